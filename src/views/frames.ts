/** Finding the rows of a moment in the framed tables of a record. */
import type { RecordTables } from '../record/record.ts';

/** The framed tables by the name of their start column. */
export type FramedStart = 'objectsStart' | 'tracksStart' | 'unitsStart' | 'plotsStart' | 'eventsStart';

/**
 * Index of the last frame at or before `time`, by bisection; 0 before the first frame and -1 where the
 * record has no frame at all.
 */
export function frameAt(tables: RecordTables, time: number): number {
  const { frames } = tables;
  let low = 0;
  let high = frames.count - 1;
  if (high < 0) return -1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (frames.time[middle]! <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First row of frame `frame` in the table that `start` names. Past the last frame: `rows`. */
export function firstRow(tables: RecordTables, start: FramedStart, frame: number, rows: number): number {
  const { frames } = tables;
  if (frame >= frames.count) return rows;
  return Math.min(frames[start][Math.max(0, frame)]!, rows);
}

/** First index in the ascending column whose value is above `value`, by bisection among `count` rows. */
export function firstAbove(column: ArrayLike<number>, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (column[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
