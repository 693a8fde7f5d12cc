/** Range rings: how far each fire unit's interceptors and each radar reach, as rings on the ellipsoid. */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { cos, hypot2, RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { RecordHeader } from '../record/record.ts';
import { circleDeg } from './geodesic-circle.ts';
import type { SceneUnits } from './scene.ts';

export interface RangeRing {
  /** What reaches so far: an effector or a radar, by index; or the effector that reaches nothing nearer. */
  readonly of: 'effector' | 'radar' | 'nearest';
  readonly index: number;
  /** Unit in the middle. */
  readonly unit: number;
  readonly label: string;
  readonly radius: number;
  /** Closed ring, longitude and latitude in degrees. */
  readonly ring: [number, number][];
}

/** Rings nearer than this share of their radius are drawn once. */
const TWIN = 0.06;

/** Distance of two units, m, on a local sphere; good enough to tell neighbours. */
function apart(units: SceneUnits, one: number, other: number): number {
  const lat = units.latDeg[one]! * RADIANS_PER_DEGREE;
  const north = (units.latDeg[other]! - units.latDeg[one]!) * RADIANS_PER_DEGREE;
  const east = (units.lonDeg[other]! - units.lonDeg[one]!) * RADIANS_PER_DEGREE * cos(lat);
  return MEAN_RADIUS * hypot2(north, east);
}

/** Corners of a ring: the chord of 400 km then lies 122 m inside the true circle, 0.03 %. */
const CORNERS = 128;

/**
 * Two rings for each effector of each fire unit, farthest and nearest, about its engagement radar, and one for each radar; a
 * missing or lost unit (`phase` 4) has none. Of rings of one effector and one system that lie within 6 % of
 * their radius of each other only the first is kept. Greatest ranges on the ground, without terrain or horizon.
 */
export function rangeRings(header: RecordHeader, units: SceneUnits): RangeRing[] {
  const rings: RangeRing[] = [];
  const add = (of: RangeRing['of'], index: number, unit: number, label: string, radius: number) => {
    if (!(radius > 0) || unit < 0 || unit >= units.count || units.phase[unit] === 4) return;
    const lat = units.latDeg[unit]! * RADIANS_PER_DEGREE;
    const lon = units.lonDeg[unit]! * RADIANS_PER_DEGREE;
    const system = header.units[unit]!.system;
    const isTwin = rings.some(
      (ring) =>
        ring.of === of &&
        (of === 'radar' ? ring.radius === radius : ring.index === index) &&
        header.units[ring.unit]!.system === system &&
        apart(units, ring.unit, unit) < TWIN * radius,
    );
    if (isTwin) return;
    rings.push({ of, index, unit, label, radius, ring: circleDeg(lat, lon, radius, CORNERS) });
  };
  for (const fireUnit of header.fireUnits) {
    const unit = header.radars[fireUnit.radar]?.unit ?? -1;
    for (const effector of fireUnit.effectors) {
      const given = header.effectors[effector];
      if (!given) continue;
      add('effector', effector, unit, given.name, given.rangeMaxM);
      add('nearest', effector, unit, given.name, given.rangeMinM);
    }
  }
  header.radars.forEach((radar, index) => {
    add('radar', index, radar.unit, radar.name, radar.rangeMaxM);
  });
  return rings;
}

/** A number that changes when a unit that rings stand on has moved by more than about 100 m or is lost. */
export function ringsKey(units: SceneUnits): number {
  let key = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const place = Math.round(units.lonDeg[unit]! * 1000) * 7 + Math.round(units.latDeg[unit]! * 1000);
    key = (Math.imul(key, 31) + place * 2 + (units.phase[unit] === 4 ? 1 : 0)) | 0;
  }
  return key;
}
