/** A small map of a scenario: places as points of a picture, land cut to its frame. */
import type { FeatureCollection, Position } from 'geojson';
import type { ScenarioOutline } from '../run/messages.ts';

/** Size of a picture, in its own units. */
export const WIDTH = 240;
export const HEIGHT = 132;
const MARGIN = 14;
/** Least height of what is shown, degrees. */
const LEAST = 0.8;

export interface Frame {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
}

/** The frame about all places of an outline, in the shape of the picture; null for an empty one. */
export function frameOf({ units, assets, ways, zones }: ScenarioOutline): Frame | null {
  const places = [...units, ...assets, ...ways.flatMap(({ line }) => line), ...zones.flat()];
  if (places.length === 0) return null;
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  const [lon, lat] = [
    (Math.min(...lons) + Math.max(...lons)) / 2,
    (Math.min(...lats) + Math.max(...lats)) / 2,
  ];
  const squeeze = Math.cos((lat * Math.PI) / 180);
  const tall = Math.max(LEAST, Math.max(...lats) - Math.min(...lats));
  const wide = (Math.max(...lons) - Math.min(...lons)) * squeeze;
  const scale = Math.min((HEIGHT - 2 * MARGIN) / tall, (WIDTH - 2 * MARGIN) / Math.max(wide, 1e-6));
  const halfWide = WIDTH / 2 / scale / squeeze;
  const halfTall = HEIGHT / 2 / scale;
  return {
    west: lon - halfWide,
    east: lon + halfWide,
    south: lat - halfTall,
    north: lat + halfTall,
    x: (each) => WIDTH / 2 + (each - lon) * scale * squeeze,
    y: (each) => HEIGHT / 2 - (each - lat) * scale,
  };
}

type Side = readonly [axis: 0 | 1, limit: number, isLower: boolean];

/** A ring cut at one side of a frame: Sutherland and Hodgman, Reentrant polygon clipping, 1974. */
function cutAt(ring: readonly Position[], [axis, limit, isLower]: Side): Position[] {
  const isIn = (place: Position): boolean => (isLower ? place[axis]! >= limit : place[axis]! <= limit);
  const out: Position[] = [];
  ring.forEach((place, index) => {
    const before = ring[(index + ring.length - 1) % ring.length]!;
    if (isIn(place) !== isIn(before)) {
      const share = (limit - before[axis]!) / (place[axis]! - before[axis]!);
      const other = axis === 0 ? 1 : 0;
      const crossed = before[other]! + share * (place[other]! - before[other]!);
      out.push(axis === 0 ? [limit, crossed] : [crossed, limit]);
    }
    if (isIn(place)) out.push(place);
  });
  return out;
}

/** The land in a frame as the path of a picture. */
export function landPath(land: FeatureCollection, frame: Frame): string {
  const sides: Side[] = [
    [0, frame.west, true],
    [0, frame.east, false],
    [1, frame.south, true],
    [1, frame.north, false],
  ];
  const rings = land.features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : geometry.type === 'Polygon'
        ? geometry.coordinates
        : [],
  );
  return rings
    .map((ring) => sides.reduce<Position[]>(cutAt, ring))
    .filter((ring) => ring.length > 2)
    .map((ring) => pathOf(ring, frame, true))
    .join('');
}

/** Places joined by lines. */
export function pathOf(
  places: readonly (Position | readonly [number, number])[],
  frame: Frame,
  isClosed: boolean,
): string {
  const points = places.map(([lon, lat]) => `${frame.x(lon!).toFixed(1)} ${frame.y(lat!).toFixed(1)}`);
  return points.length < 2 ? '' : `M${points.join('L')}${isClosed ? 'Z' : ''}`;
}
