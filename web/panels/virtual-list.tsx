import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { usePrinting } from '../state/use-printing.ts';

interface Props {
  readonly label: string;
  readonly count: number;
  /** Height of every row, px. */
  readonly rowHeight: number;
  readonly row: (index: number) => ReactNode;
  /** Row to bring into view when it changes, or -1. */
  readonly follow: number;
}

/** Rows that are printed: all of a list that is not longer, else those from the first in view on. */
const MOST_PRINTED = 1000;

/** A list of any length that renders only the rows in view. */
export function VirtualList({ label, count, rowHeight, row, follow }: Props) {
  const box = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  const touched = useRef(0);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => setHeight(entry!.contentRect.height));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (follow < 0 || performance.now() - touched.current < 4000) return;
    const at = follow * rowHeight;
    const element = box.current!;
    if (at < element.scrollTop || at > element.scrollTop + element.clientHeight - 2 * rowHeight) {
      element.scrollTop = Math.max(0, at - element.clientHeight / 2);
    }
  }, [follow, rowHeight]);
  const isPrinting = usePrinting();
  const before = isPrinting && count <= MOST_PRINTED ? count : 4;
  const after = isPrinting ? MOST_PRINTED : 4;
  const first = Math.max(0, Math.floor(top / rowHeight) - before);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + after);
  return (
    <section
      className="virtual"
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onPointerDown={() => {
        touched.current = performance.now();
      }}
      onWheel={() => {
        touched.current = performance.now();
      }}
    >
      <ol style={isPrinting ? undefined : { height: count * rowHeight }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) => {
          const index = first + offset;
          return (
            <li key={index} style={isPrinting ? undefined : { top: index * rowHeight, height: rowHeight }}>
              {row(index)}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
