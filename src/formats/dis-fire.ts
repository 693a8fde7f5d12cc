/**
 * Fire and Detonation: the two ends of a shot, under one event number.
 *
 * Source: IEEE Std 1278.1-2012, clauses 5 and 7; SISO-REF-010, enumerations.
 */
import { type Bytes, putF32, putU8, putU16, putU32, putZeros } from './bytes.ts';
import {
  closePdu,
  type EntityId,
  type Kinematics,
  openPdu,
  pdu,
  putEvent,
  putId,
  putPlace,
  putType,
  putVelocity,
} from './dis-pdu.ts';
import type { EntityType } from './dis-types.ts';

function putDescriptor(bytes: Bytes, munition: EntityType): void {
  putType(bytes, munition);
  putU16(bytes, 0);
  putU16(bytes, 0);
  putU16(bytes, 1);
  putU16(bytes, 0);
}

export interface Shot {
  readonly firing: EntityId;
  readonly target: EntityId;
  readonly munition: EntityId;
  readonly munitionType: EntityType;
  /** Number of the launch. */
  readonly event: number;
  readonly at: Kinematics;
}

/** Who shoots at whom with what, and the number of the event. */
function putParties(bytes: Bytes, shot: Shot): void {
  putId(bytes, shot.firing);
  putId(bytes, shot.target);
  putId(bytes, shot.munition);
  putEvent(bytes, shot.munition.application, shot.event);
}

/** Fire, 96 bytes; the range to the target is not told. */
export function putFire(bytes: Bytes, time: number, shot: Shot): void {
  const at = openPdu(bytes, pdu.fire, time);
  putParties(bytes, shot);
  putU32(bytes, 0);
  putPlace(bytes, shot.at);
  putDescriptor(bytes, shot.munitionType);
  putVelocity(bytes, shot.at);
  putF32(bytes, 0);
  closePdu(bytes, at);
}

/** How a round ended. */
export const detonationResult = { entityImpact: 1, proximate: 2, groundImpact: 3, missFlyOut: 31 } as const;

/** Detonation, 104 bytes. */
export function putDetonation(bytes: Bytes, time: number, shot: Shot, result: number): void {
  const at = openPdu(bytes, pdu.detonation, time);
  putParties(bytes, shot);
  putVelocity(bytes, shot.at);
  putPlace(bytes, shot.at);
  putDescriptor(bytes, shot.munitionType);
  putZeros(bytes, 12);
  putU8(bytes, result);
  putU8(bytes, 0);
  putU16(bytes, 0);
  closePdu(bytes, at);
}
