/**
 * Values of ASTERIX items in SI units.
 *
 * Source: EUROCONTROL SPEC-0149, part 2b (034), part 4 (048), part 9 (062), part 12 (021): least significant bits as there.
 */
import { TWO_PI } from '../math/elementary.ts';
import type { AsterixRecord } from './asterix.ts';
import { METRES_PER_FOOT, METRES_PER_NAUTICAL_MILE } from './asterix-units.ts';

/** An unsigned number of all bytes from `from` up to `to`; NaN when the item is not there. */
function unsigned(bytes: Uint8Array | undefined, from: number, to: number): number {
  if (bytes === undefined || bytes.length < to) return Number.NaN;
  let value = 0;
  for (let k = from; k < to; k++) value = value * 256 + bytes[k]!;
  return value;
}

/** The same in two's complement of `bits` bits. */
function signed(bytes: Uint8Array | undefined, from: number, to: number, bits = 8 * (to - from)): number {
  let size = 1;
  for (let k = 0; k < bits; k++) size *= 2;
  const value = unsigned(bytes, from, to) % size;
  return value >= size / 2 ? value - size : value;
}

/** Where a record comes from: area code x 256 + identification code. */
export function sourceOf({ items }: AsterixRecord): number {
  return unsigned(items.get('010'), 0, 2);
}

/** Time of day, s from midnight UTC; NaN where it is not given. */
export function timeOfDay({ items, category }: AsterixRecord): number {
  const names = TIMES[category] ?? ['030'];
  const name = names.find((time) => items.has(time)) ?? names[0]!;
  return unsigned(items.get(name), 0, 3) / 128;
}

/** Items with the time of day, the best first: of a 021 when the place was true, when it was received, when it was sent. */
const TIMES: Readonly<Record<number, readonly string[]>> = {
  21: ['071', '073', '077'],
  48: ['140'],
  62: ['070'],
};

/** Whether the sender marks a report as simulated. */
export function isSimulated({ items, category }: AsterixRecord): boolean {
  if (category === 48) return (unsigned(items.get('020'), 0, 1) & 0x10) !== 0;
  if (category === 62) return (unsigned(items.get('080'), 1, 2) & 0x80) !== 0;
  return category === 21 && (unsigned(items.get('040'), 1, 2) & 0x20) !== 0;
}

/** What an aircraft tells of itself by ADS-B, category 021: its 24-bit address; rad, rad, m. */
export interface OwnReport {
  readonly address: number;
  readonly lat: number;
  readonly lon: number;
  readonly height: number;
}

/** A report of category 021, its place in the fine units where they are given; NaN where there is none. */
export function ownReportOf({ items }: AsterixRecord): OwnReport {
  const fine = items.get('131');
  const place = fine ?? items.get('130');
  const half = fine === undefined ? 3 : 4;
  const unit = TWO_PI / (fine === undefined ? 16777216 : 2147483648);
  const geometric = signed(items.get('140'), 0, 2) * 6.25 * METRES_PER_FOOT;
  const level = signed(items.get('145'), 0, 2) * 25 * METRES_PER_FOOT;
  return {
    address: unsigned(items.get('080'), 0, 3),
    lat: signed(place, 0, half) * unit,
    lon: signed(place, half, 2 * half) * unit,
    height: Number.isNaN(geometric) ? level : geometric,
  };
}

/** A target report of category 048. */
export interface TargetReport {
  /** Slant range, m, and azimuth, rad. */
  readonly range: number;
  readonly azimuth: number;
  /** By the transponder's pressure altimeter, or else the radar's own measurement, m; NaN where neither is given. */
  readonly height: number;
  /** Whether the height is the radar's own measurement. */
  readonly isMeasured: boolean;
  /** Track number of the sender, and 24-bit address. */
  readonly trackNumber: number;
  readonly address: number;
}

export function targetReportOf({ items }: AsterixRecord): TargetReport {
  const level = signed(items.get('090'), 0, 2, 14) * 25 * METRES_PER_FOOT;
  const measured = signed(items.get('110'), 0, 2, 14) * 25 * METRES_PER_FOOT;
  const position = items.get('040');
  return {
    range: (unsigned(position, 0, 2) / 256) * METRES_PER_NAUTICAL_MILE,
    azimuth: (unsigned(position, 2, 4) / 65536) * TWO_PI,
    height: Number.isNaN(level) ? measured : level,
    isMeasured: Number.isNaN(level),
    trackNumber: unsigned(items.get('161'), 0, 2) % 4096,
    address: unsigned(items.get('220'), 0, 3),
  };
}

/** Ground speed, m/s, and heading, rad, that the sender of a target report has computed. */
export function polarVelocityOf({ items }: AsterixRecord): { speed: number; heading: number } {
  const velocity = items.get('200');
  return {
    speed: (unsigned(velocity, 0, 2) / 16384) * METRES_PER_NAUTICAL_MILE,
    heading: (unsigned(velocity, 2, 4) / 65536) * TWO_PI,
  };
}

/** Place of a radar from category 034: rad, rad, m; NaN where it is not given. */
export function placeOf({ items }: AsterixRecord): { lat: number; lon: number; height: number } {
  const place = items.get('120');
  const unit = TWO_PI / 16777216;
  return { height: signed(place, 0, 2), lat: signed(place, 2, 5) * unit, lon: signed(place, 5, 8) * unit };
}

/** Message type of a service message of category 034 (1 north, 2 sector), and azimuth of the sector, rad. */
export function serviceOf({ items }: AsterixRecord): { type: number; azimuth: number } {
  return {
    type: unsigned(items.get('000'), 0, 1),
    azimuth: (unsigned(items.get('020'), 0, 1) / 256) * TWO_PI,
  };
}

/** A system track of category 062: rad, rad, m, m/s east and north. */
export interface SystemTrack {
  readonly number: number;
  /** Whether this is the last that is told of it: no news of where it is. */
  readonly isEnd: boolean;
  readonly lat: number;
  readonly lon: number;
  readonly height: number;
  readonly vx: number;
  readonly vy: number;
}

export function systemTrackOf({ items }: AsterixRecord): SystemTrack {
  const place = items.get('105');
  const unit = TWO_PI / 67108864;
  const geometric = signed(items.get('130'), 0, 2) * 6.25 * METRES_PER_FOOT;
  const level = signed(items.get('136'), 0, 2) * 25 * METRES_PER_FOOT;
  const velocity = items.get('185');
  return {
    number: unsigned(items.get('040'), 0, 2),
    isEnd: (unsigned(items.get('080'), 1, 2) & 0x40) !== 0,
    lat: signed(place, 0, 4) * unit,
    lon: signed(place, 4, 8) * unit,
    height: Number.isNaN(geometric) ? level : geometric,
    vx: signed(velocity, 0, 2) * 0.25,
    vy: signed(velocity, 2, 4) * 0.25,
  };
}
