import { describe } from '../panels/describe.ts';
import { clock } from '../state/clock.ts';
import { useStore } from '../state/store.ts';
import { useClockTime } from '../state/use-clock.ts';
import type { Hover } from './open-map.ts';

/** Name, state and last decision of what is under the pointer. */
export function Tooltip({ hover }: { hover: Hover }) {
  useClockTime();
  const playback = useStore((state) => state.playback);
  if (!playback) return null;
  const told = describe(playback, hover.thing, clock.time);
  if (!told) return null;
  const left = Math.min(hover.x + 16, window.innerWidth - 300);
  return (
    <div className="tooltip" role="tooltip" style={{ left, top: hover.y + 16 }}>
      <strong>{told.title}</strong>
      <span className="muted">{told.subtitle}</span>
      <span>
        {told.facts
          .slice(0, 3)
          .map(([, value]) => value)
          .join(' · ')}
      </span>
      {told.decision && <span className="why">{told.decision}</span>}
    </div>
  );
}
