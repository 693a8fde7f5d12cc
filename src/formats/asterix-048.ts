/**
 * Category 048, monoradar target reports: one record a plot, marked simulated.
 *
 * Items 010 source, 140 time, 020 descriptor (primary detection, SIM), 040 slant range and azimuth, 110 height of a
 * 3D radar, 120 Doppler speed. Limits of the format: range 255.996 NM, Doppler 511 m/s (held there and marked
 * doubtful), height 8,191 x 25 ft.
 * Source: EUROCONTROL-SPEC-149-4, "Category 048, Monoradar Target Reports", edition 1.32, 2024.
 */
import { TWO_PI } from '../math/elementary.ts';
import { fieldSpecification, putSource, putSpecification, putTimeOfDay } from './asterix-record.ts';
import { METRES_PER_FOOT, METRES_PER_NAUTICAL_MILE } from './asterix-units.ts';
import { type Bytes, putU8, putU16 } from './bytes.ts';

/** References of items 010, 140, 020, 040, 110 and 120 in the order of the category's user application profile. */
const specification = fieldSpecification([1, 2, 3, 4, 19, 20]);
/** TYP 1: single primary detection; bit 5: simulated. */
const descriptor = (1 << 5) | (1 << 4);
const doubtful = 0x8000;
const largestDoppler = 511;
const largestHeight = 0x1fff;

export interface TargetReport {
  readonly source: number;
  /** s since 1970. */
  readonly time: number;
  /** Slant range, m; azimuth, rad; height above mean sea level, m; range rate, m/s, opening positive, or NaN. */
  readonly range: number;
  readonly azimuth: number;
  readonly height: number;
  readonly rangeRate: number;
}

export function putTargetReport(bytes: Bytes, report: TargetReport): void {
  putSpecification(bytes, specification);
  putSource(bytes, report.source);
  putTimeOfDay(bytes, report.time);
  putU8(bytes, descriptor);
  putU16(bytes, Math.min(Math.round((report.range / METRES_PER_NAUTICAL_MILE) * 256), 0xffff));
  putU16(bytes, Math.round((report.azimuth / TWO_PI) * 0x10000) & 0xffff);
  const height = Math.round(report.height / (25 * METRES_PER_FOOT));
  putU16(bytes, Math.max(-largestHeight, Math.min(largestHeight, height)) & 0x3fff);
  putDoppler(bytes, report.rangeRate);
}

/** Calculated Doppler speed, positive when closing, as the category counts it. */
function putDoppler(bytes: Bytes, rangeRate: number): void {
  const isKnown = Number.isFinite(rangeRate);
  const closing = isKnown ? Math.round(-rangeRate) : 0;
  const held = Math.max(-largestDoppler, Math.min(largestDoppler, closing));
  putU8(bytes, 0x80);
  putU16(bytes, (isKnown && held === closing ? 0 : doubtful) | (held & 0x3ff));
}
