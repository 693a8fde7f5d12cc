import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../math/statistics.ts';
import { detectionProbability, requiredSnr } from './detection.ts';
import { burnThroughRange } from './jamming.ts';
import { createPlotOrigins, createPlots } from './plot.ts';
import { constantFromReference, snrAtRange } from './range-equation.ts';
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

const radar = makeRadar({ scan: 'electronic', period: 0.5 });
const constant = constantFromReference(390e3, 4, requiredSnr(1, 0.5, 1e-6));

/** Share of looks that detect object 0 at `range` east, with the jammers (m^2) of all objects; the others stand at `places`. */
function shareSeen(
  range: number,
  jammers: readonly number[],
  places: readonly (readonly [number, number, number])[],
  looks = 2000,
): number {
  const flights = jammers.map((jammer, i) => makeFlight(i, 0, { jammer }));
  const scenario = makeScenario([radar], [makeClass(0, 4)], flights);
  const truth = makeTruth(scenario);
  place(truth, 0, [range, 0, 12e3]);
  places.forEach((at, i) => {
    place(truth, i + 1, at);
  });
  const sensing = createSensing(scenario, 5);
  const { radars } = makeReports(scenario);
  const plots = createPlots();
  const origins = createPlotOrigins();
  let seen = 0;
  for (let tick = 1; tick <= looks; tick++) {
    sense(sensing, truth, radars, (tick - 1) / 2, tick / 2, plots, origins);
    for (let row = 0; row < plots.count; row++) if (origins.object[row] === 0) seen++;
  }
  return seen;
}

describe('burnThroughRange', () => {
  it('solves the radar equation over noise and jamming together, for weak and strong jammers', () => {
    for (const jammer of [0, 1e6, 1e10, 1e14]) {
      const range = burnThroughRange(constant, 4, jammer, 13);
      const ratio = snrAtRange(constant, 4, range * range) / (1 + jammer / (range * range));
      expect(ratio / 13).toBeCloseTo(1, 9);
    }
  });

  it('is the plain detection range without a jammer and the closed textbook form with a strong one', () => {
    expect(burnThroughRange(constant, 4, 0, 13)).toBeCloseTo(Math.sqrt(Math.sqrt((constant * 4) / 13)), 3);
    const strong = 1e15;
    expect(burnThroughRange(constant, 4, strong, 13) / Math.sqrt((constant * 4) / (13 * strong))).toBeCloseTo(
      1,
      4,
    );
  });
});

describe('a self-screening jammer', () => {
  const jammer = 1e13;
  const even = burnThroughRange(constant, 4, jammer, requiredSnr(1, 0.5, 1e-6));

  it('is seen in half of the looks at its burn-through range, far inside the range without jamming', () => {
    expect(even).toBeLessThan(390e3 / 3);
    const east = Math.sqrt(even * even - (12e3 - 30) ** 2);
    const bounds = wilsonInterval(shareSeen(east, [jammer], []), 2000, 0.999);
    expect(bounds.low).toBeLessThan(0.5);
    expect(bounds.high).toBeGreaterThan(0.5);
  });

  it('is seen by the ideal sensor inside that range and not beyond', () => {
    const out = createSightings();
    for (const [share, count] of [
      [0.95, 1],
      [1.05, 0],
    ] as const) {
      const scenario = makeScenario([radar], [makeClass(0, 4)], [makeFlight(0, 0, { jammer })]);
      const truth = makeTruth(scenario);
      place(truth, 0, [share * even, 0, 12e3]);
      sight(createSensing(scenario, 1), truth, makeReports(scenario).radars, 1, out);
      expect(out.count).toBe(count);
    }
  });
});

describe('a jammer elsewhere', () => {
  const range = 200e3;
  const snr = snrAtRange(constant, 4, range * range + (12e3 - 30) ** 2);

  it('covers what flies in its direction and acts through the sidelobes in all others', () => {
    const jammer = 1e13;
    for (const [at, level] of [
      [[300e3, 10, 14e3], 1],
      [[0, 300e3, 14e3], radar.sidelobe],
    ] as const) {
      const squared = at[0] ** 2 + at[1] ** 2 + (at[2] - 30) ** 2;
      const expected = detectionProbability(1, snr / (1 + (level * jammer) / squared), 1e-6);
      const bounds = wilsonInterval(shareSeen(range, [0, jammer], [at]), 2000, 0.999);
      expect(bounds.low).toBeLessThan(expected);
      expect(bounds.high).toBeGreaterThan(expected);
    }
  });

  it('does nothing from below the horizon', () => {
    const plain = shareSeen(range, [0, 0], [[0, 250e3, 10]], 400);
    expect(shareSeen(range, [0, 1e16], [[0, 250e3, -4e3]], 400)).toBe(plain);
  });
});
