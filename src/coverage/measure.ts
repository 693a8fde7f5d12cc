/** What a defence covers, layer by layer and asset by asset. */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { geodeticFromEcef } from '../geo/frames.ts';
import { geodesicInverse } from '../geo/geodesic.ts';
import { sin } from '../math/elementary.ts';
import type { Defence } from '../scenario/defence.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Reports } from '../sensors/report-own.ts';
import type { Viewpoint } from '../sensors/visibility.ts';
import { unitPhase } from '../world/truth.ts';
import type { AssetCoverage, Coverage, CoverageLayer, CoverageQuestion } from './coverage.ts';
import { type Lattice, outlineOf } from './outline.ts';
import { createProbe, isEngageableBy, isSeenBy, type Probe, placeProbe } from './probe.ts';
import { latticeAround, latticeOver, radarReach } from './reach.ts';
import { isTrackable } from './trackable.ts';

export type LayerName = Omit<CoverageLayer, 'height' | 'rings' | 'area' | 'farthest'>;

const airPicture: LayerName = {
  kind: 'track',
  id: 'air-picture',
  name: 'all radars together',
  radar: -1,
  fireUnit: -1,
  effector: -1,
};

/**
 * All radars that radiate, then every effector of which a fire unit with a radiating radar has rounds on ready launchers,
 * then the air picture of all radars.
 */
export function listLayers(defence: Defence, reports: Reports): LayerName[] {
  const { active } = reports.radars;
  const layers: LayerName[] = [];
  for (const { index, id, name } of defence.radars) {
    if (active[index]) layers.push({ kind: 'radar', id, name, radar: index, fireUnit: -1, effector: -1 });
  }
  for (const fireUnit of defence.fireUnits) {
    if (!active[fireUnit.radar]) continue;
    const loads = fireUnit.launchers
      .map((launcher) => defence.launchers[launcher]!)
      .filter((launcher) => reports.units.phase[launcher.unit] === unitPhase.ready)
      .flatMap((launcher) => launcher.loads);
    for (const { index, id, name } of defence.effectors) {
      if (!loads.some((load) => load.effector === index && load.ready + load.reserve > 0)) continue;
      layers.push({
        kind: 'effector',
        id: `${fireUnit.id}/${id}`,
        name: `${name}, ${fireUnit.name}`,
        radar: fireUnit.radar,
        fireUnit: fireUnit.index,
        effector: index,
      });
    }
  }
  if (layers.length > 0) layers.push(airPicture);
  return layers;
}

/** Whether a layer covers the probe where it is. */
export function isCovered(probe: Probe, layer: LayerName): boolean {
  if (layer.kind === 'radar') return isSeenBy(probe, layer.radar);
  if (layer.kind === 'track') return isTrackable(probe);
  return isEngageableBy(probe, layer.fireUnit, layer.effector);
}

/** Ground distance, m, beyond which a layer certainly covers nothing at `height`. */
function reachOf(probe: Probe, layer: LayerName, height: number): number {
  const detects = probe.antennas[layer.radar]!.even;
  if (layer.kind === 'radar') return radarReach(probe, layer.radar, height, detects);
  const effector = probe.scenario.defence.effectors[layer.effector]!;
  if (effector.guidance === 'network') return effector.rangeMax;
  return Math.min(effector.rangeMax, radarReach(probe, layer.radar, height, detects));
}

/**
 * Area, m^2, on the mean sphere inside closed rings of longitude and latitude, rad; holes count as less.
 * Error: 0.4 % against the ellipsoid at worst.
 * Source: Chamberlain and Duquette, "Some algorithms for polygons on a sphere", JPL 07-3, 2007.
 */
function areaOf(rings: readonly Float64Array[]): number {
  let sum = 0;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      sum -= (ring[i + 2]! - ring[i]!) * (sin(ring[i + 1]!) + sin(ring[i + 3]!));
    }
  }
  return (sum / 2) * MEAN_RADIUS * MEAN_RADIUS;
}

const line = new Float64Array(3);

/** Greatest ground distance, m, of a point of the rings from the nearest of these sites. */
function farthestOf(rings: readonly Float64Array[], sites: readonly Viewpoint[]): number {
  let farthest = 0;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      let nearest = Infinity;
      for (const { lat, lon } of sites) {
        geodesicInverse(lat, lon, ring[i + 1]!, ring[i]!, line);
        nearest = Math.min(nearest, line[0]!);
      }
      farthest = Math.max(farthest, nearest);
    }
  }
  return farthest;
}

/** Where a layer looks from: its radar, or every radar that radiates. */
function sitesOf(probe: Probe, layer: LayerName): Viewpoint[] {
  if (layer.kind !== 'track') return [probe.poses[layer.radar]!.view];
  return probe.poses.filter((_, radar) => probe.reports.radars.active[radar]).map((pose) => pose.view);
}

/** The grid of nodes in which a layer is looked for. */
function latticeOf(probe: Probe, layer: LayerName, height: number): Lattice {
  if (layer.kind !== 'track') {
    const { lat, lon } = probe.poses[layer.radar]!.view;
    return latticeAround(lat, lon, reachOf(probe, layer, height));
  }
  const lattices = probe.antennas.flatMap((antenna, radar) => {
    if (!probe.reports.radars.active[radar]) return [];
    const { lat, lon } = probe.poses[radar]!.view;
    return [latticeAround(lat, lon, radarReach(probe, radar, height, antenna.faintest))];
  });
  return latticeOver(lattices);
}

/**
 * Where one layer covers the probe at `height`.
 *
 * Its own grid of nodes reaches just as far as it can, so a gun of 3 km is drawn as finely as a radar of 600 km.
 * Valid: sites within 70 degrees of the equator; rings that cross 180 degrees run on past it and are not split.
 * Error: islands and shadows narrower than 1/47 of the reach can be missed; see coverage/outline.ts.
 */
function coverLayer(probe: Probe, layer: LayerName, height: number): CoverageLayer {
  const lattice = latticeOf(probe, layer, height);
  const rings = outlineOf(lattice, (x, y) => {
    placeProbe(probe, y, x, height);
    return isCovered(probe, layer);
  });
  return { ...layer, height, rings, area: areaOf(rings), farthest: farthestOf(rings, sitesOf(probe, layer)) };
}

const place = new Float64Array(3);

function coverAsset(
  probe: Probe,
  asset: number,
  layers: readonly CoverageLayer[],
  height: number,
): AssetCoverage {
  const { x, y, z } = probe.reports.assets;
  geodeticFromEcef(x[asset]!, y[asset]!, z[asset]!, place);
  const lat = place[0]!;
  const lon = place[1]!;
  placeProbe(probe, lat, lon, height);
  const radars: number[] = [];
  const effectors: number[] = [];
  layers.forEach((layer, index) => {
    if (layer.height !== height || layer.kind === 'track' || !isCovered(probe, layer)) return;
    if (layer.kind === 'radar') radars.push(index);
    else effectors.push(index);
  });
  const isTracked = isTrackable(probe);
  return { asset, height, lat, lon, isBuried: probe.isBuried, isTracked, radars, effectors };
}

/** Coverage under way: what is asked, and the layers done so far. */
export interface Survey {
  readonly probe: Probe;
  readonly question: CoverageQuestion;
  readonly names: readonly LayerName[];
  readonly layers: CoverageLayer[];
  /** Layers there will be. */
  readonly total: number;
}

/** A survey with no layer done. */
export function startCoverage(scenario: Scenario, question: CoverageQuestion): Survey {
  const probe = createProbe(scenario, question.rcs, question.above);
  const names = listLayers(scenario.defence, probe.reports);
  return { probe, question, names, layers: [], total: names.length * question.heights.length };
}

/** One more layer, some 50 ms of work; false when all were done before. */
export function advanceCoverage(survey: Survey): boolean {
  const { probe, question, names, layers, total } = survey;
  if (layers.length === total) return false;
  const height = question.heights[Math.floor(layers.length / names.length)]!;
  layers.push(coverLayer(probe, names[layers.length % names.length]!, height));
  return true;
}

/** The layers of a survey that is done, and what covers each asset. */
export function finishCoverage(survey: Survey): Coverage {
  const { probe, question, layers } = survey;
  const { radars, assets } = probe.scenario.defence;
  const { active } = probe.reports.radars;
  return {
    ...question,
    layers,
    assets: question.heights.flatMap((height) =>
      assets.map((asset) => coverAsset(probe, asset.index, layers, height)),
    ),
    silentRadars: radars.map((radar) => radar.index).filter((radar) => !active[radar]),
  };
}

/**
 * Where the defence of a scenario detects an object and where it can engage it, as it stands at the start.
 *
 * What moves later, what is lost, and how many objects can be handled at once are left out; see `isSeenBy` and
 * `isEngageableBy` for what each answer rests on. Takes seconds: `startCoverage` and its sisters do it in steps.
 */
export function measureCoverage(scenario: Scenario, question: CoverageQuestion): Coverage {
  const survey = startCoverage(scenario, question);
  while (advanceCoverage(survey));
  return finishCoverage(survey);
}
