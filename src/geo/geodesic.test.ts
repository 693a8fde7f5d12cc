import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { DEGREES_PER_RADIAN, PI, RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { ecefFromGeodetic, type Vector3 } from './frames.ts';
import { geodesicDirect, geodesicInverse, positionsAlongCourse } from './geodesic.ts';

const wgs84 = geodesic.Geodesic.WGS84;

function metresApart(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const p: Vector3 = [0, 0, 0];
  const q: Vector3 = [0, 0, 0];
  ecefFromGeodetic(lat1, lon1, 0, p);
  ecefFromGeodetic(lat2, lon2, 0, q);
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

function worstDirectError(latitudesDeg: number[], azimuthsDeg: number[], distances: number[]): number {
  const out: Vector3 = [0, 0, 0];
  let worst = 0;
  for (const latDeg of latitudesDeg) {
    for (const azimuthDeg of azimuthsDeg) {
      for (const distance of distances) {
        const oracle = wgs84.Direct(latDeg, 75, azimuthDeg, distance);
        const rad = RADIANS_PER_DEGREE;
        geodesicDirect(latDeg * rad, 75 * rad, azimuthDeg * rad, distance, out);
        worst = Math.max(worst, metresApart(out[0], out[1], oracle.lat2! * rad, oracle.lon2! * rad));
      }
    }
  }
  return worst;
}

describe('geodesicDirect', () => {
  it('agrees with GeographicLib within a micrometre at every latitude, bearing and length up to 20,000 km', () => {
    const latitudes = [-90, -89.9, -60, -30, -1e-9, 0, 1, 22.5, 45, 60, 80, 89.999, 90];
    const azimuths = Array.from({ length: 25 }, (_, i) => -180 + 15 * i).concat([0.001, 89.999, 90.001]);
    const worst = worstDirectError(latitudes, azimuths, [0, 1, 1e3, 3e5, 5e6, 1e7, 1.9e7, 2e7]);
    expect(worst).toBeLessThan(1e-6);
  });

  it('gives the azimuth on arrival', () => {
    const out: Vector3 = [0, 0, 0];
    geodesicDirect(0.5, 1.2, 2, 1e6, out);
    const oracle = wgs84.Direct(0.5 * DEGREES_PER_RADIAN, 0, 2 * DEGREES_PER_RADIAN, 1e6);
    expect(out[2] * DEGREES_PER_RADIAN).toBeCloseTo(oracle.azi2!, 10);
  });

  it('leads back to the start by a negative distance', () => {
    const out: Vector3 = [0, 0, 0];
    geodesicDirect(0.5, 1.2, 2, 1e6, out);
    geodesicDirect(out[0], out[1], out[2], -1e6, out);
    expect(metresApart(out[0], out[1], 0.5, 1.2)).toBeLessThan(1e-6);
  });
});

describe('geodesicInverse', () => {
  it('gives the GeographicLib example, 40.6 N 73.8 W to 51.6 N 0.5 W, as 5,551.7594 km', () => {
    const out: Vector3 = [0, 0, 0];
    const rad = RADIANS_PER_DEGREE;
    expect(geodesicInverse(40.6 * rad, -73.8 * rad, 51.6 * rad, -0.5 * rad, out)).toBe(true);
    expect(Math.abs(out[0] - 5551759.4)).toBeLessThan(0.1);
  });

  it('agrees with GeographicLib within 10 micrometres on 4,000 pairs that are not nearly antipodal', () => {
    const out: Vector3 = [0, 0, 0];
    const rad = RADIANS_PER_DEGREE;
    let seed = 1;
    const next = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed / 4294967296;
    };
    let worst = 0;
    let worstAzimuth = 0;
    let compared = 0;
    for (let i = 0; i < 4000; i++) {
      const scale = i % 2 === 0 ? 1 : 1e-3;
      const lat1 = 180 * next() - 90;
      const lat2 = scale === 1 ? 180 * next() - 90 : Math.max(-90, Math.min(90, lat1 + next() - 0.5));
      const lon1 = 360 * next() - 180;
      const lon2 = lon1 + scale * (360 * next() - 180);
      const oracle = wgs84.Inverse(lat1, lon1, lat2, lon2);
      if (oracle.s12! > 1.95e7) continue;
      expect(geodesicInverse(lat1 * rad, lon1 * rad, lat2 * rad, lon2 * rad, out)).toBe(true);
      worst = Math.max(worst, Math.abs(out[0] - oracle.s12!));
      const difference = out[1] - oracle.azi1! * rad;
      worstAzimuth = Math.max(worstAzimuth, Math.abs(Math.sin(difference)) * Math.min(oracle.s12!, 6e6));
      compared++;
    }
    expect(compared).toBeGreaterThan(3800);
    expect(worst).toBeLessThan(1e-5);
    expect(worstAzimuth).toBeLessThan(1e-3);
  });

  it('says no for antipodal points and 0 for the same point', () => {
    const out: Vector3 = [7, 7, 7];
    expect(geodesicInverse(0.3, 0, -0.3, PI, out)).toBe(false);
    expect(out).toEqual([7, 7, 7]);
    expect(geodesicInverse(0.3, 1, 0.3, 1, out)).toBe(true);
    expect(out[0]).toBe(0);
  });
});

describe('positionsAlongCourse', () => {
  it('spaces its points evenly and ends where the direct problem ends', () => {
    const points = positionsAlongCourse(0.4, 1.3, 1, 9e5, 10);
    const out: Vector3 = [0, 0, 0];
    geodesicDirect(0.4, 1.3, 1, 9e5, out);
    expect([points[27], points[28], points[29]]).toEqual([out[0], out[1], out[2]]);
    for (let i = 1; i < 10; i++) {
      geodesicInverse(points[3 * i - 3]!, points[3 * i - 2]!, points[3 * i]!, points[3 * i + 1]!, out);
      expect(Math.abs(out[0] - 1e5)).toBeLessThan(1e-5);
    }
  });
});
