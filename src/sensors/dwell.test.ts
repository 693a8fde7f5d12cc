import { describe, expect, it } from 'vitest';
import { appendRow } from '../math/table.ts';
import { createDwellRequests } from './dwell-request.ts';
import { createPlotOrigins, createPlots } from './plot.ts';
import {
  advance,
  makeClass,
  makeFlight,
  makeRadar,
  makeReports,
  makeScenario,
  makeTruth,
  place,
} from './sense.fixture.ts';
import { createSensing, sense } from './sense.ts';

const TRACKS = 10;
const PERIOD = 1;
const OBJECTS = 24;
const radar = makeRadar({ scan: 'electronic', period: PERIOD, trackCapacity: TRACKS });
const scenario = makeScenario(
  [radar],
  [makeClass(0, 100)],
  Array.from({ length: OBJECTS }, (_, i) => makeFlight(i, 0)),
);

/** Mean time between two plots of each object while the first `asked` rows are asked for, and what the requests say. */
function watch(asked: number, step: number, seconds = 40) {
  const sensing = createSensing(scenario, 3);
  const truth = makeTruth(scenario);
  for (let row = 0; row < OBJECTS; row++) place(truth, row, [-60e3 + 5e3 * row, 60e3, 9e3], [0, -100, 0]);
  const { radars } = makeReports(scenario);
  const requests = createDwellRequests();
  const plots = createPlots();
  const origins = createPlotOrigins();
  const times: number[][] = Array.from({ length: OBJECTS }, () => []);
  for (let tick = 1; tick * step <= seconds; tick++) {
    const now = tick * step;
    if (Number.isInteger((now - step) / 2)) {
      requests.count = 0;
      for (let row = 0; row < asked; row++) {
        const at = appendRow(requests);
        for (const name of ['x', 'y', 'z', 'vx', 'vy', 'vz'] as const) requests[name][at] = truth[name][row]!;
        requests.track[at] = row + 1;
        requests.time[at] = now - step;
        requests.wanted[at] = 0;
        requests.served[at] = 0;
      }
    }
    advance(truth, step);
    sense(sensing, truth, radars, now - step, now, plots, origins, requests);
    for (let row = 0; row < plots.count; row++) times[origins.object[row]!]!.push(plots.time[row]!);
  }
  const interval = times.map((list) => (list.at(-1)! - list[0]!) / (list.length - 1));
  return { times, interval, requests, searchInterval: radars.searchInterval[0]! };
}

describe('the time of an electronically steered radar', () => {
  it('goes all into search when nothing is asked for: everything is looked at once in a period', () => {
    const { interval, searchInterval } = watch(0, 0.5);
    expect(searchInterval).toBe(PERIOD);
    for (const mean of interval) expect(mean).toBeCloseTo(PERIOD, 6);
  });

  it('keeps the period for what is asked for and takes the dwells off the search', () => {
    const { interval, searchInterval } = watch(4, 0.5);
    expect(searchInterval).toBeCloseTo(PERIOD / (1 - (0.75 * 4) / TRACKS), 9);
    for (let row = 0; row < 4; row++) expect(interval[row]).toBeCloseTo(PERIOD, 1);
    for (let row = 4; row < OBJECTS; row++) expect(interval[row]).toBeCloseTo(searchInterval, 1);
  });

  it('never gives more dwells than it has time for, the most pressing first, and tells which got none', () => {
    const { interval, requests, searchInterval } = watch(16, 0.5);
    const served = Array.from({ length: 16 }, (_, rank) => requests.served[rank]);
    expect(served).toEqual(served.map((_, rank) => (rank < TRACKS ? 1 : 0)));
    expect(Array.from(requests.wanted.subarray(0, 16))).toEqual(served.map(() => 1));
    expect(searchInterval).toBeCloseTo(4 * PERIOD, 9);
    for (let row = 0; row < TRACKS; row++) expect(interval[row]).toBeCloseTo(PERIOD, 1);
    for (let row = TRACKS; row < OBJECTS; row++) expect(interval[row]).toBeCloseTo(4 * PERIOD, 1);
  });

  it('spends no more than all of its time: dwells and search looks together', () => {
    const dwell = (0.75 * PERIOD) / TRACKS;
    for (const asked of [0, 3, 10, 20]) {
      const { searchInterval } = watch(asked, 0.5);
      const searching = PERIOD / searchInterval;
      expect(Math.min(asked, TRACKS) * dwell + searching * PERIOD).toBeCloseTo(PERIOD, 9);
    }
  });

  it('looks at the same times whatever the step', () => {
    const coarse = watch(16, 0.5).times;
    const fine = watch(16, 0.25).times;
    for (const [row, list] of coarse.entries()) {
      expect(fine[row]!.length).toBe(list.length);
      for (const [i, time] of list.entries()) expect(fine[row]![i]).toBeCloseTo(time, 6);
    }
  });
});
