/**
 * Category 062, system tracks, marked simulated.
 *
 * Items 010 source, 015 service, 070 time, 105 place, 185 velocity, 040 number, 080 status, 130 geometric altitude, 220
 * rate of climb. Limits of the format: altitude 62 km, rate of climb 1,040 m/s, both held there; numbers modulo 65,536.
 * Source: EUROCONTROL-SPEC-149-9, "Category 062, SDPS Track Messages", edition 1.20, 2023.
 */
import {
  fieldSpecification,
  putSigned16,
  putSource,
  putSpecification,
  putTimeOfDay,
} from './asterix-record.ts';
import { METRES_PER_FOOT } from './asterix-units.ts';
import { type Bytes, putU8, putU16, putU32 } from './bytes.ts';

const specification = fieldSpecification([1, 3, 4, 5, 7, 12, 13, 18, 20]);
const service = 1;
const degreesPerUnit = 180 / 0x2000000;
/** Status, first byte: geometric altitude is the more reliable, from a 3D radar; more bytes follow. */
const statusFirst = (1 << 5) | (2 << 2) | 1;
const statusTentative = 1 << 1;
const statusSimulated = 0x80;
const statusEnds = 0x40;
const statusCoasting = 0x80;
const moreFollows = 1;

export interface SystemTrack {
  readonly number: number;
  /** s since 1970. */
  time: number;
  latDeg: number;
  lonDeg: number;
  heightM: number;
  /** East, north and up, m/s. */
  readonly velocity: Float64Array;
  state: 'tentative' | 'confirmed' | 'coasting' | 'ended';
}

export function putSystemTrack(bytes: Bytes, source: number, track: SystemTrack): void {
  putSpecification(bytes, specification);
  putSource(bytes, source);
  putU8(bytes, service);
  putTimeOfDay(bytes, track.time);
  putU32(bytes, Math.round(track.latDeg / degreesPerUnit) >>> 0);
  putU32(bytes, Math.round(track.lonDeg / degreesPerUnit) >>> 0);
  putSigned16(bytes, track.velocity[0]!, 0.25);
  putSigned16(bytes, track.velocity[1]!, 0.25);
  putU16(bytes, track.number & 0xffff);
  putStatus(bytes, track.state);
  putSigned16(bytes, track.heightM, 6.25 * METRES_PER_FOOT);
  putSigned16(bytes, track.velocity[2]!, (6.25 * METRES_PER_FOOT) / 60);
}

function putStatus(bytes: Bytes, state: SystemTrack['state']): void {
  putU8(bytes, statusFirst | (state === 'tentative' ? statusTentative : 0));
  putU8(bytes, statusSimulated | (state === 'ended' ? statusEnds : 0) | moreFollows);
  putU8(bytes, moreFollows);
  putU8(bytes, state === 'coasting' ? statusCoasting : 0);
}
