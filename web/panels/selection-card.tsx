import { clockText, eventRow, killChainOf } from '../../src/index.ts';
import { clock, pause, seek } from '../state/clock.ts';
import { flyTo, select, useStore } from '../state/store.ts';
import { useClockTime } from '../state/use-clock.ts';
import { phrases, strings } from '../strings.ts';
import { describe, storyFor } from './describe.ts';
import { Facts } from './facts.tsx';
import { KillChainView } from './kill-chain.tsx';

/** The selected thing: its state now, the last decision about it, and its whole story. */
export function SelectionCard() {
  useClockTime();
  useStore((state) => state.units);
  const playback = useStore((state) => state.playback);
  const selected = useStore((state) => state.selected);
  if (!playback || !selected) return null;
  const told = describe(playback, selected, clock.time);
  if (!told) return null;
  const story = told.object >= 0 ? storyFor(playback, told.object) : [];
  return (
    <aside className="card" aria-label={told.title}>
      <header>
        <div>
          <h2>{told.title}</h2>
          <p className="muted">{told.subtitle}</p>
        </div>
        <button type="button" className="icon" onClick={() => select(null)} aria-label={strings.card.close}>
          ×
        </button>
      </header>
      <Facts facts={told.facts} />
      {story.length > 0 && <KillChainView chain={killChainOf(playback.record, story)} time={clock.time} />}
      {told.decision !== null && (
        <p className="decision">
          <b>{strings.card.decision}</b> {told.decision}
        </p>
      )}
      {story.length > 0 && (
        <details open>
          <summary>{strings.card.story}</summary>
          <ol className="story">
            {story.map((row) => {
              const event = eventRow(playback.record, row, phrases);
              return (
                <li key={row} className={event.time > clock.time ? 'later' : undefined}>
                  <button
                    type="button"
                    onClick={() => {
                      pause();
                      seek(event.time);
                      if (event.place) flyTo({ lonDeg: event.place[0], latDeg: event.place[1] });
                    }}
                  >
                    <time>{clockText(event.time)}</time>
                    <span>{event.sentence}</span>
                  </button>
                </li>
              );
            })}
          </ol>
        </details>
      )}
    </aside>
  );
}
