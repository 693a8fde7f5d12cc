import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DEGREES_PER_RADIAN, RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { circleDeg, pointAlong } from './geodesic-circle.ts';

interface Karney {
  Direct(lat: number, lon: number, azimuth: number, distance: number): { lat2: number; lon2: number };
  Inverse(lat1: number, lon1: number, lat2: number, lon2: number): { s12: number };
}
const karney = (createRequire(import.meta.url)('geographiclib-geodesic') as { Geodesic: { WGS84: Karney } })
  .Geodesic.WGS84;

describe('a point along a geodesic', () => {
  it('is within a millimetre of the solution of Karney, to 4,000 km, in all directions', () => {
    const point = new Float64Array(2);
    let worst = 0;
    for (const latDeg of [-72, -31, 0.5, 23, 31, 68]) {
      for (let azimuthDeg = 0; azimuthDeg < 360; azimuthDeg += 17) {
        for (const distance of [500, 40_000, 400_000, 4_000_000]) {
          pointAlong(latDeg * RADIANS_PER_DEGREE, 1.2, azimuthDeg * RADIANS_PER_DEGREE, distance, point);
          const expected = karney.Direct(latDeg, 1.2 * DEGREES_PER_RADIAN, azimuthDeg, distance);
          const latFound = point[0]! * DEGREES_PER_RADIAN;
          const lonFound = point[1]! * DEGREES_PER_RADIAN;
          worst = Math.max(worst, karney.Inverse(expected.lat2, expected.lon2, latFound, lonFound).s12);
        }
      }
    }
    expect(worst).toBeLessThan(1e-3);
  });
});

describe('a range ring', () => {
  it('is closed, and corners and middles of its sides lie within 0.1 % of 400 km', () => {
    const ring = circleDeg(30.6 * RADIANS_PER_DEGREE, 75.2 * RADIANS_PER_DEGREE, 400_000, 128);
    expect(ring).toHaveLength(129);
    expect(ring[128]).toEqual(ring[0]);
    for (let corner = 0; corner < 128; corner++) {
      const [lon0, lat0] = ring[corner]!;
      const [lon1, lat1] = ring[corner + 1]!;
      for (const share of [0, 0.5]) {
        const lat = lat0 + share * (lat1 - lat0);
        const lon = lon0 + share * (lon1 - lon0);
        expect(Math.abs(karney.Inverse(30.6, 75.2, lat, lon).s12 - 400_000)).toBeLessThan(400);
      }
    }
  });
});
