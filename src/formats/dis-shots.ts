/** Fire and Detonation, from the events since the frame before. */
import { ecefFromGeodetic } from '../geo/frames.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { type EventTable, eventCode } from '../record/event.ts';
import { objectStatus } from '../world/truth.ts';
import { assetId, objectId, objectType, unitId } from './dis-entities.ts';
import { detonationResult, putDetonation, putFire } from './dis-fire.ts';
import { type EntityId, type Kinematics, nobody } from './dis-pdu.ts';
import { roundAt } from './dis-rounds.ts';
import { type DisState, send } from './dis-state.ts';
import { interceptorType } from './dis-types.ts';
import type { Frame } from './reel.ts';

const place = new Float64Array(3);

/** Where an event happened; velocities are not in the log. */
function eventPlace(events: EventTable, row: number): Kinematics {
  ecefFromGeodetic(
    events.latDeg[row]! * RADIANS_PER_DEGREE,
    events.lonDeg[row]! * RADIANS_PER_DEGREE,
    events.height[row]!,
    place,
  );
  return { x: place[0]!, y: place[1]!, z: place[2]!, vx: 0, vy: 0, vz: 0 };
}

function idOrNobody(index: number, idOf: (index: number) => EntityId): EntityId {
  return index < 0 ? nobody : idOf(index);
}

function putRoundEvent(state: DisState, events: EventTable, row: number): void {
  const isLaunch = events.kind[row] === eventCode.launched;
  const time = events.time[row]!;
  const moment = isLaunch ? 'entered' : 'ended';
  const round = roundAt(state.head, state.rounds, events.engagement[row]!, moment, time);
  if (round < 0) return;
  if (isLaunch) state.firedBy.set(round, events.unit[row]!);
  const shot = {
    firing: idOrNobody(state.firedBy.get(round) ?? -1, unitId),
    target: idOrNobody(events.object[row]!, objectId),
    munition: objectId(round),
    munitionType: interceptorType,
    event: round + 1,
    at: eventPlace(events, row),
  };
  if (isLaunch) send(state, time, (bytes, at) => putFire(bytes, at, shot));
  else {
    const isKill = events.kind[row] === eventCode.killed;
    const result = isKill ? detonationResult.proximate : detonationResult.missFlyOut;
    send(state, time, (bytes, at) => putDetonation(bytes, at, shot, result));
    state.firedBy.delete(round);
  }
}

/** A missile or drone that ends at its target goes off there; an aircraft that delivers flies on. */
function putImpact(state: DisState, events: EventTable, row: number): void {
  const object = events.object[row]!;
  if (object < 0 || state.head.objectList.status[object] !== objectStatus.impacted) return;
  const shot = {
    firing: nobody,
    target: idOrNobody(events.asset[row]!, assetId),
    munition: objectId(object),
    munitionType: objectType(state.head, object),
    event: object + 1,
    at: eventPlace(events, row),
  };
  send(state, events.time[row]!, (bytes, at) =>
    putDetonation(bytes, at, shot, detonationResult.entityImpact),
  );
}

export function putShots(state: DisState, { events }: Frame): void {
  const { table } = events;
  for (let row = events.start; row < events.end; row++) {
    const kind = table.kind[row]!;
    if (kind === eventCode.leaked) putImpact(state, table, row);
    else if (
      kind === eventCode.launched ||
      kind === eventCode.killed ||
      kind === eventCode.missed ||
      kind === eventCode.expired
    ) {
      putRoundEvent(state, table, row);
    }
  }
}
