import { describe, expect, it } from 'vitest';
import { chiSquareBounds, wilsonInterval } from '../math/statistics.ts';
import type { Radar, SwerlingCase } from '../scenario/defence.ts';
import { objectStatus, type TruthTable } from '../world/truth.ts';
import { detectionProbability, requiredSnr } from './detection.ts';
import { errorFactor } from './measurement.ts';
import { createPlotOrigins, createPlots, iffReply } from './plot.ts';
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
import type { Scene } from './sensing.ts';

interface Seen {
  readonly time: number;
  readonly sensor: number;
  readonly scan: number;
  readonly object: number;
  readonly range: number;
  readonly azimuth: number;
  readonly elevation: number;
  readonly rangeRate: number;
  readonly snrDb: number;
  readonly iff: number;
}

/** All plots of a run of `ticks` steps, objects moving straight. */
function run(scenario: Scene, truth: TruthTable, ticks: number, seed = 1, step = 0.5): Seen[] {
  const sensing = createSensing(scenario, seed);
  const { radars } = makeReports(scenario);
  const plots = createPlots();
  const origins = createPlotOrigins();
  const seen: Seen[] = [];
  for (let tick = 1; tick <= ticks; tick++) {
    advance(truth, step);
    sense(sensing, truth, radars, (tick - 1) * step, tick * step, plots, origins);
    for (let i = 0; i < plots.count; i++) {
      seen.push({
        time: plots.time[i]!,
        sensor: plots.sensor[i]!,
        scan: plots.scan[i]!,
        object: origins.object[i]!,
        range: plots.range[i]!,
        azimuth: plots.azimuth[i]!,
        elevation: plots.elevation[i]!,
        rangeRate: plots.rangeRate[i]!,
        snrDb: plots.snrDb[i]!,
        iff: plots.iff[i]!,
      });
    }
  }
  return seen;
}

/** One object that stands due east and high at `range`; detected as the radar's model says. */
function standing(radar: Radar, rcs: number, range: number): { scenario: Scene; truth: TruthTable } {
  const scenario = makeScenario([radar], [makeClass(0, rcs)], [makeFlight(0, 0)]);
  const truth = makeTruth(scenario);
  place(truth, 0, [Math.sqrt(range * range - 1e8), 0, 1e4 + 30]);
  return { scenario, truth };
}

describe('sense', () => {
  it.each([0, 1, 2, 3, 4] as SwerlingCase[])(
    'detects the share of looks that the closed form of Swerling case %i gives',
    (swerling) => {
      for (const [scan, probability] of [
        ['rotating', 0.3],
        ['electronic', 0.9],
      ] as const) {
        const radar = makeRadar({ swerling, scan, period: 1, referencePd: 0.8, rangeMax: 400e3 });
        const snr = requiredSnr(swerling, probability, 1e-6);
        const reference = requiredSnr(swerling, 0.8, 1e-6);
        const { scenario, truth } = standing(radar, (4 * snr) / reference, 390e3);
        const looks = 4000;
        const bounds = wilsonInterval(run(scenario, truth, 2 * looks).length, looks, 0.999);
        const expected = detectionProbability(swerling, snr, 1e-6);
        expect(expected).toBeCloseTo(probability, 6);
        expect(bounds.low).toBeLessThan(expected);
        expect(bounds.high).toBeGreaterThan(expected);
      }
    },
  );

  it.each([0, 1, 2, 3, 4] as SwerlingCase[])(
    'detects as often as the closed form of case %i says when ten pulses are added in a look',
    (swerling) => {
      const change = { swerling, pulses: 10, period: 1, referencePd: 0.8, rangeMax: 400e3 };
      const radar = makeRadar({ ...change, scan: 'electronic' });
      const snr = requiredSnr(swerling, 0.6, 1e-6, 10);
      const reference = requiredSnr(swerling, 0.8, 1e-6, 10);
      const { scenario, truth } = standing(radar, (4 * snr) / reference, 390e3);
      const looks = 4000;
      const bounds = wilsonInterval(run(scenario, truth, 2 * looks).length, looks, 0.999);
      expect(bounds.low).toBeLessThan(0.6);
      expect(bounds.high).toBeGreaterThan(0.6);
    },
  );

  it('crosses an object exactly once a turn whatever the step', () => {
    for (const step of [0.1, 0.5, 2, 7]) {
      const radar = makeRadar({ referencePd: 0.9, referenceRange: 5e6 });
      const { scenario, truth } = standing(radar, 1e4, 200e3);
      const seen = run(scenario, truth, Math.round(700 / step), 1, step);
      expect(seen.length).toBe(70);
      expect(new Set(seen.map((plot) => plot.scan)).size).toBe(70);
    }
  });

  it('finds the beam at the true azimuth of the object at the time of the plot', () => {
    const radar = makeRadar({ referenceRange: 5e6, azimuthSigma: 0 });
    const scenario = makeScenario([radar], [makeClass(0, 1e4)], [makeFlight(0, 0)]);
    const truth = makeTruth(scenario);
    place(truth, 0, [50e3, 20e3, 9e3], [-300, 400, 0]);
    const seen = run(scenario, truth, 200);
    expect(seen.length).toBeGreaterThan(8);
    for (const plot of seen) {
      const azimuth = Math.atan2(50e3 - 300 * plot.time, 20e3 + 400 * plot.time);
      const beam = ((plot.time / 10) % 1) * 2 * Math.PI;
      const wrapped = (angle: number) => Math.atan2(Math.sin(angle), Math.cos(angle));
      expect(Math.abs(wrapped(plot.azimuth - azimuth))).toBeLessThan(1e-9);
      expect(Math.abs(wrapped(beam - azimuth))).toBeLessThan(1e-6);
    }
  });

  it('crosses passing objects as often as beam and object turn together, counted in closed form', () => {
    const period = 4;
    const change = { referenceRange: 5e7, period, azimuthResolution: 1e-6, rangeMax: 900e3 };
    const radar = makeRadar({ ...change, elevationMin: -1.5, elevationMax: 1.57, rangeMin: 0 });
    const flights = Array.from({ length: 60 }, (_, i) => makeFlight(i, 0));
    const scenario = makeScenario([radar], [makeClass(0, 1e6)], flights);
    const truth = makeTruth(scenario);
    const courses = flights.map((_, i) => {
      const heading = i * 2.4;
      const offset = 800 + 700 * i;
      const [u, v] = [Math.sin(heading), Math.cos(heading)];
      return { east: -40e3 * u + offset * v, north: -40e3 * v - offset * u, ve: 400 * u, vn: 400 * v };
    });
    courses.forEach((course, i) => {
      place(truth, i, [course.east, course.north, 9e3], [course.ve, course.vn, 0]);
    });
    const seen = run(scenario, truth, 400);
    courses.forEach((course, i) => {
      const start = Math.atan2(course.east, course.north);
      const end = Math.atan2(course.east + 200 * course.ve, course.north + 200 * course.vn);
      const swung = Math.atan2(Math.sin(end - start), Math.cos(end - start));
      const before = -start / (2 * Math.PI);
      const after = 200 / period - (start + swung) / (2 * Math.PI);
      const own = seen.filter((plot) => plot.object === i);
      expect(own.length).toBe(Math.floor(after) - Math.floor(before));
    });
  });

  it('loses and doubles no crossing of an object that turns hard within the ticks', () => {
    const period = 1.7;
    const radar = makeRadar({ referenceRange: 5e7, period, elevationMax: 1.5 });
    const scenario = makeScenario([radar], [makeClass(0, 1e6)], [makeFlight(0, 0)]);
    const truth = makeTruth(scenario);
    const sensing = createSensing(scenario, 1);
    const { radars } = makeReports(scenario);
    const plots = createPlots();
    const origins = createPlotOrigins();
    const at = (time: number) => [9e3 + 2e3 * Math.cos(time / 5), 6e3 + 2e3 * Math.sin(time / 5)] as const;
    let count = 0;
    for (let tick = 1; tick <= 4000; tick++) {
      const time = tick / 2;
      const [east, north] = at(time);
      place(truth, 0, [east, north, 5e3], [-400 * Math.sin(time / 5), 400 * Math.cos(time / 5), 0]);
      sense(sensing, truth, radars, time - 0.5, time, plots, origins);
      count += plots.count;
    }
    const turnsOf = (time: number) => time / period - Math.atan2(...at(time)) / (2 * Math.PI);
    expect(count).toBe(Math.floor(turnsOf(2000)) - Math.floor(turnsOf(0)));
  });

  it('gives the same looks, detections and values whatever the step', () => {
    const make = (step: number) => {
      const radars = [makeRadar({ falsePlotsPerScan: 5 }), makeRadar({ scan: 'electronic', period: 3 })];
      const flights = Array.from({ length: 12 }, (_, i) => makeFlight(i, 0));
      const scenario = makeScenario(radars, [makeClass(0, 4)], flights);
      const truth = makeTruth(scenario);
      for (let i = 0; i < 12; i++)
        place(truth, i, [380e3 - 30e3 * i, 90e3 + 5e3 * i, 12e3], [-250, 40 * i, 0]);
      return run(scenario, truth, 120 / step, 6, step);
    };
    const fine = make(0.25);
    expect(fine.length).toBeGreaterThan(300);
    for (const step of [0.5, 2]) {
      const coarse = make(step);
      expect(coarse.length).toBe(fine.length);
      fine.forEach((plot, i) => {
        expect(coarse[i]!.object).toBe(plot.object);
        expect(coarse[i]!.scan).toBe(plot.scan);
        expect(coarse[i]!.time).toBeCloseTo(plot.time, 6);
        expect(coarse[i]!.range).toBeCloseTo(plot.range, 2);
        expect(coarse[i]!.snrDb).toBeCloseTo(plot.snrDb, 6);
      });
    }
  });

  it('looks once in every revisit interval with an electronic radar, also when the step is longer', () => {
    for (const step of [0.5, 3]) {
      const radar = makeRadar({ scan: 'electronic', period: 2, referenceRange: 5e6 });
      const { scenario, truth } = standing(radar, 1e4, 100e3);
      const times = run(scenario, truth, 120 / step, 1, step).map((plot) => plot.time);
      expect(times).toHaveLength(60);
      for (let k = 1; k < times.length; k++) expect(times[k]! - times[k - 1]!).toBeCloseTo(2, 9);
    }
  });

  it('spreads errors as the sigmas it reports', () => {
    const radar = makeRadar({ scan: 'electronic', period: 0.5, swerling: 3, referenceRange: 300e3 });
    const scenario = makeScenario([radar], [makeClass(0, 20)], [makeFlight(0, 0)]);
    const truth = makeTruth(scenario);
    place(truth, 0, [120e3, -90e3, 20e3], [0, 0, 0]);
    const sensing = createSensing(scenario, 3);
    const { radars } = makeReports(scenario);
    const plots = createPlots();
    const origins = createPlotOrigins();
    const dx = 120e3;
    const dy = -90e3;
    const dz = 20e3 - 30;
    const range = Math.hypot(dx, dy, dz);
    const truths = [range, Math.atan2(dx, dy), Math.asin(dz / range), 0];
    const squares = [0, 0, 0, 0];
    const sums = [0, 0, 0, 0];
    let count = 0;
    for (let tick = 1; tick <= 3000; tick++) {
      sense(sensing, truth, radars, (tick - 1) / 2, tick / 2, plots, origins);
      for (let i = 0; i < plots.count; i++) {
        const errors = [
          (plots.range[i]! - truths[0]!) / plots.rangeSigma[i]!,
          (plots.azimuth[i]! - truths[1]!) / plots.azimuthSigma[i]!,
          (plots.elevation[i]! - truths[2]!) / plots.elevationSigma[i]!,
          (plots.rangeRate[i]! - truths[3]!) / plots.rangeRateSigma[i]!,
        ];
        errors.forEach((error, k) => {
          squares[k]! += error * error;
          sums[k]! += error;
        });
        count++;
      }
    }
    expect(count).toBeGreaterThan(2000);
    const bounds = chiSquareBounds(count, 0.999);
    for (let k = 0; k < 4; k++) {
      expect(squares[k]).toBeGreaterThan(bounds.low);
      expect(squares[k]).toBeLessThan(bounds.high);
      expect(Math.abs(sums[k]!) / Math.sqrt(count)).toBeLessThan(3.3);
    }
  });

  it('scales errors with the root of signal to noise from the figures at 20 dB, down to a floor', () => {
    expect(errorFactor(100)).toBe(1);
    expect(errorFactor(25)).toBe(2);
    expect(errorFactor(1e6)).toBe(0.3);
  });

  it('measures an opening range rate as positive and wraps azimuth into one turn', () => {
    const radar = makeRadar({ referenceRange: 5e6, rangeRateSigma: 0.001, period: 1, azimuthSigma: 0.01 });
    const scenario = makeScenario([radar], [makeClass(0, 1e4)], [makeFlight(0, 0)]);
    const truth = makeTruth(scenario);
    place(truth, 0, [0, 100e3, 10e3], [0, 250, 0]);
    const seen = run(scenario, truth, 100);
    expect(seen.some((plot) => plot.azimuth > 6)).toBe(true);
    expect(seen.some((plot) => plot.azimuth < 0.3)).toBe(true);
    for (const plot of seen) {
      expect(plot.rangeRate).toBeCloseTo(250 * Math.cos(plot.elevation), -0.5);
      expect(plot.azimuth).toBeGreaterThanOrEqual(0);
      expect(plot.azimuth).toBeLessThan(2 * Math.PI);
    }
  });

  it('leaves range rate out where the radar does not measure it', () => {
    const { scenario, truth } = standing(makeRadar({ rangeRateSigma: 0, referenceRange: 5e6 }), 100, 100e3);
    for (const plot of run(scenario, truth, 100)) expect(plot.rangeRate).toBeNaN();
  });

  it('gives plots in order of time, then radar', () => {
    const radar = makeRadar({ falsePlotsPerScan: 300, referenceRange: 5e6 });
    const electronic = makeRadar({ scan: 'electronic', period: 1, falsePlotsPerScan: 30 });
    const flights = Array.from({ length: 30 }, (_, i) => makeFlight(i, 0));
    const scenario = makeScenario([radar, electronic, radar], [makeClass(0, 100)], flights);
    const truth = makeTruth(scenario);
    for (let i = 0; i < 30; i++) place(truth, i, [60e3 - 4e3 * i, 30e3 + i, 10e3]);
    const seen = run(scenario, truth, 40);
    expect(seen.length).toBeGreaterThan(1000);
    for (let i = 1; i < seen.length; i++) {
      const [a, b] = [seen[i - 1]!, seen[i]!];
      expect(a.time < b.time || (a.time === b.time && a.sensor <= b.sensor)).toBe(true);
    }
  });

  it('changes no draw of a radar when another radar or object is added', () => {
    const first = makeRadar({ falsePlotsPerScan: 10 });
    const second = makeRadar({ scan: 'electronic', period: 1.5, falsePlotsPerScan: 10 });
    const make = (radars: readonly Radar[], objects: number) => {
      const flights = Array.from({ length: objects }, (_, i) => makeFlight(i, 0));
      const scenario = makeScenario(radars, [makeClass(0, 4)], flights);
      const truth = makeTruth(scenario);
      for (let i = 0; i < objects; i++) place(truth, i, [300e3 - 20e3 * i, 200e3, 12e3], [-200, 0, 0]);
      return run(scenario, truth, 300);
    };
    const alone = make([first], 5);
    const joined = make([first, second], 8);
    const same = joined.filter((plot) => plot.sensor === 0 && plot.object < 5);
    expect(alone.length).toBeGreaterThan(150);
    expect(same).toEqual(alone);
  });

  it('gives the same plots for the same seed and others for another', () => {
    const make = (seed: number) => {
      const { scenario, truth } = standing(makeRadar({ falsePlotsPerScan: 5 }), 4, 380e3);
      return run(scenario, truth, 400, seed);
    };
    expect(make(9)).toEqual(make(9));
    expect(make(9)).not.toEqual(make(10));
  });

  it('reports an identification only where the radar asks, and the reply that the object carries', () => {
    const flights = (['own', 'civil', 'none'] as const).map((transponder, i) =>
      makeFlight(i, 0, { transponder }),
    );
    for (const interrogates of [true, false]) {
      const radar = makeRadar({ interrogates, referenceRange: 5e6, period: 1 });
      const scenario = makeScenario([radar], [makeClass(0, 1e4)], flights);
      const truth = makeTruth(scenario);
      for (let i = 0; i < 3; i++) place(truth, i, [50e3, 20e3 * i, 10e3]);
      const seen = run(scenario, truth, 1200);
      const replies = [iffReply.own, iffReply.civil, iffReply.none];
      for (let i = 0; i < 3; i++) {
        const own = seen.filter((plot) => plot.object === i);
        const heard = own.filter((plot) => plot.iff === replies[i]).length;
        if (!interrogates) expect(own.every((plot) => plot.iff === iffReply.notAsked)).toBe(true);
        else if (i === 2) expect(heard).toBe(own.length);
        else {
          const bounds = wilsonInterval(heard, own.length, 0.999);
          expect(bounds.low).toBeLessThan(0.98);
          expect(bounds.high).toBeGreaterThan(0.98);
        }
      }
    }
  });

  it('does not plot what is on land, what has not entered, or the carrier of the radar', () => {
    const classes = [makeClass(0, 1e4), makeClass(1, 1e4, { category: 'ground' })];
    const flights = [makeFlight(0, 0), makeFlight(1, 1), makeFlight(2, 0), makeFlight(3, 0)];
    const scenario = makeScenario([makeRadar({ referenceRange: 5e6 })], classes, flights, [2]);
    const truth = makeTruth(scenario);
    for (let i = 0; i < 4; i++) place(truth, i, [30e3, 20e3 * i, 10e3]);
    truth.status[3] = objectStatus.waiting;
    expect(new Set(run(scenario, truth, 100).map((plot) => plot.object))).toEqual(new Set([0]));
  });

  it('keeps to the azimuth sector, the elevation limits and the range limits', () => {
    const sector = { azimuthCentre: 0.1, azimuthWidth: 1, elevationMax: 0.5, rangeMin: 20e3, rangeMax: 90e3 };
    for (const scan of ['rotating', 'electronic'] as const) {
      const radar = makeRadar({ ...sector, scan, period: 2, referenceRange: 5e6, falsePlotsPerScan: 40 });
      const flights = Array.from({ length: 40 }, (_, i) => makeFlight(i, 0));
      const scenario = makeScenario([radar], [makeClass(0, 1e4)], flights);
      const truth = makeTruth(scenario);
      for (let i = 0; i < 36; i++) {
        const azimuth = (i / 36) * 2 * Math.PI;
        place(truth, i, [50e3 * Math.sin(azimuth), 50e3 * Math.cos(azimuth), 5e3]);
      }
      place(truth, 36, [0, 30e3, 25e3]);
      place(truth, 37, [0, 15e3, 5e3]);
      place(truth, 38, [0, 95e3, 5e3]);
      place(truth, 39, [0, 85e3, 5e3]);
      const seen = run(scenario, truth, 40);
      const objects = new Set(seen.filter((plot) => plot.object >= 0).map((plot) => plot.object));
      expect([...objects].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 34, 35, 39]);
      for (const plot of seen.filter((p) => p.object < 0)) {
        const off = Math.abs(Math.atan2(Math.sin(plot.azimuth - 0.1), Math.cos(plot.azimuth - 0.1)));
        expect(off).toBeLessThanOrEqual(0.5);
        expect(plot.range).toBeGreaterThanOrEqual(20e3);
        expect(plot.range).toBeLessThanOrEqual(90e3);
        expect(plot.elevation).toBeLessThanOrEqual(0.5);
      }
      const clutter = seen.filter((plot) => plot.object < 0).length;
      expect(Math.abs(clutter - 400)).toBeLessThan(3.3 * 20);
    }
  });
});
