import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { hasStoredGrids, storedGrid } from '../../test/stored-grid.ts';
import { ecefFromGeodetic, geodeticFromEcef, type Vector3 } from '../geo/frames.ts';
import { geodesicInverse } from '../geo/geodesic.ts';
import { heightAt } from '../geo/terrain.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { Waypoint } from '../scenario/raid.ts';
import { courseEnd, followCourse, joinCourses, KNOT } from './course.ts';
import { compileRoute, type RouteRequest } from './motion-route.ts';
import { STANDARD_GRAVITY } from './path.ts';

const rad = RADIANS_PER_DEGREE;
const at = (latDeg: number, lonDeg: number, height: number, speed: number): Waypoint => ({
  lat: latDeg * rad,
  lon: lonDeg * rad,
  height,
  heightAbove: 'sea',
  speed,
});
const request = (waypoints: Waypoint[], more: Partial<RouteRequest> = {}): RouteRequest => ({
  waypoints,
  repeat: false,
  bank: 0,
  start: 0,
  until: 7200,
  terrain: null,
  ...more,
});
const state = new Float64Array(6);
const speedOf = (s: Float64Array) => Math.hypot(s[3]!, s[4]!, s[5]!);

describe('a straight leg', () => {
  it('stays within a millimetre of the geodesic of GeographicLib over 300 km at every latitude from 0 to 60 and eight bearings', () => {
    const expected: Vector3 = [0, 0, 0];
    let worst = 0;
    for (let latDeg = 0; latDeg <= 60; latDeg++) {
      for (let bearingDeg = 0; bearingDeg < 360; bearingDeg += 45) {
        const point = (along: number) => geodesic.Geodesic.WGS84.Direct(latDeg, 70, bearingDeg, along);
        const end = point(300e3);
        const { knots } = compileRoute(request([at(latDeg, 70, 0, 250), at(end.lat2!, end.lon2!, 0, 250)]));
        const courses = joinCourses([knots]);
        expect(Math.abs(courseEnd(courses, 0) - 1200)).toBeLessThan(1e-5);
        for (let time = 0; time <= 1200; time += 33.3) {
          followCourse(courses, 0, time, state);
          const oracle = point(250 * time);
          ecefFromGeodetic(oracle.lat2! * rad, oracle.lon2! * rad, 0, expected);
          worst = Math.max(
            worst,
            Math.hypot(state[0]! - expected[0], state[1]! - expected[1], state[2]! - expected[2]),
          );
        }
      }
    }
    expect(worst).toBeLessThan(1e-3);
  });

  it('is flown at constant speed within 1e-6 at height, in a climb and through turns', () => {
    const waypoints = [
      at(30, 70, 100, 0),
      at(31, 71, 11e3, 240),
      at(30, 72, 11e3, 240),
      at(30.2, 71, 50, 240),
    ];
    const { knots } = compileRoute(request(waypoints, { bank: 0.5 }));
    const courses = joinCourses([knots]);
    const end = courseEnd(courses, 0);
    for (let time = 0.7; time < end; time += 1.3) {
      followCourse(courses, 0, time, state);
      expect(Math.abs(speedOf(state) / 240 - 1)).toBeLessThan(1e-6);
    }
  });

  it('keeps its height above the ellipsoid, and climbs in a straight line', () => {
    const { knots } = compileRoute(request([at(30, 70, 1000, 0), at(32, 70, 9000, 200)]));
    const courses = joinCourses([knots]);
    const end = courseEnd(courses, 0);
    const g: Vector3 = [0, 0, 0];
    const way: Vector3 = [0, 0, 0];
    geodesicInverse(30 * rad, 70 * rad, 32 * rad, 70 * rad, way);
    for (let time = 0; time <= end; time += end / 17.5) {
      followCourse(courses, 0, time, state);
      geodeticFromEcef(state[0]!, state[1]!, state[2]!, g);
      const flown: Vector3 = [0, 0, 0];
      geodesicInverse(30 * rad, 70 * rad, g[0], g[1], flown);
      expect(Math.abs(g[2] - 1000 - (8000 * flown[0]) / way[0])).toBeLessThan(1e-3);
    }
  });
});

describe('a turn', () => {
  it('has the radius v^2 / (g tan bank), keeps its height and overflies every waypoint', () => {
    const bank = 0.6;
    const waypoints = [at(30, 70, 5000, 0), at(30.5, 70, 5000, 250), at(30.2, 71, 5000, 250)];
    const { knots, waypointTimes } = compileRoute(request(waypoints, { bank }));
    const courses = joinCourses([knots]);
    const radius = 250 ** 2 / (STANDARD_GRAVITY * Math.tan(bank));
    const before = new Float64Array(6);
    const after = new Float64Array(6);
    const time = waypointTimes[1]! + 20;
    followCourse(courses, 0, time - 0.5, before);
    followCourse(courses, 0, time + 0.5, after);
    followCourse(courses, 0, time, state);
    const up = [state[0]!, state[1]!, state[2]!].map((x, _, p) => x / Math.hypot(p[0]!, p[1]!, p[2]!));
    const acceleration = [3, 4, 5].map((i) => after[i]! - before[i]!);
    const vertical = acceleration.reduce((sum, a, i) => sum + a * up[i]!, 0);
    const sideways = Math.hypot(...acceleration.map((a, i) => a - vertical * up[i]!));
    expect(Math.abs((250 * 250) / sideways / radius - 1)).toBeLessThan(2e-3);
    const g: Vector3 = [0, 0, 0];
    for (let t = waypointTimes[1]!; t < waypointTimes[1]! + 60; t += 0.37) {
      followCourse(courses, 0, t, state);
      geodeticFromEcef(state[0]!, state[1]!, state[2]!, g);
      expect(Math.abs(g[2] - 5000)).toBeLessThan(1e-3);
    }
    for (const i of [1, 2]) {
      followCourse(courses, 0, waypointTimes[i]!, state);
      geodeticFromEcef(state[0]!, state[1]!, state[2]!, g);
      expect(Math.hypot(g[0] - waypoints[i]!.lat, g[1] - waypoints[i]!.lon) * 6.4e6).toBeLessThan(1e-2);
    }
  });

  it('never jumps in velocity, whatever the angle, where speed and slope do not change', () => {
    for (let turnDeg = -175; turnDeg <= 180; turnDeg += 5) {
      const mid = geodesic.Geodesic.WGS84.Direct(30, 70, 40, 60e3);
      const end = geodesic.Geodesic.WGS84.Direct(mid.lat2!, mid.lon2!, mid.azi2! + turnDeg, 45e3);
      const waypoints = [
        at(30, 70, 3e3, 0),
        at(mid.lat2!, mid.lon2!, 3e3, 200),
        at(end.lat2!, end.lon2!, 3e3, 200),
      ];
      const { knots } = compileRoute(request(waypoints, { bank: 0.5 }));
      for (let i = KNOT; i < knots.length; i += KNOT) {
        if (knots[i]! - knots[i - KNOT]! > 1e-9) continue;
        const jump = Math.hypot(...[4, 5, 6].map((k) => knots[i + k]! - knots[i - KNOT + k]!));
        expect(jump).toBeLessThan(1e-5);
      }
    }
  });

  it('reaches a next point inside the turn circle the long way round', () => {
    const waypoints = [at(30, 70, 3e3, 0), at(30.3, 70, 3e3, 250), at(30.31, 70.03, 3e3, 250)];
    const { knots, waypointTimes } = compileRoute(request(waypoints, { bank: 0.4 }));
    const courses = joinCourses([knots]);
    followCourse(courses, 0, waypointTimes[2]!, state);
    const g: Vector3 = [0, 0, 0];
    geodeticFromEcef(state[0]!, state[1]!, state[2]!, g);
    expect(Math.hypot(g[0] - 30.31 * rad, g[1] - 70.03 * rad) * 6.4e6).toBeLessThan(1e-2);
    expect(waypointTimes[2]! - waypointTimes[1]!).toBeGreaterThan(100);
  });
});

describe('a climb or dive', () => {
  it('begins and ends without a jump in velocity, within 3 g, and never below the lower waypoint', () => {
    const heights = [14e3, 14e3, 300, 300, 9e3, 5e3];
    const waypoints = heights.map((height, i) => at(30 + 0.4 * i, 70, height, 500));
    const { knots } = compileRoute(request(waypoints, { bank: 0.7 }));
    const courses = joinCourses([knots]);
    const g: Vector3 = [0, 0, 0];
    const next = new Float64Array(6);
    for (let i = KNOT; i < knots.length; i += KNOT) {
      if (knots[i]! - knots[i - KNOT]! > 1e-9) continue;
      expect(Math.hypot(...[4, 5, 6].map((k) => knots[i + k]! - knots[i - KNOT + k]!))).toBeLessThan(0.5);
    }
    for (let time = 0.05; time < courseEnd(courses, 0) - 1; time += 0.21) {
      followCourse(courses, 0, time, state);
      followCourse(courses, 0, time + 0.1, next);
      const pull = Math.hypot(...[3, 4, 5].map((k) => next[k]! - state[k]!)) / 0.1;
      expect(pull).toBeLessThan(35);
      expect(Math.abs(speedOf(state) / 500 - 1)).toBeLessThan(1e-6);
      geodeticFromEcef(state[0]!, state[1]!, state[2]!, g);
      expect(g[2]).toBeGreaterThan(299.9);
    }
  });
});

describe('a change of speed', () => {
  it('takes place at 5 m/s^2 from the waypoint on', () => {
    const waypoints = [at(30, 70, 0, 0), at(30.5, 70, 0, 200), at(31, 70, 0, 300)];
    const { knots, waypointTimes } = compileRoute(request(waypoints));
    const courses = joinCourses([knots]);
    followCourse(courses, 0, waypointTimes[1]! + 10, state);
    expect(speedOf(state)).toBeCloseTo(250, 3);
    followCourse(courses, 0, waypointTimes[1]! + 20.1, state);
    expect(speedOf(state)).toBeCloseTo(300, 3);
  });
});

describe('a repeated route', () => {
  it('goes round until the end of the run', () => {
    const waypoints = [
      at(30, 70, 9e3, 200),
      at(30, 71, 9e3, 200),
      at(30.2, 71, 9e3, 200),
      at(30.2, 70, 9e3, 200),
    ];
    const { knots } = compileRoute(request(waypoints, { bank: 0.4, repeat: true, until: 5000 }));
    expect(knots[knots.length - KNOT]!).toBeGreaterThan(5000);
    const courses = joinCourses([knots]);
    for (let time = 0; time < 5000; time += 111) {
      followCourse(courses, 0, time, state);
      expect(Math.abs(speedOf(state) / 200 - 1)).toBeLessThan(1e-6);
    }
  });
});

describe('a route of one waypoint', () => {
  it('stays there', () => {
    const { knots } = compileRoute(request([at(30, 70, 10, 0)]));
    const courses = joinCourses([knots]);
    followCourse(courses, 0, 500, state);
    expect(speedOf(state)).toBe(0);
  });
});

describe.skipIf(!hasStoredGrids)('terrain following (skipped where the shared data folder is absent)', () => {
  it('keeps its clearance over hills and plain, and its speed', () => {
    const terrain = storedGrid('dem_nwindia_60s');
    const low = (latDeg: number, lonDeg: number) => ({
      ...at(latDeg, lonDeg, 60, 245),
      heightAbove: 'ground' as const,
    });
    const { knots } = compileRoute(
      request([low(33.5, 71), low(32, 73.5), low(31.5, 75)], { terrain, bank: 0.5 }),
    );
    const courses = joinCourses([knots]);
    const g: Vector3 = [0, 0, 0];
    let least = Number.POSITIVE_INFINITY;
    let sum = 0;
    let samples = 0;
    for (let time = 0; time <= courseEnd(courses, 0); time += 0.5) {
      followCourse(courses, 0, time, state);
      geodeticFromEcef(state[0]!, state[1]!, state[2]!, g);
      const clearance = g[2] - heightAt(terrain, g[0], g[1]);
      least = Math.min(least, clearance);
      sum += clearance;
      samples++;
    }
    expect(least).toBeGreaterThan(30);
    expect(sum / samples).toBeLessThan(110);
  });
});
