/** Coverage as GeoJSON (RFC 7946): one area for each layer and height, one point for each asset and height. */
import type { Coverage, CoverageLayer } from '../coverage/coverage.ts';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { NOTICE } from '../record/record.ts';
import type { Scenario } from '../scenario/scenario.ts';

type Position = readonly [longitude: number, latitude: number];
type Polygon = Position[][];

interface CoverageFeature {
  readonly type: 'Feature';
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: Position }
    | { readonly type: 'MultiPolygon'; readonly coordinates: Polygon[] };
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

export interface CoverageCollection {
  readonly type: 'FeatureCollection';
  readonly notice: string;
  readonly features: readonly CoverageFeature[];
}

/** Degrees to 1e-6, about 10 cm. */
function degrees(angle: number): number {
  return Math.round(angle * DEGREES_PER_RADIAN * 1e6) / 1e6;
}

/** Twice the signed area in the plane of longitude and latitude: above zero where the ring runs counter-clockwise. */
function turnOf(ring: Float64Array): number {
  let sum = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) sum += ring[i]! * ring[i + 3]! - ring[i + 2]! * ring[i + 1]!;
  return sum;
}

/** Whether a point lies inside a ring, by the crossings of a ray to the east. */
function isWithin(ring: Float64Array, x: number, y: number): boolean {
  let within = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const y0 = ring[i + 1]!;
    const y1 = ring[i + 3]!;
    if (y0 > y === y1 > y) continue;
    if (ring[i]! + ((y - y0) / (y1 - y0)) * (ring[i + 2]! - ring[i]!) > x) within = !within;
  }
  return within;
}

function positionsOf(ring: Float64Array): Position[] {
  const positions: Position[] = [];
  for (let i = 0; i < ring.length; i += 2) positions.push([degrees(ring[i]!), degrees(ring[i + 1]!)]);
  return positions;
}

/** Rings put together: each hole goes to the smallest outer ring around it. */
export function polygonsOf(rings: readonly Float64Array[]): Polygon[] {
  const outer = rings
    .map((ring) => ({ ring, turn: turnOf(ring) }))
    .filter(({ turn }) => turn > 0)
    .sort((a, b) => a.turn - b.turn);
  const polygons = outer.map(({ ring }): Polygon => [positionsOf(ring)]);
  for (const hole of rings) {
    if (turnOf(hole) >= 0) continue;
    const around = outer.findIndex(({ ring }) => isWithin(ring, hole[0]!, hole[1]!));
    polygons[around]?.push(positionsOf(hole));
  }
  return polygons;
}

/** What a layer does, by kind. */
export const coverageWords: Readonly<Record<CoverageLayer['kind'], string>> = {
  radar: 'detects',
  effector: 'can engage',
  track: 'can track',
};

function layerFeature(coverage: Coverage, layer: CoverageLayer): CoverageFeature {
  return {
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: polygonsOf(layer.rings) },
    properties: {
      what: coverageWords[layer.kind],
      id: layer.id,
      name: layer.name,
      height_m: layer.height,
      height_above: coverage.above,
      rcs_m2: coverage.rcs,
      area_km2: Math.round(layer.area / 1e6),
      farthest_km: Math.round(layer.farthest / 100) / 10,
      simulated: true,
    },
  };
}

/** Coverage as one feature collection; layers that cover nothing are left out. Source: RFC 7946 (Butler et al., 2016). */
export function geoJsonFromCoverage(coverage: Coverage, scenario: Scenario): CoverageCollection {
  const areas = coverage.layers.filter((layer) => layer.rings.length > 0);
  const points = coverage.assets.map((covered): CoverageFeature => {
    const asset = scenario.defence.assets[covered.asset]!;
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [degrees(covered.lon), degrees(covered.lat)] },
      properties: {
        what: 'asset',
        id: asset.id,
        name: asset.name,
        height_m: covered.height,
        height_above: coverage.above,
        tracked: covered.isTracked,
        radars: covered.radars.length,
        effectors: covered.effectors.length,
        simulated: true,
      },
    };
  });
  return {
    type: 'FeatureCollection',
    notice: NOTICE,
    features: [...areas.map((layer) => layerFeature(coverage, layer)), ...points],
  };
}
