import { useEffect, useRef, useState } from 'react';
import { type Box, boxInView, drawnTargets } from './find-target.ts';
import type { Task } from './steps.ts';

/** Room between what is pointed at and the frame around it, px. */
const ROOM = 4;
/** Time between two looks for where it is now, ms. */
const PERIOD = 200;

function put(frame: HTMLElement, box: Box | null): void {
  frame.hidden = box === null;
  if (!box) return;
  const left = Math.max(2, box.left - ROOM);
  const top = Math.max(2, box.top - ROOM);
  frame.style.transform = `translate(${left}px, ${top}px)`;
  frame.style.width = `${Math.min(window.innerWidth - 2, box.right + ROOM) - left}px`;
  frame.style.height = `${Math.min(window.innerHeight - 2, box.bottom + ROOM) - top}px`;
  frame.classList.toggle('low', top < 34);
}

/** A dashed frame with the key on it around what the task is about; tells whether that is behind a dialog. */
export function Pointer({ task, tellFound }: { task: Task; tellFound: (isFound: boolean) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const [key, setKey] = useState('');
  useEffect(() => {
    const scrolled = new WeakSet<Element>();
    const follow = (): void => {
      const drawn = drawnTargets(task.targets);
      const first = drawn[0]?.element;
      if (first && !scrolled.has(first)) {
        scrolled.add(first);
        first.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
      const shown = drawn.find(({ element }) => boxInView(element) !== null);
      tellFound(drawn.length > 0);
      setKey(shown?.key ?? '');
      put(frame.current!, shown ? boxInView(shown.element) : null);
    };
    follow();
    const timer = window.setInterval(follow, PERIOD);
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [task, tellFound]);
  return (
    <div className="tutorial-frame" ref={frame} aria-hidden="true" hidden>
      {key !== '' && <kbd>{key}</kbd>}
    </div>
  );
}
