/** What the members of a group have in common: class, speed, height, bank, checked once. */
import type { Category } from './category.ts';
import { type Compiling, report, siFigureOr } from './compile-context.ts';
import { categoryOf, objectClassFrom } from './compile-platform.ts';
import type { Asset } from './defence.ts';
import type { GroupInput } from './format.ts';
import { nearestWord } from './hint.ts';
import type { LibraryEntry } from './library.ts';
import type { Place } from './place.ts';
import type { Flight, ObjectClass } from './raid.ts';
import type { Path } from './read-yaml.ts';
import { type Saying, said } from './saying.ts';
import { radiansFromDegrees } from './units.ts';

export type Movement = Pick<
  GroupInput,
  'id' | 'class' | 'count' | 'start_s' | 'interval_s' | 'spacing_m' | 'from' | 'route' | 'speed_m_s'
> &
  Pick<GroupInput, 'height_m_agl' | 'height_m_amsl' | 'bank_deg'>;

/** The raid while its flights are being added. */
export interface RaidBuilding {
  readonly compiling: Compiling;
  readonly duration: number;
  readonly assets: readonly Asset[];
  readonly ground: (place: Place) => number;
  readonly classes: ObjectClass[];
  readonly flights: Flight[];
}

export interface Height {
  readonly height: number;
  readonly heightAbove: 'sea' | 'ground';
}

/** What is the same for all members of a group. */
export interface Member {
  readonly path: Path;
  readonly movement: Movement;
  readonly entry: LibraryEntry;
  readonly objectClass: ObjectClass;
  readonly category: Category;
  readonly speed: number;
  readonly bank: number;
  readonly cruise: Height;
}

/** "known: a, b, c" for a hint. */
export function knownIds(list: readonly { readonly id: string }[]): Saying {
  const ids = list.slice(0, 12).map((one) => one.id);
  return ids.length === 0
    ? said`there is none`
    : said`known: ${ids.join(', ')}${list.length > 12 ? ' ...' : ''}`;
}

/** The shared part of a group or traffic: class, speed, height, bank. Null after an error. */
export function memberOf(building: RaidBuilding, movement: Movement, path: Path): Member | null {
  const { compiling, duration } = building;
  const entry = compiling.library.entries.get(movement.class);
  const category = entry ? categoryOf(entry) : null;
  if (!entry || category === null) {
    const known = [...compiling.library.entries.values()].filter((one) => categoryOf(one) !== null);
    const near = nearestWord(
      movement.class,
      known.map((one) => one.id),
    );
    report(
      compiling,
      'error',
      [...path, 'class'],
      said`class of the library expected, ${movement.class} found`,
      near ? said`did you mean ${near}?` : knownIds(known),
    );
    return null;
  }
  let objectClass = building.classes.find((one) => one.id === entry.id);
  if (!objectClass) {
    objectClass = objectClassFrom(compiling, entry, category, building.classes.length, [...path, 'class']);
    building.classes.push(objectClass);
  }
  const start = movement.start_s ?? 0;
  if (start >= duration) {
    report(
      compiling,
      'error',
      [...path, 'start_s'],
      said`start before the end at ${duration} s expected, ${start} found`,
      said`raise duration_s or start earlier`,
    );
  } else if (start + ((movement.count ?? 1) - 1) * (movement.interval_s ?? 0) >= duration) {
    report(
      compiling,
      'warning',
      [...path, 'interval_s'],
      said`all starts before the end at ${duration} s expected, some later found`,
      said`the last objects never enter`,
    );
  }
  if (category === 'ballistic')
    return {
      path,
      movement,
      entry,
      objectClass,
      category,
      speed: 0,
      bank: 0,
      cruise: { height: 0, heightAbove: 'ground' },
    };
  const speed =
    movement.speed_m_s ??
    siFigureOr(compiling, entry, 'speed_cruise', siFigureOr(compiling, entry, 'speed', Number.NaN));
  if (!Number.isFinite(speed))
    report(
      compiling,
      'error',
      [...path, 'speed_m_s'],
      said`speed_m_s expected, nothing found`,
      said`the library knows no cruising speed of ${entry.id}`,
      'key',
    );
  const cruise = cruiseHeight(compiling, movement, category, path);
  if (cruise === null || !Number.isFinite(speed)) return null;
  const bank =
    movement.bank_deg === undefined
      ? siFigureOr(compiling, entry, 'bank', 0)
      : radiansFromDegrees(movement.bank_deg);
  return { path, movement, entry, objectClass, category, speed, bank, cruise };
}

/** The height that a group or waypoint gives, or null. */
export function heightIn(place: {
  height_m_agl?: number | undefined;
  height_m_amsl?: number | undefined;
}): Height | null {
  if (place.height_m_agl !== undefined) return { height: place.height_m_agl, heightAbove: 'ground' };
  return place.height_m_amsl === undefined ? null : { height: place.height_m_amsl, heightAbove: 'sea' };
}

/** The height of a group: its own, or that of its first waypoint; ships and columns stay on the surface. */
function cruiseHeight(
  compiling: Compiling,
  movement: Movement,
  category: Category,
  path: Path,
): Height | null {
  const points: [Path, Movement | NonNullable<Movement['route']>[number]][] = [[path, movement]];
  (movement.route ?? []).forEach((point, index) => {
    points.push([[...path, 'route', index], point]);
  });
  for (const [at, one] of points) {
    if (one.height_m_agl !== undefined && one.height_m_amsl !== undefined) {
      report(
        compiling,
        'error',
        [...at, 'height_m_amsl'],
        said`one of height_m_amsl and height_m_agl expected, both found`,
        said`above sea level or above the ground: keep one`,
        'key',
      );
      return null;
    }
  }
  const own = heightIn(movement);
  if (own) return own;
  for (const point of movement.route ?? []) {
    const height = heightIn(point);
    if (height) return height;
  }
  if (category === 'ship') return { height: 0, heightAbove: 'sea' };
  if (category === 'ground') return { height: 0, heightAbove: 'ground' };
  report(
    compiling,
    'error',
    [...path, 'height_m_amsl'],
    said`height_m_amsl or height_m_agl expected, neither found`,
    said`height_m_agl: above the ground below, height_m_amsl: above the sea`,
    'key',
  );
  return null;
}
