/** A thing with a place, as map tools draw it: what assets, zones and routes are imported from. */
import type { TextPlace } from '../scenario/read-yaml.ts';

export interface FeaturePoint {
  readonly latDeg: number;
  readonly lonDeg: number;
  /** m above mean sea level, or above ground; null where the file says nothing of it. */
  readonly heightM: number | null;
}

export type FeatureShape = 'point' | 'line' | 'ring';

export interface MapFeature {
  readonly name: string;
  readonly shape: FeatureShape;
  /** A ring is not closed: its last point is not its first. */
  readonly points: readonly FeaturePoint[];
  readonly above: 'sea' | 'ground';
  /** What else the file says of it, by name, as text. */
  readonly properties: ReadonlyMap<string, string>;
  /** Where it stands in its file. */
  readonly at: TextPlace;
}

/** Most features that one file may have. */
export const FEATURE_LIMIT = 10_000;
/** Most points of one feature, as in the scenario format. */
export const POINT_LIMIT = 1000;

/** Why a place is none on Earth, or an empty text. */
export function placeFault(lonDeg: number, latDeg: number): string {
  if (Math.abs(latDeg) <= 90 && Math.abs(lonDeg) <= 180) return '';
  return `longitude within 180 and latitude within 90 degrees expected, ${lonDeg}, ${latDeg} found`;
}

/** The corners of a ring, without the last where it repeats the first. */
export function opened(points: readonly FeaturePoint[]): readonly FeaturePoint[] {
  const first = points[0];
  const last = points.at(-1);
  const isClosed = points.length > 1 && first!.latDeg === last!.latDeg && first!.lonDeg === last!.lonDeg;
  return isClosed ? points.slice(0, -1) : points;
}
