/**
 * Features of a GeoJSON file: points, lines and outer rings of polygons. Nothing is fetched; links are text.
 *
 * Source: RFC 7946 (Butler et al., 2016).
 */
import type { Problem } from '../scenario/problem.ts';
import { errorAt, type Path, type ReadText, readYaml } from '../scenario/read-yaml.ts';
import { said } from '../scenario/saying.ts';
import {
  FEATURE_LIMIT,
  type FeaturePoint,
  type FeatureShape,
  type MapFeature,
  opened,
  POINT_LIMIT,
  placeFault,
} from './feature.ts';

export interface ReadFeatures {
  readonly features: readonly MapFeature[];
  readonly problems: readonly Problem[];
}

interface Reading {
  readonly file: string;
  readonly text: ReadText;
  readonly features: MapFeature[];
  readonly problems: Problem[];
}

function refuse({ file, text, problems }: Reading, path: Path, message: string, hint = ''): void {
  problems.push(errorAt(file, text.locate, path, said`${message}`, said`${hint}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const shapes: Readonly<Record<string, FeatureShape>> = {
  Point: 'point',
  LineString: 'line',
  Polygon: 'ring',
};

function pointFrom(reading: Reading, value: unknown, path: Path): FeaturePoint | null {
  const numbers = Array.isArray(value) ? value : [];
  if (numbers.length < 2 || numbers.some((part) => typeof part !== 'number')) {
    refuse(reading, path, '[longitude, latitude] expected, something else found');
    return null;
  }
  const [lonDeg, latDeg, height] = numbers as number[];
  const fault = placeFault(lonDeg!, latDeg!);
  if (fault) {
    refuse(reading, path, fault, 'GeoJSON has longitude first');
    return null;
  }
  return { latDeg: latDeg!, lonDeg: lonDeg!, heightM: height ?? null };
}

function pointsFrom(reading: Reading, shape: FeatureShape, coordinates: unknown, path: Path): FeaturePoint[] {
  const list = shape === 'point' ? [coordinates] : shape === 'ring' ? firstOf(coordinates) : coordinates;
  if (!Array.isArray(list) || list.length === 0 || list.length > POINT_LIMIT + 1) {
    refuse(reading, path, `1 to ${POINT_LIMIT} places expected`);
    return [];
  }
  const at = shape === 'point' ? [path] : list.map((_, n) => [...path, ...(shape === 'ring' ? [0] : []), n]);
  const points = list.map((value, n) => pointFrom(reading, value, at[n]!));
  return points.filter((point) => point !== null);
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function takeFeature(reading: Reading, value: unknown, path: Path): void {
  if (!isObject(value) || value.type !== 'Feature') {
    refuse(reading, path, 'Feature expected, something else found');
    return;
  }
  const geometry = isObject(value.geometry) ? value.geometry : {};
  const type = String(geometry.type ?? '');
  const shape = Object.hasOwn(shapes, type) ? shapes[type]! : null;
  if (!shape) {
    const message = `Point, LineString or Polygon expected, ${type.slice(0, 40) || 'no geometry'} found`;
    refuse(reading, [...path, 'geometry'], message, 'split it into features of one place, line or ring each');
    return;
  }
  const points = pointsFrom(reading, shape, geometry.coordinates, [...path, 'geometry', 'coordinates']);
  const given = isObject(value.properties) ? Object.entries(value.properties) : [];
  const properties = new Map(
    given.filter(([, entry]) => typeof entry !== 'object').map(([key, entry]) => [key, String(entry)]),
  );
  const name = properties.get('name') ?? properties.get('id') ?? String(value.id ?? '');
  const at = reading.text.locate(path, 'value');
  reading.features.push({ name, shape, points: opened(points), above: 'sea', properties, at });
}

/** Features of a GeoJSON text, and everything that is wrong with it. Never throws. */
export function readGeoJson(source: string, file: string): ReadFeatures {
  const text = readYaml(source, file);
  const reading: Reading = { file, text, features: [], problems: [...text.problems] };
  if (reading.problems.length > 0) return reading;
  const root = isObject(text.value) ? text.value : {};
  const list = root.type === 'FeatureCollection' ? root.features : [root];
  if (!Array.isArray(list)) refuse(reading, ['features'], 'list of features expected');
  else if (list.length > FEATURE_LIMIT)
    refuse(reading, ['features'], `at most ${FEATURE_LIMIT} features expected, ${list.length} found`);
  else {
    const base = root.type === 'FeatureCollection' ? ['features'] : null;
    list.forEach((value, index) => {
      takeFeature(reading, value, base ? [...base, index] : []);
    });
  }
  return reading;
}
