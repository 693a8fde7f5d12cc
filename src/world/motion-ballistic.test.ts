import { describe, expect, it } from 'vitest';
import { WGS84 } from '../geo/ellipsoid.ts';
import { type Geodetic, heightFromEcef } from '../geo/frames.ts';
import { geodesicDirect } from '../geo/geodesic.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { courseEnd, followCourse, joinCourses } from './course.ts';
import { minimumEnergy } from './minimum-energy.ts';
import { compileBallistic } from './motion-ballistic.ts';

const rad = RADIANS_PER_DEGREE;
const real = { rotation: WGS84.rotation, j2: WGS84.j2, ballisticCoefficient: 5000 };
const ideal = { rotation: 0, j2: 0, ballisticCoefficient: 0 };

function pointFrom(launch: Geodetic, azimuthDeg: number, range: number): Geodetic {
  const out: [number, number, number] = [0, 0, 0];
  geodesicDirect(launch.lat, launch.lon, azimuthDeg * rad, range, out);
  return { lat: out[0], lon: out[1], height: 0 };
}

describe('minimumEnergy', () => {
  it('gives the published study cases: 300 km is 1,696 m/s, 74 km, 251 s and 1,500 km is 3,627 m/s, 352 km, 595 s', () => {
    const short = minimumEnergy(300e3);
    expect(Math.round(short.speed)).toBe(1696);
    expect(Math.round(short.apogee / 1e3)).toBe(74);
    expect(Math.round(short.flightTime)).toBe(251);
    const long = minimumEnergy(1500e3);
    expect(Math.round(long.speed)).toBe(3627);
    expect(Math.round(long.apogee / 1e3)).toBe(352);
    expect(Math.round(long.flightTime)).toBe(595);
  });
});

describe('compileBallistic', () => {
  const equator = { lat: 0, lon: 1.2, height: 0 };

  it('follows the closed form within 1e-5 on the equator of an Earth that neither turns nor bulges, without drag', () => {
    for (const range of [300e3, 1500e3]) {
      const closed = minimumEnergy(range, WGS84.a);
      const flown = compileBallistic(equator, pointFrom(equator, 90, range), 0, ideal);
      expect(Math.abs(flown.speed / closed.speed - 1)).toBeLessThan(1e-5);
      expect(Math.abs(flown.apogee / closed.apogee - 1)).toBeLessThan(1e-4);
      expect(Math.abs(flown.flightTime / closed.flightTime - 1)).toBeLessThan(1e-5);
    }
  });

  it('stays within a few per cent of it with rotation, J2 and drag, and lands within a metre of the aim', () => {
    const launch = { lat: 33 * rad, lon: 73 * rad, height: 500 };
    for (const range of [300e3, 900e3, 1500e3]) {
      for (const azimuthDeg of [0, 70, 135, 200, 290]) {
        const closed = minimumEnergy(range);
        const flown = compileBallistic(launch, pointFrom(launch, azimuthDeg, range), 0, real);
        expect(flown.miss).toBeLessThan(1);
        expect(Math.abs(flown.speed / closed.speed - 1)).toBeLessThan(0.1);
        expect(Math.abs(flown.apogee / closed.apogee - 1)).toBeLessThan(0.2);
        expect(Math.abs(flown.flightTime / closed.flightTime - 1)).toBeLessThan(0.1);
      }
    }
  });

  it('is slowed by the air on the way down, the more the lighter it is', () => {
    const aim = pointFrom(equator, 30, 300e3);
    const impactSpeed = (ballisticCoefficient: number) => {
      const { knots } = compileBallistic(equator, aim, 0, { ...real, ballisticCoefficient });
      return Math.hypot(...knots.slice(-3));
    };
    const light = impactSpeed(2000);
    const heavy = impactSpeed(10000);
    const none = impactSpeed(0);
    expect(light).toBeLessThan(heavy);
    expect(heavy).toBeLessThan(none);
  });

  it('keeps its energy above the atmosphere', () => {
    const { knots } = compileBallistic(equator, pointFrom(equator, 45, 1500e3), 0, ideal);
    const courses = joinCourses([knots]);
    const state = new Float64Array(6);
    const energies: number[] = [];
    for (let time = 1; time < courseEnd(courses, 0); time += 7.3) {
      followCourse(courses, 0, time, state);
      const speed2 = state[3]! ** 2 + state[4]! ** 2 + state[5]! ** 2;
      energies.push(speed2 / 2 - WGS84.gm / Math.hypot(state[0]!, state[1]!, state[2]!));
    }
    for (const energy of energies) expect(Math.abs(energy / energies[0]! - 1)).toBeLessThan(1e-9);
  });

  it('never goes underground on the way', () => {
    const { knots } = compileBallistic(equator, pointFrom(equator, 45, 300e3), 0, real);
    for (let i = 7; i < knots.length - 7; i += 7) {
      expect(heightFromEcef(knots[i + 1]!, knots[i + 2]!, knots[i + 3]!)).toBeGreaterThan(0);
    }
  });
});
