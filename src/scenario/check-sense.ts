/** Second looks at values that are allowed but probably not meant: swapped or radian coordinates, units mixed up. */
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { type Compiling, report } from './compile-context.ts';
import type { PlaceInput, ScenarioInput } from './format.ts';
import { shortNumber } from './hint.ts';
import type { LibraryEntry } from './library.ts';
import type { Path } from './read-yaml.ts';
import { said } from './saying.ts';

/** Farther than this from the middle of the others a point is looked at twice, degrees. Assumed. */
const FAR_DEG = 25;
/** Nearer than this a corrected point is believed, degrees. Assumed. */
const NEAR_DEG = 12;

/** Warnings about places, speeds and heights that look like slips. */
export function lookTwice(compiling: Compiling, input: ScenarioInput): void {
  const places: [Path, PlaceInput][] = [];
  collectPlaces(input, [], places);
  const lat = median(places.map(([, place]) => place.lat_deg));
  const lon = median(places.map(([, place]) => place.lon_deg));
  const gap = (a: number, b: number): number => Math.max(Math.abs(a - lat), Math.abs(b - lon));
  for (const [path, place] of places) {
    const { lat_deg, lon_deg } = place;
    if (gap(lat_deg, lon_deg) < FAR_DEG) continue;
    if (gap(lon_deg, lat_deg) < NEAR_DEG) {
      report(
        compiling,
        'warning',
        [...path, 'lat_deg'],
        said`place near the others expected, ${lat_deg} north ${lon_deg} east found`,
        said`are lat_deg and lon_deg swapped? ${lon_deg} north ${lat_deg} east is near the others`,
      );
    } else if (gap(lat_deg * DEGREES_PER_RADIAN, lon_deg * DEGREES_PER_RADIAN) < NEAR_DEG) {
      report(
        compiling,
        'warning',
        [...path, 'lat_deg'],
        said`degrees expected, ${lat_deg} and ${lon_deg} look like radians`,
        said`write ${shortNumber(lat_deg * DEGREES_PER_RADIAN)} and ${shortNumber(lon_deg * DEGREES_PER_RADIAN)}`,
      );
    } else if (lat_deg === 0 && lon_deg === 0) {
      report(
        compiling,
        'warning',
        [...path, 'lat_deg'],
        said`place near the others expected, 0 north 0 east found`,
        said`was a coordinate left out?`,
      );
    }
  }
  (input.raid?.groups ?? []).forEach((group, index) => {
    checkClassLimits(compiling, group, ['raid', 'groups', index]);
  });
  (input.neutrals?.flights ?? []).forEach((flight, index) => {
    checkClassLimits(compiling, flight, ['neutrals', 'flights', index]);
  });
}

interface Limited {
  readonly class: string;
  readonly speed_m_s?: number | undefined;
  readonly height_m_amsl?: number | undefined;
  readonly height_m_agl?: number | undefined;
}

function checkClassLimits(compiling: Compiling, one: Limited, path: Path): void {
  const entry = compiling.library.entries.get(one.class);
  if (!entry) return;
  const fastest = numberOf(entry, 'speed_max') ?? numberOf(entry, 'speed_cruise');
  if (one.speed_m_s !== undefined && fastest !== null && one.speed_m_s > 1.3 * fastest) {
    const kmh = one.speed_m_s / 3.6;
    const hint =
      kmh <= 1.3 * fastest
        ? said`${one.speed_m_s} km/h would be speed_m_s: ${shortNumber(kmh)}`
        : said`check the class and the unit`;
    report(
      compiling,
      'warning',
      [...path, 'speed_m_s'],
      said`at most ${fastest} m/s expected for ${entry.id}, ${one.speed_m_s} found`,
      hint,
    );
  }
  const highest = numberOf(entry, 'altitude_max') ?? numberOf(entry, 'altitude_cruise');
  for (const key of ['height_m_amsl', 'height_m_agl'] as const) {
    const height = one[key];
    if (height === undefined || highest === null || height <= 1.2 * Math.max(highest, 500)) continue;
    const metres = height * 0.3048;
    const hint =
      metres <= 1.2 * highest
        ? said`${height} feet would be ${key}: ${shortNumber(metres)}`
        : said`check the class and the unit`;
    report(
      compiling,
      'warning',
      [...path, key],
      said`at most ${highest} m expected for ${entry.id}, ${height} found`,
      hint,
    );
  }
}

function numberOf(entry: LibraryEntry, key: string): number | null {
  const figure = entry.figures.get(key);
  if (!figure || typeof figure.v !== 'number') return null;
  return typeof figure.max === 'number' ? Math.max(figure.max, figure.v) : figure.v;
}

function collectPlaces(value: unknown, path: Path, out: [Path, PlaceInput][]): void {
  if (typeof value !== 'object' || value === null) return;
  if ('lat_deg' in value && 'lon_deg' in value) out.push([path, value as PlaceInput]);
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'object')
      collectPlaces(item, [...path, Array.isArray(value) ? Number(key) : key], out);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
