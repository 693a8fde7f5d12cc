/** Adding one row to the event log. */
import { geodeticFromEcef } from '../geo/frames.ts';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import type { TruthTable } from '../world/truth.ts';
import { type EventKind, eventCode } from './event.ts';
import type { Recorder } from './recorder.ts';

/** A new event row with no ids and no place. */
export function addEvent(recorder: Recorder, time: number, kind: EventKind): number {
  const { events } = recorder.tables;
  const row = appendRow(events);
  events.time[row] = time;
  events.kind[row] = eventCode[kind];
  events.object[row] = -1;
  events.track[row] = -1;
  events.engagement[row] = -1;
  events.unit[row] = -1;
  events.asset[row] = -1;
  events.effector[row] = -1;
  events.latDeg[row] = Number.NaN;
  events.lonDeg[row] = Number.NaN;
  events.height[row] = Number.NaN;
  return row;
}

export function placeEvent(recorder: Recorder, row: number, x: number, y: number, z: number): void {
  const { events } = recorder.tables;
  geodeticFromEcef(x, y, z, recorder.place);
  events.latDeg[row] = recorder.place[0]! * DEGREES_PER_RADIAN;
  events.lonDeg[row] = recorder.place[1]! * DEGREES_PER_RADIAN;
  events.height[row] = recorder.place[2]!;
}

export function placeAtObject(recorder: Recorder, row: number, truth: TruthTable, object: number): void {
  placeEvent(recorder, row, truth.x[object]!, truth.y[object]!, truth.z[object]!);
}
