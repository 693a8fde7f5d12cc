/**
 * Entity State: where something is, how it moves and what it is.
 *
 * Source: IEEE Std 1278.1-2012, clauses 5 and 7; SISO-REF-010, enumerations.
 */
import {
  type Bytes,
  createBytes,
  patchF32,
  patchF64,
  patchU32,
  putAscii,
  putBytes,
  putU8,
  putU32,
  putZeros,
  writtenBytes,
} from './bytes.ts';
import {
  closePdu,
  type EntityId,
  type Kinematics,
  openPdu,
  pdu,
  putId,
  putType,
  timestampFromSeconds,
} from './dis-pdu.ts';
import type { EntityType } from './dis-types.ts';

/** Dead reckoning by constant velocity, and standing still. */
export const deadReckoning = { static: 1, constantVelocity: 2 } as const;

/** What of an Entity State does not change while the entity is there. */
export interface Entity {
  readonly id: EntityId;
  /** 1 friendly, 2 opposing, 3 neutral. */
  readonly force: number;
  readonly type: EntityType;
  readonly algorithm: number;
  /** At most 11 characters. */
  readonly marking: string;
}

/** Places in an Entity State of what changes. */
const at = { timestamp: 4, velocity: 36, location: 48, orientation: 72 } as const;

/** An Entity State of this entity, 144 bytes, at the Earth's centre. */
export function entityTemplate(entity: Entity): Uint8Array {
  const bytes = createBytes(144);
  const start = openPdu(bytes, pdu.entityState, 0);
  putId(bytes, entity.id);
  putU8(bytes, entity.force);
  putU8(bytes, 0);
  putType(bytes, entity.type);
  putType(bytes, entity.type);
  putZeros(bytes, 3 * 4 + 3 * 8 + 3 * 4);
  putU32(bytes, 0);
  putU8(bytes, entity.algorithm);
  putZeros(bytes, 15 + 12 + 12);
  putU8(bytes, 1);
  putAscii(bytes, entity.marking, 11);
  putU32(bytes, 0);
  closePdu(bytes, start);
  return writtenBytes(bytes);
}

/**
 * Entity State, 144 bytes.
 * @param attitude  psi, theta, phi: turns about z, y, x from ecef to the body, rad
 */
export function putEntityState(
  bytes: Bytes,
  time: number,
  template: Uint8Array,
  state: Readonly<Kinematics>,
  attitude: ArrayLike<number>,
): void {
  const start = bytes.length;
  putBytes(bytes, template);
  patchU32(bytes, start + at.timestamp, timestampFromSeconds(time));
  patchF32(bytes, start + at.velocity, state.vx);
  patchF32(bytes, start + at.velocity + 4, state.vy);
  patchF32(bytes, start + at.velocity + 8, state.vz);
  patchF64(bytes, start + at.location, state.x);
  patchF64(bytes, start + at.location + 8, state.y);
  patchF64(bytes, start + at.location + 16, state.z);
  for (let i = 0; i < 3; i++) patchF32(bytes, start + at.orientation + 4 * i, attitude[i]!);
}
