/**
 * The sensors of recorded plots, as JSON text: what `sudarshan track --sensors` reads. A file that cannot be read is a
 * sentence saying why.
 */
import { ecefFromGeodetic, enuAxes } from '../geo/frames.ts';
import { RADIANS_PER_DEGREE, TWO_PI } from '../math/elementary.ts';
import { appendRow, createTable } from '../math/table.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { radarReportSchema } from '../sensors/report.ts';

/** One radar of a sensors file, in SI units; position in the frame of the file. */
export interface RecordedRadar {
  readonly id: number;
  readonly period: number;
  readonly azimuthCentre: number;
  readonly azimuthWidth: number;
  readonly detectionProbability: number;
  readonly rangeMin: number;
  readonly rangeMax: number;
  readonly elevationMin: number;
  readonly elevationMax: number;
  readonly rangeSigma: number;
  readonly azimuthSigma: number;
  readonly elevationSigma: number;
  /** NaN where range rate is not measured. */
  readonly rangeRateSigma: number;
  readonly speedMax: number;
  /** Mean number of false plots a scan. */
  readonly falsePlots: number;
}

/** A sensors file. */
export interface RecordedSensors {
  readonly frame: 'flat' | 'earth';
  /** How its radars look; `irregular`: reports that come when their senders like. */
  readonly scan: 'rotating' | 'electronic' | 'irregular';
  readonly duration: number;
  readonly evalPeriod: number;
  readonly radars: readonly RecordedRadar[];
  /** Motion stated by the file: density of white acceleration, m^2/s^3, and typical speed, m/s; or null. */
  readonly motion: { readonly noise: number; readonly speed: number } | null;
  /** Whether plots are places on a plane (x, y) instead of range and angles. */
  readonly plane: boolean;
  /** Where the antennas are, row for row the radars; in earth the axes of the first radar carry the output. */
  readonly reports: RadarReportTable;
  /** In earth the place, ecef m, from which the output counts. */
  readonly origin: readonly [number, number, number];
}

type Fields = Readonly<Record<string, unknown>>;

function numberIn(fields: Fields, name: string, otherwise: number): number {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The sensors of a JSON text, or a sentence saying what is wrong with it. */
export function parseSensors(text: string): RecordedSensors | string {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return 'sensors file is not JSON';
  }
  if (!isFields(root)) return 'sensors file: an object expected';
  if (isFields(root.sensor) && root.sensor.type === 'position') return parsePlane(root, root.sensor);
  const list = root.radars;
  if (!Array.isArray(list) || list.length === 0)
    return 'sensors file: radars expected, a list with at least one';
  const radars: RecordedRadar[] = [];
  const reports = createTable(radarReportSchema, list.length);
  let earth = false;
  for (const [index, fields] of list.entries()) {
    if (!isFields(fields)) return `sensors file: radars[${index}] is not an object`;
    const radar = parseRadar(fields, index);
    if (typeof radar === 'string') return radar;
    if (radars.some((other) => other.id === radar.id))
      return `sensors file: radar id ${radar.id} occurs twice`;
    const geodetic = 'lat_deg' in fields;
    if (index > 0 && geodetic !== earth) return 'sensors file: flat and geodetic radars are mixed';
    earth = geodetic;
    radars.push(radar);
    placeRadar(fields, geodetic, reports);
  }
  return {
    frame: earth ? 'earth' : 'flat',
    scan: root.rotating === true ? 'rotating' : 'electronic',
    duration: numberIn(root, 'duration_s', 0),
    evalPeriod: Math.max(numberIn(root, 'eval_period_s', 2), 1e-3),
    radars,
    motion: null,
    plane: false,
    reports,
    origin: [reports.x[0]!, reports.y[0]!, reports.z[0]!],
  };
}

/** A distant antenna sees a plane as range and azimuth: this many times its larger side away. */
const PLANE_DISTANCE = 300;

/**
 * A sensor of places on a plane, as a radar so far south of it that range and azimuth are north and east.
 * The elevation, always 0, has a window in which it tells nothing.
 */
function parsePlane(root: Fields, sensor: Fields): RecordedSensors | string {
  const covariance = Array.isArray(sensor.R) ? (sensor.R as unknown[]).flat() : [];
  const area = Array.isArray(sensor.area_m) ? (sensor.area_m as unknown[]) : [];
  const variances = [covariance[0], covariance[3], area[0], area[1]].map(Number);
  if (variances.some((value) => !(value > 0))) return 'sensors file: sensor.R and sensor.area_m expected';
  const [east2, north2, width, height] = variances as [number, number, number, number];
  const distance = PLANE_DISTANCE * Math.max(width, height);
  const elevationSigma = Math.sqrt(east2) / distance;
  const reports = createTable(radarReportSchema, 1);
  placeRadar({ x: width / 2, y: -distance, z: 0 }, false, reports);
  const period = Math.max(numberIn(root, 'eval_period_s', 1), 1e-3);
  const duration = numberIn(root, 'duration_s', 0);
  const motion = isFields(root.motion) ? numberIn(root.motion, 'q', 0) : 0;
  return {
    frame: 'flat',
    scan: 'electronic',
    duration,
    evalPeriod: period,
    radars: [
      {
        id: 1,
        period,
        azimuthCentre: 0,
        azimuthWidth: width / (distance + height / 2),
        detectionProbability: numberIn(sensor, 'pd', 0.9),
        rangeMin: distance,
        rangeMax: distance + height,
        elevationMin: -1.26 * elevationSigma,
        elevationMax: 1.26 * elevationSigma,
        rangeSigma: Math.sqrt(north2),
        azimuthSigma: Math.sqrt(east2) / (distance + height / 2),
        elevationSigma,
        rangeRateSigma: Number.NaN,
        speedMax: 1000,
        falsePlots: numberIn(sensor, 'clutter_per_scan', 1),
      },
    ],
    motion: motion > 0 ? { noise: motion, speed: Math.max(width, height) / Math.max(duration, 1) } : null,
    plane: true,
    reports,
    origin: [0, 0, 0],
  };
}

/** Tracks are held for some periods of their radar, evaluation epoch by epoch: longer ones than this are a slip, s. */
const LONGEST_PERIOD = 3600;

function parseRadar(fields: Fields, index: number): RecordedRadar | string {
  for (const name of ['id', 'period', 'sr', 'saz', 'sel'] as const) {
    const value = fields[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return `sensors file: radars[${index}].${name} must be a number`;
    }
    if (name !== 'id' && value <= 0) return `sensors file: radars[${index}].${name} must be positive`;
    if (name === 'period' && value > LONGEST_PERIOD)
      return `sensors file: radars[${index}].period must be at most ${LONGEST_PERIOD} s`;
  }
  const rate = numberIn(fields, 'srr', Number.NaN);
  return {
    id: numberIn(fields, 'id', 0),
    period: numberIn(fields, 'period', 1),
    azimuthCentre: 0,
    azimuthWidth: TWO_PI,
    detectionProbability: Math.min(Math.max(numberIn(fields, 'pd', 0.9), 0.01), 0.999),
    rangeMin: numberIn(fields, 'rMin', 0),
    rangeMax: numberIn(fields, 'rMax', 4e5),
    elevationMin: numberIn(fields, 'elMin', 0),
    elevationMax: numberIn(fields, 'elMax', 1),
    rangeSigma: numberIn(fields, 'sr', 1),
    azimuthSigma: numberIn(fields, 'saz', 1),
    elevationSigma: numberIn(fields, 'sel', 1),
    rangeRateSigma: rate > 0 ? rate : Number.NaN,
    speedMax: numberIn(fields, 'vMax', 1000),
    falsePlots: Math.max(numberIn(fields, 'clutter', 1), 1e-3),
  };
}

const place = new Float64Array(3);
const axes = new Float64Array(9);
const flatAxes = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const axisColumns = ['ex', 'ey', 'ez', 'nx', 'ny', 'nz', 'ux', 'uy', 'uz'] as const;

/**
 * Append an antenna that stands at a place.
 * @param place  ecef, or the flat frame of the file, m
 * @param axes   unit vectors east, north and up there
 */
export function addAntenna(
  reports: RadarReportTable,
  place: ArrayLike<number>,
  axes: ArrayLike<number>,
): void {
  const row = appendRow(reports);
  reports.active[row] = 1;
  reports.x[row] = place[0]!;
  reports.y[row] = place[1]!;
  reports.z[row] = place[2]!;
  for (const [k, name] of axisColumns.entries()) reports[name][row] = axes[k]!;
}

function placeRadar(fields: Fields, geodetic: boolean, reports: RadarReportTable): void {
  if (geodetic) {
    const lat = numberIn(fields, 'lat_deg', 0) * RADIANS_PER_DEGREE;
    const lon = numberIn(fields, 'lon_deg', 0) * RADIANS_PER_DEGREE;
    ecefFromGeodetic(lat, lon, numberIn(fields, 'height_m', 0), place);
    enuAxes(lat, lon, axes);
    addAntenna(reports, place, axes);
    return;
  }
  addAntenna(
    reports,
    ['x', 'y', 'z'].map((name) => numberIn(fields, name, 0)),
    flatAxes,
  );
}
