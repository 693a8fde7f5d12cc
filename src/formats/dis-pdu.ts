/**
 * What all protocol data units of Distributed Interactive Simulation that we send share, version 7: the header, who is who,
 * places and times. The units stand in files of their own; each of their functions appends a whole one.
 *
 * Every unit carries the status "constructive": a simulated object in a simulated system. There is no switch for it.
 * Source: IEEE Std 1278.1-2012, clauses 5 and 7; SISO-REF-010, enumerations.
 */
import { type Bytes, patchU16, putF32, putF64, putU8, putU16, putU32, putZeros } from './bytes.ts';
import type { EntityType } from './dis-types.ts';

const protocolVersion = 7;
const exercise = 1;
/** Live-virtual-constructive indicator (bits 1 and 2 of the status): 3, constructive. */
const statusConstructive = 3 << 1;

/** Types and families of the units that we send. */
export const pdu = {
  entityState: { type: 1, family: 1 },
  fire: { type: 2, family: 2 },
  detonation: { type: 3, family: 2 },
  removeEntity: { type: 12, family: 5 },
  start: { type: 13, family: 5 },
  stop: { type: 14, family: 5 },
  emission: { type: 23, family: 6 },
} as const;

/** Who: one of our numbers in one of our applications. */
export interface EntityId {
  readonly application: number;
  readonly entity: number;
}

/** All entities, in the management units. */
export const everyone: EntityId = { application: 0xffff, entity: 0xffff };
export const nobody: EntityId = { application: 0, entity: 0 };

const site = 1;

/** Position, m, and velocity, m/s, in ecef. */
export interface Kinematics {
  x: number;
  y: number;
  z: number;
  vx: number;
  vy: number;
  vz: number;
}

/**
 * Absolute time stamp: the share of the current hour in units of 3600 s / 2^31, lowest bit 1.
 * @param time  s since 1970-01-01
 */
export function timestampFromSeconds(time: number): number {
  const inHour = time - 3600 * Math.floor(time / 3600);
  const units = Math.min(Math.floor((inHour / 3600) * 0x80000000), 0x7fffffff);
  return (units * 2 + 1) >>> 0;
}

/** Begin a unit at the end of `bytes`; gives where it begins. */
export function openPdu(bytes: Bytes, kind: { type: number; family: number }, time: number): number {
  const at = bytes.length;
  putU8(bytes, protocolVersion);
  putU8(bytes, exercise);
  putU8(bytes, kind.type);
  putU8(bytes, kind.family);
  putU32(bytes, timestampFromSeconds(time));
  putU16(bytes, 0);
  putU8(bytes, statusConstructive);
  putU8(bytes, 0);
  return at;
}

/** Set the length of the unit that began at `at`. */
export function closePdu(bytes: Bytes, at: number): void {
  patchU16(bytes, at + 8, bytes.length - at);
}

export function putId(bytes: Bytes, id: EntityId): void {
  putU16(bytes, id === nobody ? 0 : id === everyone ? 0xffff : site);
  putU16(bytes, id.application);
  putU16(bytes, id.entity);
}

export function putType(bytes: Bytes, type: EntityType): void {
  putU8(bytes, type.kind);
  putU8(bytes, type.domain);
  putU16(bytes, type.country);
  putU8(bytes, type.category);
  putZeros(bytes, 3);
}

export function putVelocity(bytes: Bytes, { vx, vy, vz }: Kinematics): void {
  putF32(bytes, vx);
  putF32(bytes, vy);
  putF32(bytes, vz);
}

export function putPlace(bytes: Bytes, { x, y, z }: Kinematics): void {
  putF64(bytes, x);
  putF64(bytes, y);
  putF64(bytes, z);
}

/** Numbered event, shared by a Fire and the Detonation that ends it. */
export function putEvent(bytes: Bytes, application: number, event: number): void {
  putU16(bytes, site);
  putU16(bytes, application);
  putU16(bytes, event & 0xffff);
}
