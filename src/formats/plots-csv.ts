/**
 * Recorded plots, their sensors, tracks and truth as text: the formats of `sudarshan track`.
 *
 * A row that cannot be read is counted and left out, never guessed; a sensors file that cannot be read is a
 * sentence saying why.
 */
import { ecefFromGeodetic, enuAxes } from '../geo/frames.ts';
import { atan2, hypot2, RADIANS_PER_DEGREE, TWO_PI, wrapTwoPi } from '../math/elementary.ts';
import { appendRow, createTable, type Table } from '../math/table.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { createPlots } from '../sensors/plot.ts';
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
  const period = numberIn(root, 'eval_period_s', 1);
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

function parseRadar(fields: Fields, index: number): RecordedRadar | string {
  for (const name of ['id', 'period', 'sr', 'saz', 'sel'] as const) {
    const value = fields[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return `sensors file: radars[${index}].${name} must be a number`;
    }
    if (name !== 'id' && value <= 0) return `sensors file: radars[${index}].${name} must be positive`;
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

function placeRadar(fields: Fields, geodetic: boolean, reports: RadarReportTable): void {
  const row = appendRow(reports);
  if (geodetic) {
    const lat = numberIn(fields, 'lat_deg', 0) * RADIANS_PER_DEGREE;
    const lon = numberIn(fields, 'lon_deg', 0) * RADIANS_PER_DEGREE;
    ecefFromGeodetic(lat, lon, numberIn(fields, 'height_m', 0), place);
    enuAxes(lat, lon, axes);
  } else {
    place[0] = numberIn(fields, 'x', 0);
    place[1] = numberIn(fields, 'y', 0);
    place[2] = numberIn(fields, 'z', 0);
    axes.fill(0);
    axes[0] = 1;
    axes[4] = 1;
    axes[8] = 1;
  }
  reports.active[row] = 1;
  reports.x[row] = place[0]!;
  reports.y[row] = place[1]!;
  reports.z[row] = place[2]!;
  reports.ex[row] = axes[0]!;
  reports.ey[row] = axes[1]!;
  reports.ez[row] = axes[2]!;
  reports.nx[row] = axes[3]!;
  reports.ny[row] = axes[4]!;
  reports.nz[row] = axes[5]!;
  reports.ux[row] = axes[6]!;
  reports.uy[row] = axes[7]!;
  reports.uz[row] = axes[8]!;
}

/** Plots of a file, ordered by time, how many rows were left out and why, and how many stood out of order. */
export interface RecordedPlots {
  readonly plots: PlotTable;
  readonly malformed: number;
  readonly unknownSensor: number;
  readonly outOfOrder: number;
}

const plotColumns = ['t', 'sensor', 'scan', 'range', 'az', 'el', 'rangerate'] as const;

/**
 * Plots of a CSV text with header `t,sensor,scan,range,az,el[,rangerate]`, or a sentence saying what is wrong.
 * Rows may stand in any order: those whose time is before that of a row above are put in their place and counted.
 */
export function parsePlots(text: string, sensors: RecordedSensors): RecordedPlots | string {
  const lines = text.split('\n');
  const header = (lines[0] ?? '').trim().split(',');
  if (sensors.plane) return parsePlaces(lines, header, sensors);
  const at = plotColumns.map((name) => header.indexOf(name));
  for (let c = 0; c < 6; c++) if (at[c]! < 0) return `plots file: column ${plotColumns[c]} is missing`;
  const rowOf = new Map(sensors.radars.map((radar, row) => [radar.id, row]));
  const plots = createPlots();
  let malformed = 0;
  let unknownSensor = 0;
  let outOfOrder = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let line = 1; line < lines.length; line++) {
    const cells = lines[line]!.trim().split(',');
    if (cells.length === 1 && cells[0] === '') continue;
    const values = at.map((column) => readNumber(column < 0 ? undefined : cells[column]));
    if (values.slice(0, 6).some((value) => !Number.isFinite(value)) || !(values[3]! > 0)) {
      malformed++;
      continue;
    }
    const sensor = rowOf.get(values[1]!);
    if (sensor === undefined) {
      unknownSensor++;
      continue;
    }
    if (values[0]! < last) outOfOrder++;
    else last = values[0]!;
    writePlot(plots, values, sensor, sensors.radars[sensor]!);
  }
  return { plots: outOfOrder > 0 ? inOrder(plots) : plots, malformed, unknownSensor, outOfOrder };
}

/** The same plots by time; rows of one time keep their order. */
function inOrder(plots: PlotTable): PlotTable {
  const order = Int32Array.from({ length: plots.count }, (_, row) => row);
  order.sort((a, b) => plots.time[a]! - plots.time[b]! || a - b);
  const sorted = createPlots();
  for (const from of order) {
    const row = appendRow(sorted);
    for (const name of plots.columns) sorted[name][row] = plots[name][from]!;
  }
  return sorted;
}

/** Plots of a plane, header `t,x,y`, as range and azimuth of its distant antenna; the scan is the order of times. */
function parsePlaces(
  lines: readonly string[],
  header: readonly string[],
  sensors: RecordedSensors,
): RecordedPlots | string {
  const at = ['t', 'x', 'y'].map((name) => header.indexOf(name));
  if (at.some((column) => column < 0)) return 'plots file: columns t, x and y expected';
  const plots = createPlots();
  const { reports } = sensors;
  let malformed = 0;
  let outOfOrder = 0;
  let last = Number.NEGATIVE_INFINITY;
  let scan = 0;
  for (const line of lines.slice(1)) {
    if (line.trim() === '') continue;
    const cells = line.trim().split(',');
    const [time, x, y] = at.map((column) => readNumber(cells[column])) as [number, number, number];
    if (!Number.isFinite(time + x + y)) malformed++;
    else if (time < last) outOfOrder++;
    else {
      if (time > last) scan++;
      last = time;
      const east = x - reports.x[0]!;
      const north = y - reports.y[0]!;
      const values = [time, 1, scan, hypot2(east, north), wrapTwoPi(atan2(east, north)), 0, Number.NaN];
      writePlot(plots, values, 0, sensors.radars[0]!);
    }
  }
  return { plots, malformed, unknownSensor: 0, outOfOrder };
}

function readNumber(cell: string | undefined): number {
  return cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
}

function writePlot(plots: PlotTable, values: readonly number[], sensor: number, radar: RecordedRadar): void {
  const row = appendRow(plots);
  plots.time[row] = values[0]!;
  plots.sensor[row] = sensor;
  plots.scan[row] = values[2]!;
  plots.range[row] = values[3]!;
  plots.azimuth[row] = values[4]!;
  plots.elevation[row] = values[5]!;
  const measured = Number.isFinite(values[6]!) && radar.rangeRateSigma > 0;
  plots.rangeRate[row] = measured ? values[6]! : Number.NaN;
  plots.rangeSigma[row] = radar.rangeSigma;
  plots.azimuthSigma[row] = radar.azimuthSigma;
  plots.elevationSigma[row] = radar.elevationSigma;
  plots.rangeRateSigma[row] = radar.rangeRateSigma;
  plots.snrDb[row] = Number.NaN;
}

/** States of tracks or of truth over time, in rows by time; covariances NaN where not given. */
export const stateRowSchema = {
  time: 'f64',
  id: 'i32',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
  pxx: 'f64',
  pxy: 'f64',
  pxz: 'f64',
  pyy: 'f64',
  pyz: 'f64',
  pzz: 'f64',
} as const;
export type StateRowTable = Table<typeof stateRowSchema>;

export function createStateRows(): StateRowTable {
  return createTable(stateRowSchema, 1024);
}

const stateColumns = ['t', 'id', 'x', 'y', 'z', 'vx', 'vy', 'vz', 'Pxx', 'Pxy', 'Pxz', 'Pyy', 'Pyz', 'Pzz'];

/** Rows of a tracks or truth text, in its order, and the number of rows that could not be read; or a sentence. */
export function parseStates(text: string): { rows: StateRowTable; malformed: number } | string {
  const lines = text.split('\n');
  const header = (lines[0] ?? '').trim().split(',');
  const at = stateColumns.map((name) => header.indexOf(name));
  for (let c = 0; c < 8; c++) if (at[c]! < 0) return `column ${stateColumns[c]} is missing`;
  const rows = createStateRows();
  let malformed = 0;
  for (let line = 1; line < lines.length; line++) {
    const cells = lines[line]!.trim().split(',');
    if (cells.length === 1 && cells[0] === '') continue;
    const values = at.map((column) => readNumber(column < 0 ? undefined : cells[column]));
    if (values.slice(0, 8).some((value) => !Number.isFinite(value))) {
      malformed++;
      continue;
    }
    const row = appendRow(rows);
    for (const [c, name] of rows.columns.entries()) rows[name][row] = values[c]!;
  }
  return { rows, malformed };
}

/** The CSV text of tracks, with covariance columns. */
export function printTracks(rows: StateRowTable): string {
  const lines = [stateColumns.join(',')];
  for (let row = 0; row < rows.count; row++) {
    const cells = [rows.time[row]!.toFixed(4), String(rows.id[row]!)];
    for (const name of ['x', 'y', 'z', 'vx', 'vy', 'vz'] as const) cells.push(rows[name][row]!.toFixed(2));
    for (const name of ['pxx', 'pxy', 'pxz', 'pyy', 'pyz', 'pzz'] as const) {
      cells.push(rows[name][row]!.toFixed(1));
    }
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}
