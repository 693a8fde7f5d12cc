import { describe, expect, it } from 'vitest';
import { radarHorizon } from '../geo/horizon.ts';
import { createAntenna, createPose, takePose } from './antenna.ts';
import { createSight, overHorizon, takeSight, withinLimits } from './look.ts';
import { createPlotOrigins, createPlots } from './plot.ts';
import { constantFromReference, rangeAtSnr, snrAtRange } from './range-equation.ts';
import {
  makeClass,
  makeFlight,
  makeRadar,
  makeReports,
  makeScenario,
  makeTruth,
  place,
} from './sense.fixture.ts';
import { createSensing, sense, sight } from './sense.ts';
import { createSightings } from './sighting.ts';
import { signatureOf } from './signature.ts';

const EARTH = 6371008.7714;

/** East and up, m, of a point at a ground distance and height, both along the sphere. */
function fromGround(distance: number, height: number): [number, number, number] {
  const angle = distance / EARTH;
  return [(EARTH + height) * Math.sin(angle), 0, (EARTH + height) * Math.cos(angle) - EARTH];
}

/** Greatest ground distance, m, at which the ideal sensor sees an object of `rcs` at `height`. */
function idealRange(rcs: number, height: number): number {
  const scenario = makeScenario([makeRadar()], [makeClass(0, rcs)], [makeFlight(0, 0)]);
  const truth = makeTruth(scenario);
  const { radars } = makeReports(scenario);
  const out = createSightings();
  let low = 2e3;
  let high = 700e3;
  while (high - low > 10) {
    const middle = (low + high) / 2;
    place(truth, 0, fromGround(middle, height));
    sight(createSensing(scenario, 1), truth, radars, 0, out);
    if (out.count === 1) low = middle;
    else high = middle;
  }
  return low;
}

describe('detection range', () => {
  it('follows the fourth root of cross-section up to the horizon and stops there, class by class', () => {
    for (const [rcs, height] of [
      [40, 12e3],
      [6, 10e3],
      [0.5, 10e3],
      [0.5, 50],
      [0.05, 150],
      [0.005, 12e3],
    ] as const) {
      const slant = 390e3 * (rcs / 4) ** 0.25;
      const free = Math.sqrt(slant * slant - height * height);
      const horizon = radarHorizon(30, height);
      const expected = Math.min(free, horizon);
      expect(Math.abs(idealRange(rcs, height) / expected - 1)).toBeLessThan(0.004);
    }
  });

  it('is the published pair itself', () => {
    const constant = constantFromReference(390e3, 4, 20);
    expect(snrAtRange(constant, 4, 390e3 * 390e3)).toBeCloseTo(20, 10);
    expect(rangeAtSnr(constant, 0.4, 20)).toBeCloseTo(219312, -1);
  });

  it('detects half of the looks at the reference range of a radar quoted at one half', () => {
    const scenario = makeScenario([makeRadar({ period: 1 })], [makeClass(0, 4)], [makeFlight(0, 0)]);
    const truth = makeTruth(scenario);
    place(truth, 0, [390e3 - 1, 0, 3e3]);
    const { radars } = makeReports(scenario);
    const sensing = createSensing(scenario, 7);
    const plots = createPlots();
    const origins = createPlotOrigins();
    let seen = 0;
    for (let tick = 0; tick < 2000; tick++) {
      sense(sensing, truth, radars, tick, tick + 1, plots, origins);
      seen += plots.count;
    }
    expect(Math.abs(seen - 1000)).toBeLessThan(3.3 * Math.sqrt(500));
  });
});

describe('takeSight', () => {
  it('goes back in time with both the object and a moving antenna', () => {
    const scenario = makeScenario([makeRadar()], [makeClass(0, 1)], [makeFlight(0, 0)]);
    const truth = makeTruth(scenario);
    place(truth, 0, [20e3, 10e3, 5e3], [200, -100, 10]);
    const { radars } = makeReports(scenario);
    const antenna = createAntenna(scenario.defence.radars[0]!, scenario.defence.units, [
      signatureOf(scenario.raid.classes[0]!),
    ]);
    const pose = createPose();
    takePose(antenna, radars, null, pose);
    pose.vx = radars.ex[0]! * 50;
    pose.vy = radars.ey[0]! * 50;
    pose.vz = radars.ez[0]! * 50;
    const out = createSight();
    takeSight(pose, truth, 0, 2, out);
    expect(out.east).toBeCloseTo(20e3 - 150 * 2, 6);
    expect(out.north).toBeCloseTo(10e3 + 100 * 2, 6);
    expect(out.up).toBeCloseTo(5e3 - 30 - 10 * 2, 6);
    expect(out.velocityEast).toBeCloseTo(150, 9);
    expect(withinLimits(antenna, out)).toBe(true);
    expect(overHorizon(pose, out)).toBe(true);
  });
});

describe('terrain', () => {
  it('hides what stands behind a ridge and nothing above it', () => {
    const grid = {
      north: 0.56,
      west: 1.29,
      step: 0.0005,
      rows: 80,
      columns: 80,
      heights: new Int16Array(6400),
    };
    for (let row = 0; row < 80; row++) grid.heights[row * 80 + 50] = 1500;
    const bare = makeScenario([makeRadar()], [makeClass(0, 100)], [makeFlight(0, 0), makeFlight(1, 0)]);
    const truth = makeTruth(bare);
    place(truth, 0, fromGround(120e3, 2e3));
    place(truth, 1, fromGround(120e3, 12e3));
    const { radars } = makeReports(bare);
    const out = createSightings();
    sight(createSensing(bare, 1), truth, radars, 0, out);
    expect(Array.from(out.label.slice(0, out.count))).toEqual([0, 1]);
    sight(createSensing({ ...bare, terrain: grid }, 1), truth, radars, 0, out);
    expect(Array.from(out.label.slice(0, out.count))).toEqual([1]);
  });
});
