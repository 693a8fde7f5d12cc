/** Truth events of a tick, and the list of everything that ever was an object. */
import { appendRow } from '../math/table.ts';
import { outcomeKind } from '../world/outcome.ts';
import { objectKind, objectStatus } from '../world/truth.ts';
import { addEvent, placeAtObject, placeEvent } from './add-event.ts';
import type { EventKind } from './event.ts';
import type { Recorder, TickTables } from './recorder.ts';

const outcomeEvent: Readonly<Record<number, EventKind>> = {
  [outcomeKind.entered]: 'entered',
  [outcomeKind.launched]: 'launched',
  [outcomeKind.killed]: 'killed',
  [outcomeKind.missed]: 'missed',
  [outcomeKind.expired]: 'expired',
  [outcomeKind.delivered]: 'leaked',
  [outcomeKind.departed]: 'departed',
  [outcomeKind.unitLost]: 'unit-lost',
  [outcomeKind.unitPhase]: 'unit-phase',
  [outcomeKind.separated]: 'separated',
};

/**
 * Truth events as they happened. A round's launch and its end in the empty air are told of the object that it was
 * meant for, and stand where the round was.
 */
export function appendOutcomes(recorder: Recorder, tick: TickTables): void {
  const { outcomes, truth } = tick;
  const { events, objectList } = recorder.tables;
  while (objectList.count < truth.count) listObject(recorder, tick, objectList.count);
  for (let row = 0; row < outcomes.count; row++) {
    const kind = outcomes.kind[row]!;
    const event = addEvent(recorder, outcomes.time[row]!, outcomeEvent[kind]!);
    const object = outcomes.object[row]!;
    const interceptor = outcomes.interceptor[row]!;
    const engagement = outcomes.engagement[row]!;
    events.object[event] = object < 0 && engagement >= 0 ? recorder.engagementObject[engagement]! : object;
    events.track[event] = engagement >= 0 ? tick.engagements.track[engagement]! : -1;
    events.engagement[event] = engagement;
    events.asset[event] = outcomes.asset[row]!;
    events.unit[event] = outcomes.unit[row]!;
    events.value[event] = outcomes.value[row]!;
    if (interceptor >= 0) events.effector[event] = truth.classIndex[interceptor]!;
    if (object >= 0) placeAtObject(recorder, event, truth, object);
    else if (interceptor >= 0) placeAtObject(recorder, event, truth, interceptor);
    else if (outcomes.unit[row]! >= 0) {
      const unit = outcomes.unit[row]!;
      placeEvent(recorder, event, tick.units.x[unit]!, tick.units.y[unit]!, tick.units.z[unit]!);
    }
    if (kind === outcomeKind.entered || kind === outcomeKind.separated)
      objectList.entered[object] = outcomes.time[row]!;
    if (kind === outcomeKind.killed || kind === outcomeKind.departed)
      objectList.ended[object] = outcomes.time[row]!;
    if (kind === outcomeKind.delivered && truth.status[object] === objectStatus.impacted) {
      objectList.ended[object] = outcomes.time[row]!;
      objectList.status[object] = truth.status[object]!;
    }
    if (kind === outcomeKind.launched && interceptor >= 0)
      objectList.entered[interceptor] = outcomes.time[row]!;
    if (kind === outcomeKind.killed || kind === outcomeKind.missed || kind === outcomeKind.expired) {
      if (interceptor >= 0) objectList.ended[interceptor] = outcomes.time[row]!;
    }
  }
}

function listObject(recorder: Recorder, tick: TickTables, object: number): void {
  const { truth, flyouts } = tick;
  const list = recorder.tables.objectList;
  const row = appendRow(list);
  list.kind[row] = truth.kind[object]!;
  list.side[row] = truth.side[object]!;
  list.flight[row] = truth.flight[object]!;
  list.classIndex[row] = truth.classIndex[object]!;
  list.asset[row] = truth.asset[object]!;
  list.engagement[row] = -1;
  if (truth.kind[object] !== objectKind.interceptor) return;
  for (let flyout = flyouts.count - 1; flyout >= 0; flyout--) {
    if (flyouts.object[flyout] === object) {
      list.engagement[row] = flyouts.engagement[flyout]!;
      break;
    }
  }
}
