/** Range rings and place names as GeoJSON for the base map. */
import type { Feature, FeatureCollection } from 'geojson';
import { type RangeRing, type RecordHeader, rangeRings, type Scene } from '../../src/index.ts';
import { distanceText } from '../measures.ts';
import type { LayerName } from '../state/store.ts';
import { strings } from '../strings.ts';

function labelOf({ of, label, radius }: RangeRing): string {
  const reach = `${label}, ${distanceText(radius)}`;
  return of === 'nearest' ? `${reach} ${strings.map.nearest}` : reach;
}

export function ringsGeojson(
  header: RecordHeader,
  scene: Scene,
  shown: Readonly<Record<LayerName, boolean>>,
  hidden: ReadonlySet<number>,
): FeatureCollection {
  const features: Feature[] = rangeRings(header, scene.units)
    .filter((ring) => (ring.of === 'radar' ? shown.radarRings : shown.rings && !hidden.has(ring.index)))
    .map((ring) => ({
      type: 'Feature',
      properties: { of: ring.of, label: labelOf(ring) },
      geometry: { type: 'LineString', coordinates: ring.ring },
    }));
  return { type: 'FeatureCollection', features };
}

/** Greatest range of a system's effectors, km. */
export function reachOf(header: RecordHeader, system: number): number {
  let reach = 0;
  for (const fireUnit of header.fireUnits) {
    if (fireUnit.system !== system) continue;
    for (const effector of fireUnit.effectors) {
      reach = Math.max(reach, (header.effectors[effector]?.rangeMaxM ?? 0) / 1000);
    }
  }
  return reach;
}

/** Names of the assets that stand still, and of the systems at their command posts. */
export function labelsGeojson(
  header: RecordHeader,
  shown: Readonly<Record<LayerName, boolean>>,
): FeatureCollection {
  if (!shown.labels) return { type: 'FeatureCollection', features: [] };
  const assets: Feature[] = header.assets
    .filter((asset) => asset.carrier < 0)
    .map((asset) => ({
      type: 'Feature',
      properties: { name: asset.name, rank: -1000 * asset.value },
      geometry: { type: 'Point', coordinates: [asset.lonDeg, asset.latDeg] },
    }));
  const systems: Feature[] = header.systems.flatMap((system, index) => {
    const post =
      header.units.find((unit) => unit.system === index && unit.kind === 'command') ??
      header.units.find((unit) => unit.system === index);
    if (!post || post.carrier >= 0) return [];
    return [
      {
        type: 'Feature',
        properties: { name: system.name, rank: -1000 * reachOf(header, index) },
        geometry: { type: 'Point', coordinates: [post.lonDeg, post.latDeg] },
      } satisfies Feature,
    ];
  });
  return { type: 'FeatureCollection', features: [...systems, ...assets] };
}
