/**
 * Layouts of the protocol data units of Distributed Interactive Simulation that we send, version 7. Each function
 * appends one whole unit.
 *
 * Every unit carries the status "constructive": a simulated object in a simulated system. There is no switch for it.
 * Source: IEEE Std 1278.1-2012, clauses 5 and 7; SISO-REF-010, enumerations.
 */
import {
  type Bytes,
  createBytes,
  patchF32,
  patchF64,
  patchU16,
  patchU32,
  putAscii,
  putBytes,
  putF32,
  putF64,
  putU8,
  putU16,
  putU32,
  putZeros,
  writtenBytes,
} from './bytes.ts';
import type { EntityType } from './dis-types.ts';

const protocolVersion = 7;
const exercise = 1;
/** Live-virtual-constructive indicator (bits 1 and 2 of the status): 3, constructive. */
const statusConstructive = 3 << 1;

const pdu = {
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

function open(bytes: Bytes, kind: { type: number; family: number }, time: number): number {
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

function close(bytes: Bytes, at: number): void {
  patchU16(bytes, at + 8, bytes.length - at);
}

function putId(bytes: Bytes, id: EntityId): void {
  putU16(bytes, id === nobody ? 0 : id === everyone ? 0xffff : site);
  putU16(bytes, id.application);
  putU16(bytes, id.entity);
}

function putType(bytes: Bytes, type: EntityType): void {
  putU8(bytes, type.kind);
  putU8(bytes, type.domain);
  putU16(bytes, type.country);
  putU8(bytes, type.category);
  putZeros(bytes, 3);
}

function putVelocity(bytes: Bytes, { vx, vy, vz }: Kinematics): void {
  putF32(bytes, vx);
  putF32(bytes, vy);
  putF32(bytes, vz);
}

function putPlace(bytes: Bytes, { x, y, z }: Kinematics): void {
  putF64(bytes, x);
  putF64(bytes, y);
  putF64(bytes, z);
}

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
  const start = open(bytes, pdu.entityState, 0);
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
  close(bytes, start);
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

/** Numbered event, shared by a Fire and the Detonation that ends it. */
function putEvent(bytes: Bytes, application: number, event: number): void {
  putU16(bytes, site);
  putU16(bytes, application);
  putU16(bytes, event & 0xffff);
}

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

/** Fire, 96 bytes; the range to the target is not told. */
export function putFire(bytes: Bytes, time: number, shot: Shot): void {
  const at = open(bytes, pdu.fire, time);
  putId(bytes, shot.firing);
  putId(bytes, shot.target);
  putId(bytes, shot.munition);
  putEvent(bytes, shot.munition.application, shot.event);
  putU32(bytes, 0);
  putPlace(bytes, shot.at);
  putDescriptor(bytes, shot.munitionType);
  putVelocity(bytes, shot.at);
  putF32(bytes, 0);
  close(bytes, at);
}

/** How a round ended. */
export const detonationResult = { entityImpact: 1, proximate: 2, groundImpact: 3, missFlyOut: 31 } as const;

/** Detonation, 104 bytes. */
export function putDetonation(bytes: Bytes, time: number, shot: Shot, result: number): void {
  const at = open(bytes, pdu.detonation, time);
  putId(bytes, shot.firing);
  putId(bytes, shot.target);
  putId(bytes, shot.munition);
  putEvent(bytes, shot.munition.application, shot.event);
  putVelocity(bytes, shot.at);
  putPlace(bytes, shot.at);
  putDescriptor(bytes, shot.munitionType);
  putZeros(bytes, 12);
  putU8(bytes, result);
  putU8(bytes, 0);
  putU16(bytes, 0);
  close(bytes, at);
}

/** Emitter functions and beam functions that we name. */
export const emitterFunction = { earlyWarning: 2, fireControl: 4, acquisition: 5 } as const;

/**
 * Electromagnetic Emission with one system and one beam: that a radar radiates, and what for. Frequency, power,
 * pulses and sweep are zero, which means not told: we design no waveform.
 */
export function putEmission(
  bytes: Bytes,
  time: number,
  radar: { id: EntityId; number: number; emitterFunction: number; beamFunction: number; event: number },
): void {
  const at = open(bytes, pdu.emission, time);
  putId(bytes, radar.id);
  putEvent(bytes, radar.id.application, radar.event);
  putU8(bytes, 0);
  putU8(bytes, 1);
  putU16(bytes, 0);
  putU8(bytes, (20 + 52) / 4);
  putU8(bytes, 1);
  putU16(bytes, 0);
  putU16(bytes, 0);
  putU8(bytes, radar.emitterFunction);
  putU8(bytes, radar.number & 0xff);
  putZeros(bytes, 12);
  putU8(bytes, 52 / 4);
  putU8(bytes, 1);
  putU16(bytes, 0);
  putZeros(bytes, 40);
  putU8(bytes, radar.beamFunction);
  putZeros(bytes, 3);
  putZeros(bytes, 4);
  close(bytes, at);
}

/** Start/Resume, 44 bytes, to everyone. */
export function putStart(bytes: Bytes, time: number, request: number): void {
  const at = open(bytes, pdu.start, time);
  putId(bytes, { application: 1, entity: 0 });
  putId(bytes, everyone);
  putClock(bytes, time);
  putClock(bytes, time);
  putU32(bytes, request);
  close(bytes, at);
}

/** Stop/Freeze, 40 bytes, to everyone, for the reason "termination". */
export function putStop(bytes: Bytes, time: number, request: number): void {
  const at = open(bytes, pdu.stop, time);
  putId(bytes, { application: 1, entity: 0 });
  putId(bytes, everyone);
  putClock(bytes, time);
  putU8(bytes, 2);
  putU8(bytes, 0);
  putU16(bytes, 0);
  putU32(bytes, request);
  close(bytes, at);
}

/** Whole hours since 1970 and the share of the hour. */
function putClock(bytes: Bytes, time: number): void {
  putU32(bytes, Math.floor(time / 3600));
  putU32(bytes, timestampFromSeconds(time));
}

/** Remove Entity, 28 bytes. */
export function putRemove(bytes: Bytes, time: number, id: EntityId, request: number): void {
  const at = open(bytes, pdu.removeEntity, time);
  putId(bytes, { application: 1, entity: 0 });
  putId(bytes, id);
  putU32(bytes, request);
  close(bytes, at);
}
