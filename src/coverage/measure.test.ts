import { describe, expect, it } from 'vitest';
import { geodesicDirect } from '../geo/geodesic.ts';
import { radarHorizon } from '../geo/horizon.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { Asset, Defence, Effector, Radar } from '../scenario/defence.ts';
import type { Scenario } from '../scenario/scenario.ts';
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
import type { CoverageLayer, CoverageQuestion } from './coverage.ts';
import { measureCoverage } from './measure.ts';
import { createProbe, isSeenBy, placeProbe } from './probe.ts';

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
  profile: { step: 1, distance: Float64Array.of(0, 100e3), speed: Float64Array.of(1000, 1000) },
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
    expect(layersOf(makeDefended([makeRadar()], { launchers }), question(1000))).toHaveLength(1);
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
