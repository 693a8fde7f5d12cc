/** The base map: Natural Earth countries out of the world atlas package, prepared when the map opens. */
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

export interface Basemap {
  readonly land: FeatureCollection<Geometry>;
  readonly borders: Feature<Geometry>;
  readonly names: FeatureCollection<Point>;
  readonly graticule: FeatureCollection<Geometry>;
}

/** Names of lands smaller than about 0.4 square degrees are left out; rank is minus the logarithm of the area. */
const SMALLEST = 0.9;

let loading: Promise<Basemap> | null = null;

/** Land, borders, country names and the graticule; fetched once. */
export function loadBasemap(): Promise<Basemap> {
  loading ??= fetch(atlasUrl)
    .then((answer) => answer.json() as Promise<Atlas>)
    .then(basemapOf);
  return loading;
}

function basemapOf(atlas: Atlas): Basemap {
  const countries = feature(atlas, atlas.objects.countries) as FeatureCollection<
    Polygon | MultiPolygon,
    { name: string }
  >;
  const borders = mesh(atlas, atlas.objects.countries as never, (a, b) => a !== b);
  return {
    land: feature(atlas, atlas.objects.land) as unknown as FeatureCollection<Geometry>,
    borders: { type: 'Feature', properties: {}, geometry: borders },
    names: {
      type: 'FeatureCollection',
      features: countries.features.map(nameOf).filter((name) => name.properties!.rank < SMALLEST),
    },
    graticule: graticule(),
  };
}

/** The name at the middle of the greatest ring; `rank` is small for large countries. */
function nameOf(country: Feature<Polygon | MultiPolygon, { name: string }>): Feature<Point> {
  const { geometry } = country;
  const outer: Position[][] =
    geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.coordinates.map((part) => part[0]!);
  let best = { area: 0, lon: 0, lat: 0 };
  for (const ring of outer) {
    const middle = centroid(ring);
    if (middle.area > best.area) best = middle;
  }
  const rank = best.area > 0 ? -Math.log(best.area) : 99;
  return {
    type: 'Feature',
    properties: { name: country.properties.name, rank },
    geometry: { type: 'Point', coordinates: [best.lon, best.lat] },
  };
}

function centroid(ring: Position[]): { area: number; lon: number; lat: number } {
  let area = 0;
  let lon = 0;
  let lat = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x0, y0] = ring[i] as [number, number];
    const [x1, y1] = ring[i + 1] as [number, number];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    lon += (x0 + x1) * cross;
    lat += (y0 + y1) * cross;
  }
  return area === 0
    ? { area: 0, lon: 0, lat: 0 }
    : { area: Math.abs(area) / 2, lon: lon / (3 * area), lat: lat / (3 * area) };
}

function graticule(): FeatureCollection<Geometry> {
  const lines: Position[][] = [];
  for (let lon = -180; lon <= 180; lon += 5) {
    lines.push([
      [lon, -80],
      [lon, 80],
    ]);
  }
  for (let lat = -80; lat <= 80; lat += 5) {
    lines.push(Array.from({ length: 37 }, (_, step) => [-180 + step * 10, lat]));
  }
  return {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } },
    ],
  };
}
