/** The part of the Earth that a record is about. */
import type { RecordHeader } from '../record/record.ts';

/** West, south, east and north edges in degrees about all assets and units, with a margin; null without any. */
export function extentDeg(header: RecordHeader, marginDeg: number): [number, number, number, number] | null {
  const places = [...header.assets, ...header.units].filter((place) => place.carrier < 0);
  if (places.length === 0) return null;
  const lons = places.map((place) => place.lonDeg);
  const lats = places.map((place) => place.latDeg);
  return [
    Math.min(...lons) - marginDeg,
    Math.max(-85, Math.min(...lats) - marginDeg),
    Math.max(...lons) + marginDeg,
    Math.min(85, Math.max(...lats) + marginDeg),
  ];
}
