/**
 * Category 034, monoradar service messages: where a radar stands and that its beam has passed north.
 *
 * Items 010 source, 000 message type, 030 time, 120 position. Target reports are polar and carry no place, so a
 * receiver needs this one first.
 * Source: EUROCONTROL-SPEC-149-2b, "Category 034, Monoradar Service Messages", edition 1.29, 2021.
 */
import { fieldSpecification, putSource, putSpecification, putTimeOfDay } from './asterix-record.ts';
import { type Bytes, putU8, putU16, putU24 } from './bytes.ts';

const specification = fieldSpecification([1, 2, 3, 11]);
const northMarker = 1;
const degreesPerUnit = 180 / 0x800000;

export interface RadarPlace {
  readonly latDeg: number;
  readonly lonDeg: number;
  /** Above the ellipsoid, m. */
  readonly heightM: number;
}

/** @param time  s since 1970 */
export function putNorthMarker(bytes: Bytes, source: number, time: number, place: RadarPlace): void {
  putSpecification(bytes, specification);
  putSource(bytes, source);
  putU8(bytes, northMarker);
  putTimeOfDay(bytes, time);
  putU16(bytes, Math.round(place.heightM) & 0xffff);
  putU24(bytes, Math.round(place.latDeg / degreesPerUnit));
  putU24(bytes, Math.round(place.lonDeg / degreesPerUnit));
}
