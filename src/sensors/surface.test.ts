import { describe, expect, it } from 'vitest';
import { FOUR_THIRDS_RADIUS } from '../geo/horizon.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { createStream } from '../math/random.ts';
import { chiSquareBounds } from '../math/statistics.ts';
import type { Radar } from '../scenario/defence.ts';
import { type Antenna, createAntenna, createPose, type Pose, takePose } from './antenna.ts';
import { createFalseRow } from './false-row.ts';
import { createSight, takeSight } from './look.ts';
import { createPlots, type PlotTable } from './plot.ts';
import {
  makeClass,
  makeFlight,
  makeRadar,
  makeReports,
  makeScenario,
  makeTruth,
  place,
  site,
} from './sense.fixture.ts';
import { clutterToNoise } from './surface-clutter.ts';
import { addSurfacePlots } from './surface-plots.ts';
import { type Ground, groundFrom } from './visibility.ts';

const doppler = { clutterImprovement: 1e4, radialSpeedMin: 20, elevationMin: -1.2 };

/** A radar whose antenna stands `height` above the site, and what it needs to look. */
function radarAt(
  height: number,
  change: Partial<Radar> = {},
  ground: Ground | null = null,
): { antenna: Antenna; pose: Pose } {
  const scenario = makeScenario([makeRadar({ ...doppler, antennaHeight: height, ...change })], [], []);
  const antenna = createAntenna(scenario.defence.radars[0]!, scenario.defence.units, []);
  const pose = createPose();
  takePose(antenna, makeReports(scenario).radars, ground, pose);
  return { antenna, pose };
}

/** Clutter to noise behind an object at `range` east, `height` up, moving with `velocity`. */
function clutterBehind(
  antennaHeight: number,
  range: number,
  height: number,
  velocity: readonly [number, number, number],
  ground: Ground | null = null,
): number {
  const { antenna, pose } = radarAt(antennaHeight, {}, ground);
  const scenario = makeScenario([], [makeClass(0, 1)], [makeFlight(0, 0)]);
  const truth = makeTruth(scenario);
  place(truth, 0, [range, 0, height], velocity);
  const sight = createSight();
  takeSight(pose, truth, 0, 0, sight);
  return clutterToNoise(antenna, pose, sight, ground);
}

/** A ridge of 800 m across the way, 0.2 degrees east of the site, on a plain of 0 m. */
function ridge(): Ground {
  const step = 0.02 * RADIANS_PER_DEGREE;
  const columns = 200;
  const heights = new Int16Array(200 * columns);
  for (let row = 0; row < 200; row++) heights[row * columns + 110] = 800;
  const grid: HeightGrid = {
    north: site.lat + 100 * step,
    west: site.lon - 100 * step,
    step,
    rows: 200,
    columns,
    heights,
  };
  return groundFrom(grid)!;
}

function surfacePlots(
  antenna: Antenna,
  pose: Pose,
  ground: Ground | null,
  duration: number,
  step: number,
): PlotTable {
  const row = createFalseRow(1, 1);
  const stream = createStream();
  const plots = createPlots();
  for (let tick = 0; tick < duration / step; tick++) {
    addSurfacePlots(antenna, pose, ground, 4, tick * step, (tick + 1) * step, row, stream, plots);
  }
  return plots;
}

describe('clutterToNoise', () => {
  it('follows the constant-gamma patch: gamma sin(grazing) x range x azimuth cell x range cell, over range^4', () => {
    const range = 80e3;
    const height = 3500;
    const { antenna } = radarAt(height);
    const got = clutterBehind(height, range, -450, [100, 0, 0]);
    const grazing = height / range - range / (2 * FOUR_THIRDS_RADIUS);
    const echo = 0.0316 * grazing * range * 0.02 * 150;
    const slant2 = range * range + (height + 450) ** 2;
    const expected = (antenna.constant * echo) / 1e4 / (slant2 * slant2);
    expect(got / expected).toBeGreaterThan(0.97);
    expect(got / expected).toBeLessThan(1.03);
  });

  it('is far more for a radar that looks down than for one on a mast', () => {
    expect(clutterBehind(3500, 15e3, 50, [100, 0, 0])).toBeGreaterThan(
      20 * clutterBehind(30, 15e3, 50, [100, 0, 0]),
    );
  });

  it('is not there beyond the horizon of the surface, nor behind an object that flies above the beam of the surface', () => {
    expect(clutterBehind(30, 15e3, 50, [100, 0, 0])).toBeGreaterThan(0);
    expect(clutterBehind(30, 40e3, 500, [100, 0, 0])).toBe(0);
    expect(clutterBehind(30, 15e3, 3000, [100, 0, 0])).toBe(0);
  });

  it('is not filtered where the object is slow along the line of sight', () => {
    const moving = clutterBehind(3500, 80e3, -450, [100, 0, 0]);
    expect(clutterBehind(3500, 80e3, -450, [0, 240, 0]) / moving).toBeCloseTo(1e4, 6);
    expect(clutterBehind(3500, 80e3, -450, [19, 0, 0]) / moving).toBeCloseTo(1e4, 6);
    expect(clutterBehind(3500, 80e3, -450, [-21, 0, 0]) / moving).toBeCloseTo(1, 6);
  });

  it('is not there where terrain hides the patch', () => {
    expect(clutterBehind(3500, 60e3, 100, [100, 0, 0], ridge())).toBeGreaterThan(0);
    expect(clutterBehind(300, 60e3, 100, [100, 0, 0], null)).toBeGreaterThan(0);
    expect(clutterBehind(300, 60e3, 100, [100, 0, 0], ridge())).toBe(0);
  });

  it('is less over the sea than over land', () => {
    const step = 0.5 * RADIANS_PER_DEGREE;
    const grid = { north: site.lat + 4 * step, west: site.lon - 4 * step, step, rows: 9, columns: 9 };
    const sea = groundFrom({ ...grid, heights: new Int16Array(81) })!;
    const land = groundFrom({ ...grid, heights: new Int16Array(81).fill(1) })!;
    const ratio =
      clutterBehind(3500, 80e3, -300, [100, 0, 0], land) / clutterBehind(3500, 80e3, -300, [100, 0, 0], sea);
    expect(ratio).toBeGreaterThan(30);
    expect(ratio).toBeLessThan(33);
  });
});

describe('addSurfacePlots', () => {
  const change = { surfacePlotsPerMetre: 60 / 100e3, rangeMax: 300e3 };

  it('gives a Poisson number out to the horizon of the surface: near it on a mast, far from the air', () => {
    const scans = 400;
    for (const height of [30, 3500]) {
      const { antenna, pose } = radarAt(height, change);
      const plots = surfacePlots(antenna, pose, null, 10 * scans, 0.5);
      const horizon = Math.sqrt(2 * FOUR_THIRDS_RADIUS * height);
      const expected = (60 * (horizon - 1000)) / 100e3;
      const counts = new Array<number>(scans).fill(0);
      for (let i = 0; i < plots.count; i++) counts[Math.min(scans - 1, Math.floor(plots.time[i]! / 10))]!++;
      const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      const bounds = chiSquareBounds(scans, 0.999);
      expect(statistic).toBeGreaterThan(bounds.low);
      expect(statistic).toBeLessThan(bounds.high);
      for (let i = 0; i < plots.count; i++) expect(plots.range[i]).toBeLessThan(1.01 * horizon);
    }
  });

  it('leaves the shadow of a ridge empty', () => {
    const ground = ridge();
    const { antenna, pose } = radarAt(200, change, ground);
    const plots = surfacePlots(antenna, pose, ground, 4000, 0.5);
    let east = 0;
    let west = 0;
    for (let i = 0; i < plots.count; i++) {
      const across = plots.range[i]! * Math.sin(plots.azimuth[i]!);
      if (across > 25e3 && Math.abs(plots.azimuth[i]! - Math.PI / 2) < 0.7) east++;
      if (across < -25e3 && Math.abs(plots.azimuth[i]! - (3 * Math.PI) / 2) < 0.7) west++;
    }
    expect(west).toBeGreaterThan(50);
    expect(east).toBe(0);
  });

  it('does not depend on the step', () => {
    const { antenna, pose } = radarAt(3500, change);
    const fine = surfacePlots(antenna, pose, null, 60, 0.1);
    const coarse = surfacePlots(antenna, pose, null, 60, 4);
    expect(fine.count).toBe(coarse.count);
    expect(fine.range.slice(0, fine.count)).toEqual(coarse.range.slice(0, coarse.count));
  });
});
