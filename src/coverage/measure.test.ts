import { describe, expect, it } from 'vitest';
import { geodesicDirect } from '../geo/geodesic.ts';
import { radarHorizon } from '../geo/horizon.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { binomialTail } from '../math/distributions.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { Asset, Defence, Effector, Radar } from '../scenario/defence.ts';
import { fitFlyoutProfile } from '../scenario/flyout-profile.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { detectionProbability, requiredSnr } from '../sensors/detection.ts';
import {
  makeClass,
  makeFlight,
  makeRadar,
  makeReports,
  makeScenario,
  makeTruth,
  site,
} from '../sensors/sense.fixture.ts';
import { createSensing, sight } from '../sensors/sense.ts';
import { createSightings } from '../sensors/sighting.ts';
import { advanceCells, startCells } from './cells.ts';
import type { CoverageLayer, CoverageQuestion } from './coverage.ts';
import { advanceCoverage, finishCoverage, measureCoverage, startCoverage } from './measure.ts';
import { createProbe, isSeenBy, placeProbe } from './probe.ts';
import { addLook, isTrackable, looksInWindow, type Tally } from './trackable.ts';

const missile: Effector = {
  index: 0,
  id: 'missile',
  name: 'missile',
  rangeMin: 10e3,
  rangeMax: 40e3,
  ballisticRangeMax: 20e3,
  heightMin: 50,
  heightMax: 20e3,
  targetSpeedMax: 1000,
  speedMax: 1000,
  guidance: 'network',
  turnRate: 1,
  basket: 50,
  killProbability: { fighter: 0.7 },
  cost: 1,
  profile: fitFlyoutProfile({ rangeMax: 40e3, speedMax: 1000, step: 1 }),
};

/** A defence of these radars at one site; the first is the radar of one fire unit with one missile. */
function makeDefended(
  radars: readonly Radar[],
  change: Partial<Defence> = {},
  terrain: HeightGrid | null = null,
) {
  const scene = makeScenario(radars, [], []);
  return {
    name: 'test',
    description: '',
    epoch: '2025-01-01T00:00:00Z',
    duration: 100,
    step: 0.5,
    perception: 'ideal',
    recordPeriod: 1,
    raid: scene.raid,
    terrain,
    terrainIdentity: { relief: terrain === null ? 'flat' : 'bundled', name: '', sha256: '' },
    assumptions: [],
    sources: [],
    defence: {
      ...scene.defence,
      effectors: [missile],
      launchers: [
        {
          index: 0,
          unit: 0,
          fireUnit: 0,
          loads: [{ effector: 0, ready: 4, reserve: 0 }],
          reloadTime: 60,
          launchInterval: 2,
        },
      ],
      fireUnits: [
        {
          index: 0,
          id: 'unit',
          name: 'unit',
          system: 0,
          radar: 0,
          launchers: [0],
          reactionTime: 5,
          doctrine: { fireOnRemoteTracks: true } as Defence['doctrine'],
          guard: null,
        },
      ],
      ...change,
    },
  } satisfies Scenario;
}

/** An asset `distance` metres from the site along a bearing. */
function makeAsset(index: number, distance: number, bearingDeg: number): Asset {
  const at = new Float64Array(3);
  geodesicDirect(site.lat, site.lon, bearingDeg * RADIANS_PER_DEGREE, distance, at);
  return {
    index,
    id: `asset-${index}`,
    name: `Asset ${index}`,
    kind: 'town',
    region: '',
    site: { lat: at[0]!, lon: at[1]!, height: 0 },
    value: 1,
    radius: 1000,
    carrier: -1,
  };
}

const question = (height: number, rcs = 4): CoverageQuestion => ({ heights: [height], above: 'sea', rcs });

function layersOf(scenario: Scenario, asked: CoverageQuestion): readonly CoverageLayer[] {
  return measureCoverage(scenario, asked).layers;
}

/** A ridge of 1,500 m that runs north to south some 97 km east of the site. */
function ridge(): HeightGrid {
  const heights = new Int16Array(6400);
  for (let row = 0; row < 80; row++) heights[row * 80 + 54] = 1500;
  return { north: 0.56, west: 1.29, step: 0.0005, rows: 80, columns: 80, heights };
}

describe('measureCoverage of a radar', () => {
  it('reaches to the range equation or to the horizon, whichever is nearer, and covers that circle', () => {
    for (const [rcs, height] of [
      [4, 10e3],
      [0.05, 10e3],
      [4, 100],
      [0.005, 1000],
    ] as const) {
      const slant = 390e3 * (rcs / 4) ** 0.25;
      const free = Math.sqrt(slant * slant - height * height);
      const expected = Math.min(free, radarHorizon(30, height));
      const [layer] = layersOf(
        makeDefended([makeRadar({ elevationMax: Math.PI / 2, rangeMin: 0 })]),
        question(height, rcs),
      );
      expect(Math.abs(layer!.farthest / expected - 1)).toBeLessThan(0.004);
      expect(Math.abs(layer!.area / (Math.PI * expected * expected) - 1)).toBeLessThan(0.01);
    }
  });

  it('leaves the cone above its greatest elevation open', () => {
    const [layer] = layersOf(
      makeDefended([makeRadar({ elevationMax: Math.PI / 4, rangeMin: 0 })]),
      question(30e3),
    );
    expect(layer!.rings).toHaveLength(2);
    const inner = 30e3 - 30;
    const reach = Math.sqrt(390e3 * 390e3 - 30e3 * 30e3);
    expect(layer!.area / (Math.PI * (reach * reach - inner * inner))).toBeCloseTo(1, 1);
  });

  it('looks only into its sector', () => {
    const sector = makeRadar({ azimuthCentre: Math.PI / 2, azimuthWidth: Math.PI / 2 });
    const [half, whole] = layersOf(makeDefended([sector, makeRadar()]), question(10e3));
    expect(half!.area / whole!.area).toBeCloseTo(0.25, 2);
    for (const ring of half!.rings) {
      for (let i = 0; i < ring.length; i += 2) expect(ring[i]!).toBeGreaterThan(site.lon - 1e-3);
    }
  });

  it('sees what the ideal sensor of a run sees, on 600 places over broken ground', () => {
    const radars = [makeRadar({ referenceRange: 150e3 }), makeRadar({ elevationMin: 0.01 })];
    const scenario = makeDefended(radars, {}, ridge());
    const probe = createProbe(scenario, 2, 'sea');
    const places = Array.from({ length: 600 }, (_, i) => ({
      lat: site.lat + (((i * 37) % 600) / 600 - 0.5) * 0.03,
      lon: site.lon + (i / 600 - 0.5) * 0.036,
      height: 200 + ((i * 101) % 600) * 6,
    })).filter((at) => {
      placeProbe(probe, at.lat, at.lon, at.height);
      return !probe.isBuried;
    });
    expect(places.length).toBeGreaterThan(580);
    const flights = places.map((_, i) => makeFlight(i, 0));
    const scene = { ...makeScenario(radars, [makeClass(0, 2)], flights), terrain: scenario.terrain };
    const truth = makeTruth(scene);
    const seen = places.map((at, row) => {
      placeProbe(probe, at.lat, at.lon, at.height);
      truth.x[row] = probe.truth.x[0]!;
      truth.y[row] = probe.truth.y[0]!;
      truth.z[row] = probe.truth.z[0]!;
      return isSeenBy(probe, 0) || isSeenBy(probe, 1);
    });
    const out = createSightings();
    sight(createSensing(scene, 1), truth, makeReports(scene).radars, 0, out);
    const rows = seen.flatMap((isSeen, row) => (isSeen ? [row] : []));
    expect(Array.from(out.label.slice(0, out.count))).toEqual(rows);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.length).toBeLessThan(560);
  });
});

describe('measureCoverage of an effector', () => {
  it('covers the ring between its least and greatest slant range', () => {
    const radar = makeRadar({ rangeMin: 0, elevationMax: Math.PI / 2 });
    const [, layer] = layersOf(makeDefended([radar]), question(3000));
    const ground = (slant: number) => slant * slant - 3000 * 3000;
    expect(layer).toMatchObject({ kind: 'effector', id: 'unit/missile', fireUnit: 0, effector: 0 });
    expect(layer!.rings).toHaveLength(2);
    expect(Math.abs(layer!.area / (Math.PI * (ground(40e3) - ground(10e3))) - 1)).toBeLessThan(0.01);
    expect(Math.abs(layer!.farthest / Math.sqrt(ground(40e3)) - 1)).toBeLessThan(0.002);
  });

  it('covers nothing below and above its heights, nor what nobody sees', () => {
    const covered = (height: number, rcs = 4) =>
      layersOf(makeDefended([makeRadar()]), question(height, rcs))[1]!;
    expect(covered(40).rings).toEqual([]);
    expect(covered(21e3)).toMatchObject({ area: 0, farthest: 0 });
    expect(covered(3000, 1e-8).rings).toEqual([]);
  });

  it('needs its own radar where that guides, and any radar where it does not', () => {
    const blind = makeRadar({ rangeMax: 20e3, rangeMin: 0 });
    const farthest = (guidance: Effector['guidance']) => {
      const effectors = [{ ...missile, guidance }];
      return layersOf(makeDefended([blind, makeRadar()], { effectors }), question(1000))[2]!.farthest;
    };
    expect(farthest('fire-unit')).toBeCloseTo(20e3, -2);
    expect(farthest('network')).toBeCloseTo(40e3, -2);
  });

  it('is left out where no rounds are', () => {
    const [launcher] = makeDefended([makeRadar()]).defence.launchers;
    const launchers = [{ ...launcher!, loads: [{ effector: 0, ready: 0, reserve: 0 }] }];
    expect(layersOf(makeDefended([makeRadar()], { launchers }), question(1000))).toHaveLength(2);
  });
});

describe('measureCoverage over ground', () => {
  it('hides the far side of a ridge, more so near the ground, and counts who covers each asset', () => {
    const assets = [makeAsset(0, 30e3, 90), makeAsset(1, 120e3, 90), makeAsset(2, 120e3, 270)];
    const radar = makeRadar({ rangeMin: 0 });
    const flat = makeDefended([radar], { assets });
    const asked = { heights: [2000, 12e3], above: 'sea', rcs: 100 } as const;
    const counts = (scenario: Scenario) =>
      measureCoverage(scenario, asked).assets.map((asset) => [asset.radars.length, asset.effectors.length]);
    expect(counts(flat).slice(0, 3)).toEqual([
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
    expect(counts({ ...flat, terrain: ridge() })).toEqual([
      [1, 1],
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
  });

  it('counts heights from the ground or from the sea, and sees nothing inside a mountain', () => {
    const heights = new Int16Array(6400).fill(800);
    const scenario = makeDefended([makeRadar()], {}, { ...ridge(), heights });
    const reach = (above: 'ground' | 'sea', height: number) =>
      measureCoverage(scenario, { heights: [height], above, rcs: 100 }).layers[0]!.farthest;
    expect(reach('sea', 500)).toBe(0);
    const assets = [makeAsset(0, 10e3, 90)];
    const { defence } = scenario;
    const buried = measureCoverage(
      { ...scenario, defence: { ...defence, assets } },
      { ...question(500), heights: [500, 900] },
    ).assets.map((asset) => asset.isBuried);
    expect(buried).toEqual([true, false]);
    expect(reach('ground', 500)).toBeGreaterThan(50e3);
    expect(Math.abs(reach('ground', 500) / reach('sea', 1300) - 1)).toBeLessThan(0.002);
  });
});

describe('measureCoverage of a carried radar', () => {
  it('names a radar whose carrier is not there yet and draws nothing for it', () => {
    const scenario = makeDefended([makeRadar(), makeRadar()]);
    const units = scenario.defence.units.map((unit, index) => (index === 1 ? { ...unit, carrier: 0 } : unit));
    const plan = {
      kind: 'route',
      waypoints: [
        { lat: 0.5, lon: 1.3, height: 3000, heightAbove: 'sea', speed: 50 },
        { lat: 0.51, lon: 1.3, height: 3000, heightAbove: 'sea', speed: 50 },
      ],
      repeat: false,
      weave: { amplitude: 0, period: 1 },
      bank: 0.5,
    } as const;
    const raid = {
      classes: [makeClass(0, 1)],
      flights: [makeFlight(0, 0, { start: 50, plan, side: 'own' })],
    };
    const coverage = measureCoverage(
      { ...scenario, raid, defence: { ...scenario.defence, units } },
      question(1000),
    );
    expect(coverage.silentRadars).toEqual([1]);
    expect(coverage.layers.filter((layer) => layer.kind === 'radar')).toHaveLength(1);
  });
});

describe('isTrackable', () => {
  const tallied = (looks: readonly number[]): number => {
    const tally: Tally = [1, 0, 0];
    for (const p of looks) addLook(tally, p);
    return 1 - tally[0] - tally[1] - tally[2];
  };

  it('counts three of N as the binomial law does, and unequal chances as their enumeration', () => {
    for (const [n, p] of [
      [3, 0.9],
      [6, 0.5],
      [36, 0.1],
    ] as const) {
      expect(tallied(new Array(n).fill(p))).toBeCloseTo(binomialTail(3, n, p), 12);
    }
    const chances = [0.9, 0.2, 0.5, 0.7];
    let sum = 0;
    for (let pattern = 0; pattern < 16; pattern++) {
      const hits = chances.map((_, i) => (pattern >> i) & 1);
      if (hits.reduce((a, b) => a + b) < 3) continue;
      sum += hits.reduce((product, hit, i) => product * (hit ? chances[i]! : 1 - chances[i]!), 1);
    }
    expect(tallied(chances)).toBeCloseTo(sum, 12);
  });

  it('reaches from one radar to where three of its looks in 36 s detect with 0.9', () => {
    for (const period of [1, 6, 12]) {
      const radar = makeRadar({ period, rangeMin: 0, elevationMax: Math.PI / 2 });
      const picture = layersOf(makeDefended([radar]), question(10e3, 0.05)).at(-1)!;
      expect(picture).toMatchObject({ kind: 'track', id: 'air-picture', radar: -1 });
      let low = 0;
      let high = 1;
      for (let turn = 0; turn < 50; turn++) {
        const middle = (low + high) / 2;
        if (binomialTail(3, looksInWindow(period), middle) < 0.9) low = middle;
        else high = middle;
      }
      const { swerling, falseAlarmProbability, referencePd, referenceRange, referenceRcs } = radar;
      const least = requiredSnr(swerling, low, falseAlarmProbability);
      expect(detectionProbability(swerling, least, falseAlarmProbability)).toBeCloseTo(low, 9);
      const reference = requiredSnr(swerling, referencePd, falseAlarmProbability);
      const slant = referenceRange * ((0.05 / referenceRcs) * (reference / least)) ** 0.25;
      const expected = Math.min(
        Math.sqrt(slant * slant - 10e3 * 10e3),
        radarHorizon(30, 10e3),
        radar.rangeMax,
      );
      expect(Math.abs(picture.farthest / expected - 1)).toBeLessThan(0.004);
    }
  });

  it('needs three looks: a radar that turns too slowly tracks nothing alone, two of them do', () => {
    const slow = makeRadar({ period: 18, rangeMin: 0 });
    const asked = question(10e3, 10);
    expect(layersOf(makeDefended([slow]), asked).at(-1)!.rings).toEqual([]);
    expect(layersOf(makeDefended([slow, slow]), asked).at(-1)!.area).toBeGreaterThan(0);
    const probe = createProbe(makeDefended([slow, slow]), 10, 'sea');
    placeProbe(probe, site.lat + 0.002, site.lon, 5000);
    expect(isTrackable(probe)).toBe(true);
  });
});

describe('coverage in cells', () => {
  it('counts in each cell what covers its middle, says what is underground, and adds up to the areas of the layers', () => {
    const scenario = makeDefended([makeRadar({ rangeMin: 0 }), makeRadar({ rangeMax: 60e3 })], {}, ridge());
    const survey = startCoverage(scenario, { heights: [700, 4000], above: 'sea', rcs: 4 });
    while (advanceCoverage(survey));
    const coverage = finishCoverage(survey);
    const work = startCells(survey, coverage);
    while (advanceCells(work));
    const { cells } = work;
    expect(cells.bands.map(({ height, count }) => `${height} ${count}`)).toEqual([
      '700 radars',
      '700 tracked',
      '700 effectors',
      '4000 radars',
      '4000 tracked',
      '4000 effectors',
    ]);
    expect(Math.max(cells.rows, cells.columns)).toBeLessThanOrEqual(504);
    let area = 0;
    let underground = 0;
    for (let at = 0; at < cells.rows * cells.columns; at++) {
      const lat =
        (cells.north_deg - (Math.floor(at / cells.columns) + 0.5) * cells.step_deg) * RADIANS_PER_DEGREE;
      const side = cells.step_deg * RADIANS_PER_DEGREE * 6371008.77;
      area += cells.bands[3]!.values[at]! * side * side * Math.cos(lat);
      if (cells.bands[0]!.values[at] === 255) underground++;
    }
    const layers = coverage.layers.filter(({ kind, height }) => kind === 'radar' && height === 4000);
    const expected = layers.reduce((sum, layer) => sum + layer.area, 0);
    expect(Math.abs(area / expected - 1)).toBeLessThan(0.01);
    expect(underground).toBeGreaterThan(0);
  });
});
