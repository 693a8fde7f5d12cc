import { useMemo, useState } from 'react';
import { clockText, type EventKind, eventKinds, eventRow, findEvents, firstAbove } from '../../src/index.ts';
import { pause, seek } from '../state/clock.ts';
import { flyTo, getState, select, useStore } from '../state/store.ts';
import { useClockTime } from '../state/use-clock.ts';
import { phrases, strings } from '../strings.ts';
import { VirtualList } from './virtual-list.tsx';

/** Kinds that most people want to see first. */
const usual: readonly EventKind[] = [
  'ordered',
  'launched',
  'killed',
  'missed',
  'leaked',
  'aborted',
  'unit-lost',
  'unit-phase',
];

/** The log. A row is a sentence; a click seeks to it and flies there. */
export function EventsTab() {
  const time = useClockTime();
  const playback = useStore((state) => state.playback)!;
  const [text, setText] = useState('');
  const [kinds, setKinds] = useState<ReadonlySet<EventKind>>(() => new Set(usual));
  const { record } = playback;
  const rows = useMemo(() => findEvents(record, kinds, text, phrases), [record, kinds, text]);
  const times = useMemo(
    () => Float64Array.from(rows, (row) => record.tables.events.time[row]!),
    [rows, record],
  );
  const now = firstAbove(times, times.length, time) - 1;
  const present = useMemo(() => {
    const seen = new Set<EventKind>();
    const { events } = record.tables;
    for (let row = 0; row < events.count; row++) seen.add(eventKinds[events.kind[row]!]!);
    return eventKinds.filter((kind) => seen.has(kind));
  }, [record]);
  const toggle = (kind: EventKind): void => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    setKinds(next);
  };
  return (
    <div className="events">
      <div className="filters">
        <input
          type="search"
          value={text}
          placeholder={strings.events.filter}
          aria-label={strings.events.filter}
          onChange={(event) => setText(event.target.value)}
        />
        <fieldset className="chips" aria-label={strings.events.kinds}>
          {present.map((kind) => (
            <button
              key={kind}
              type="button"
              className="chip"
              aria-pressed={kinds.has(kind)}
              onClick={() => toggle(kind)}
            >
              {phrases.kinds[kind]}
            </button>
          ))}
        </fieldset>
        <p className="muted" aria-live="polite">
          {rows.length.toLocaleString(getState().language)} {strings.events.shown}
        </p>
      </div>
      {rows.length === 0 ? (
        <p className="empty">{strings.events.none}</p>
      ) : (
        <VirtualList
          label={strings.events.list}
          count={rows.length}
          rowHeight={46}
          follow={now}
          row={(index) => {
            const event = eventRow(record, rows[index]!, phrases);
            return (
              <button
                type="button"
                className={`event kind-${event.kind}${index === now ? ' now' : ''}${event.time > time ? ' later' : ''}`}
                onClick={() => {
                  pause();
                  seek(event.time);
                  if (event.object >= 0) select({ kind: 'object', index: event.object });
                  if (event.place) flyTo({ lonDeg: event.place[0], latDeg: event.place[1] });
                }}
              >
                <time>{clockText(event.time)}</time>
                <span className="mark" aria-hidden="true" />
                <span className="sentence" title={event.sentence}>
                  {event.sentence}
                </span>
              </button>
            );
          }}
        />
      )}
    </div>
  );
}
