/** Marks on the time line: when waves entered, rounds left, things were killed and attacks came through. */
import { eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';

/** A group of the raid on the time line. */
export interface Wave {
  readonly name: string;
  /** When its first object entered, s. */
  readonly time: number;
  readonly count: number;
}

export interface TimeMarks {
  /** Groups of hostile flights by the time their first object entered. */
  readonly waves: readonly Wave[];
  /** Times, s, ascending. */
  readonly entered: Float64Array;
  readonly launched: Float64Array;
  readonly killed: Float64Array;
  readonly leaked: Float64Array;
}

function timesOf(record: RunRecord, kind: (typeof eventKinds)[number]): Float64Array {
  const { events } = record.tables;
  const code = eventKinds.indexOf(kind);
  const times: number[] = [];
  for (let row = 0; row < events.count; row++) if (events.kind[row] === code) times.push(events.time[row]!);
  return Float64Array.from(times).sort();
}

function wavesOf({ tables, header }: RunRecord): Wave[] {
  const { objectList } = tables;
  const waves = new Map<string, { name: string; time: number; count: number }>();
  for (let object = 0; object < objectList.count; object++) {
    const flight = header.flights[objectList.flight[object]!];
    if (flight?.side !== 'hostile') continue;
    const time = objectList.entered[object]!;
    const wave = waves.get(flight.group) ?? { name: flight.group, time, count: 0 };
    wave.time = Math.min(wave.time, time);
    wave.count++;
    waves.set(flight.group, wave);
  }
  return [...waves.values()].sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1));
}

/** What one can jump to. */
export const markKinds = ['wave', 'launched', 'killed', 'leaked'] as const;
export type MarkKind = (typeof markKinds)[number];

/** The marks of a record. */
export function timeMarks(record: RunRecord): TimeMarks {
  return {
    waves: wavesOf(record),
    entered: timesOf(record, 'entered'),
    launched: timesOf(record, 'launched'),
    killed: timesOf(record, 'killed'),
    leaked: timesOf(record, 'leaked'),
  };
}

/** The next (`direction` 1) or previous (-1) mark of these kinds seen from `time`, s; `time` where there is none. */
export function neighbourMark(
  marks: TimeMarks,
  time: number,
  direction: 1 | -1,
  kinds: readonly MarkKind[] = markKinds,
): number {
  let best = direction > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (const kind of kinds) {
    const times = kind === 'wave' ? marks.waves.map((wave) => wave.time) : marks[kind];
    for (const mark of times) {
      if (direction > 0 && mark > time + 1e-6 && mark < best) best = mark;
      if (direction < 0 && mark < time - 1e-6 && mark > best) best = mark;
    }
  }
  return Number.isFinite(best) ? best : time;
}
