/** Marks on the time line: when waves entered, rounds left, things were killed and attacks came through. */
import { eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';

export interface TimeMarks {
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

/** The marks of a record. */
export function timeMarks(record: RunRecord): TimeMarks {
  return {
    entered: timesOf(record, 'entered'),
    launched: timesOf(record, 'launched'),
    killed: timesOf(record, 'killed'),
    leaked: timesOf(record, 'leaked'),
  };
}

/** The next (`direction` 1) or previous (-1) launch, kill or leak seen from `time`, s; `time` where there is none. */
export function neighbourMark(marks: TimeMarks, time: number, direction: 1 | -1): number {
  let best = direction > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  for (const times of [marks.launched, marks.killed, marks.leaked]) {
    for (const mark of times) {
      if (direction > 0 && mark > time + 1e-6 && mark < best) best = mark;
      if (direction < 0 && mark < time - 1e-6 && mark > best) best = mark;
    }
  }
  return Number.isFinite(best) ? best : time;
}
