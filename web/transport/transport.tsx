import { clockText } from '../../src/index.ts';
import { clock, seek, setSpeed, speeds } from '../state/clock.ts';
import { jump, playOrPause } from '../state/keys.ts';
import { useClock, useClockTime } from '../state/use-clock.ts';
import { strings } from '../strings.ts';
import { Timeline } from './timeline.tsx';

const signs = {
  play: 'M6 4l14 8-14 8z',
  pause: 'M6 4h4v16H6zM14 4h4v16h-4z',
  previous: 'M6 5h2.5v14H6zM19 5v14l-9-7z',
  next: 'M15.5 5H18v14h-2.5zM5 5l9 7-9 7z',
  back: 'M14 6l-7 6 7 6z',
  forward: 'M10 6l7 6-7 6z',
} as const;

function Sign({ name }: { name: keyof typeof signs }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={signs[name]} />
    </svg>
  );
}

/** Play, step, speed and the time line. */
export function Transport() {
  const time = useClockTime();
  const { playing, speed, end } = useClock();
  return (
    <section className="transport" aria-label={strings.transport.label}>
      <div className="buttons">
        <button
          type="button"
          className="icon"
          onClick={() => jump(-1)}
          aria-label={strings.transport.back}
          title={`${strings.transport.back} (P)`}
        >
          <Sign name="previous" />
        </button>
        <button
          type="button"
          className="icon step"
          onClick={() => seek(clock.time - 1)}
          aria-label={strings.transport.stepBack}
        >
          <Sign name="back" />
        </button>
        <button
          type="button"
          className="play"
          onClick={playOrPause}
          aria-label={playing ? strings.transport.pause : strings.transport.play}
        >
          <Sign name={playing ? 'pause' : 'play'} />
        </button>
        <button
          type="button"
          className="icon step"
          onClick={() => seek(clock.time + 1)}
          aria-label={strings.transport.step}
        >
          <Sign name="forward" />
        </button>
        <button
          type="button"
          className="icon"
          onClick={() => jump(1)}
          aria-label={strings.transport.next}
          title={`${strings.transport.next} (N)`}
        >
          <Sign name="next" />
        </button>
      </div>
      <output className="time">
        {clockText(time)} <small>/ {clockText(end)}</small>
      </output>
      <Timeline />
      <label className="speed">
        <span className="visually-hidden">{strings.transport.speed}</span>
        <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
          {speeds.map((each) => (
            <option key={each} value={each}>
              {each} ×
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
