/**
 * Features of a KML file: points, lines and outer rings of polygons of its placemarks.
 *
 * Nothing that the file points to is fetched: a NetworkLink is told and passed over, pictures and styles are not looked at.
 * A document type, and with it every entity of the file's own, is refused.
 * Source: OGC 07-147r2, "OGC KML", 2008.
 */
import { SaxesParser } from 'saxes';
import type { Problem } from '../scenario/problem.ts';
import { DEPTH_LIMIT, type TextPlace } from '../scenario/read-yaml.ts';
import {
  FEATURE_LIMIT,
  type FeaturePoint,
  type FeatureShape,
  type MapFeature,
  opened,
  POINT_LIMIT,
  placeFault,
} from './feature.ts';
import type { ReadFeatures } from './read-geojson.ts';

const shapes: Readonly<Record<string, FeatureShape>> = {
  Point: 'point',
  LineString: 'line',
  Polygon: 'ring',
};

/** A placemark while it is open. */
interface Placemark {
  readonly at: TextPlace;
  readonly properties: Map<string, string>;
  name: string;
  shape: FeatureShape | null;
  points: readonly FeaturePoint[];
  above: MapFeature['above'];
  hasHeights: boolean;
}

/** Thrown to leave the parser, which has no other way to stop; caught where it was started. */
class Stop extends Error {}

interface Reading {
  readonly file: string;
  readonly features: MapFeature[];
  readonly problems: Problem[];
  readonly parser: SaxesParser;
  /** Names of the open elements, outermost first. */
  readonly open: string[];
  text: string;
  dataName: string;
  placemark: Placemark | null;
}

function placeIn({ parser }: Reading): TextPlace {
  return { line: parser.line, column: parser.column + 1 };
}

function tell(reading: Reading, severity: Problem['severity'], message: string, hint: string): void {
  const { file, problems, open } = reading;
  problems.push({ severity, file, ...placeIn(reading), path: open.join('.'), message, hint });
}

function stop(reading: Reading, message: string, hint = ''): never {
  tell(reading, 'error', message, hint);
  throw new Stop();
}

/** "lon,lat[,height]" with spaces between places. */
function pointsFrom(reading: Reading, text: string): FeaturePoint[] {
  const places = text.trim().split(/\s+/, POINT_LIMIT + 2);
  if (places.length > POINT_LIMIT + 1) stop(reading, `at most ${POINT_LIMIT} places expected, more found`);
  return places.map((place) => {
    const numbers = place.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
    const [lonDeg, latDeg, height] = numbers;
    if (numbers.length < 2 || !numbers.every(Number.isFinite))
      stop(reading, `longitude,latitude[,height] expected, ${place.slice(0, 40)} found`);
    const fault = placeFault(lonDeg!, latDeg!);
    if (fault) stop(reading, fault, 'KML has longitude first');
    return { latDeg: latDeg!, lonDeg: lonDeg!, heightM: height ?? null };
  });
}

function openElement(reading: Reading, name: string, attributes: Readonly<Record<string, unknown>>): void {
  if (reading.open.length >= DEPTH_LIMIT)
    stop(reading, `nesting of at most ${DEPTH_LIMIT} expected, deeper found`);
  reading.open.push(name);
  reading.text = '';
  if (name === 'NetworkLink')
    tell(
      reading,
      'warning',
      'passed over: nothing that a file points to is fetched',
      'save what it shows as a file',
    );
  if (name === 'Data' || name === 'SimpleData') reading.dataName = String(attributes.name ?? '');
  if (name === 'Placemark') {
    reading.placemark = {
      at: placeIn(reading),
      properties: new Map(),
      name: '',
      shape: null,
      points: [],
      above: 'sea',
      hasHeights: false,
    };
  } else if (reading.placemark && Object.hasOwn(shapes, name)) {
    if (reading.placemark.shape)
      stop(
        reading,
        'one place, line or ring in a placemark expected, several found',
        'split it into placemarks',
      );
    reading.placemark.shape = shapes[name]!;
  }
}

function closeElement(reading: Reading): void {
  const name = reading.open.pop()!;
  const parent = reading.open.at(-1);
  const { placemark, text } = reading;
  reading.text = '';
  if (!placemark) return;
  if (name === 'Placemark') finish(reading, placemark);
  else if (name === 'name' && parent === 'Placemark') placemark.name = text.trim();
  else if (name === 'coordinates' && !reading.open.includes('innerBoundaryIs'))
    placemark.points = pointsFrom(reading, text);
  else if (name === 'altitudeMode') {
    placemark.above = text.trim() === 'relativeToGround' ? 'ground' : 'sea';
    placemark.hasHeights = text.trim() !== 'clampToGround';
  } else if (name === 'value' || name === 'SimpleData')
    placemark.properties.set(reading.dataName, text.trim());
}

function finish(reading: Reading, { hasHeights, shape, points, ...placemark }: Placemark): void {
  reading.placemark = null;
  if (!shape) {
    tell(
      reading,
      'warning',
      `passed over: ${placemark.name || 'a placemark'} has no place, line or ring`,
      '',
    );
    return;
  }
  if (reading.features.length >= FEATURE_LIMIT) stop(reading, `at most ${FEATURE_LIMIT} placemarks expected`);
  const placed = hasHeights ? points : points.map((point) => ({ ...point, heightM: null }));
  reading.features.push({ ...placemark, shape, points: shape === 'ring' ? opened(placed) : placed });
}

/** Features of a KML text, and everything that is wrong with it. Never throws; reading ends at the first error. */
export function readKml(source: string, file: string): ReadFeatures {
  const parser = new SaxesParser({ position: true });
  const reading: Reading = {
    file,
    features: [],
    problems: [],
    parser,
    open: [],
    text: '',
    dataName: '',
    placemark: null,
  };
  parser.on('error', ({ message }) => stop(reading, message.replace(/^.*?\d+:\d+: /, '').replace(/\.$/, '')));
  parser.on('doctype', () =>
    stop(reading, 'KML without a document type expected, one found', 'remove the DOCTYPE and its entities'),
  );
  parser.on('opentag', ({ name, attributes }) => openElement(reading, name.replace(/^.*:/, ''), attributes));
  parser.on('text', (text) => {
    reading.text += text;
  });
  parser.on('cdata', (text) => {
    reading.text += text;
  });
  parser.on('closetag', () => closeElement(reading));
  try {
    parser.write(source).close();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return reading;
}
