import { useEffect, useMemo, useRef } from 'react';
import { clockText, timeMarks } from '../../src/index.ts';
import { clock, onFrame, seek } from '../state/clock.ts';
import { useStore } from '../state/store.ts';
import { useClockTime } from '../state/use-clock.ts';
import { strings } from '../strings.ts';
import { paintTimeline } from './paint-timeline.ts';

/** The whole run as a strip: entries, launches, kills and leaks; drag or use the arrow keys to seek. */
export function Timeline() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const playback = useStore((state) => state.playback);
  const theme = useStore((state) => state.theme);
  const bookmarks = useStore((state) => state.bookmarks);
  const time = useClockTime();
  const marks = useMemo(() => (playback ? timeMarks(playback.record) : null), [playback]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read from the page
  useEffect(() => {
    const element = canvas.current!;
    const paint = (): void => paintTimeline(element, marks, bookmarks, clock.end);
    const watch = new ResizeObserver(paint);
    watch.observe(element);
    paint();
    return () => watch.disconnect();
  }, [marks, bookmarks, theme]);
  useEffect(() => {
    const move = (): void => {
      const share = clock.end > 0 ? clock.time / clock.end : 0;
      const width = canvas.current!.clientWidth;
      head.current!.style.transform = `translateX(${share * width}px)`;
    };
    move();
    const watch = new ResizeObserver(move);
    watch.observe(canvas.current!);
    const stop = onFrame(move);
    return () => {
      stop();
      watch.disconnect();
    };
  }, []);
  const seekTo = (x: number): void => {
    const box = canvas.current!.getBoundingClientRect();
    seek(((x - box.left) / box.width) * clock.end);
  };
  return (
    <div
      className="timeline"
      role="slider"
      tabIndex={0}
      aria-label={strings.transport.timeline}
      aria-valuemin={0}
      aria-valuemax={Math.round(clock.end)}
      aria-valuenow={Math.round(time)}
      aria-valuetext={clockText(time)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event.clientX);
      }}
      onPointerMove={(event) => {
        if (event.buttons & 1) seekTo(event.clientX);
      }}
    >
      <canvas ref={canvas} />
      <div className="playhead" ref={head} />
    </div>
  );
}
