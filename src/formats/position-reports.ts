/**
 * Reports of where aircraft are, as plots of the tracker: recorded aircraft states and system tracks of other centres.
 *
 * A place is what an antenna sees that stands so far off that range is north, azimuth is east and elevation is up,
 * each with the error of the place; so the one measurement model serves. The antenna stands to the south on the level
 * through the middle of the reports.
 */
import { ecefFromGeodetic, enuAxes, enuFromEcef } from '../geo/frames.ts';
import { asin, atan2, hypot2, hypot3, RADIANS_PER_DEGREE, wrapTwoPi } from '../math/elementary.ts';
import { appendRow, createTable } from '../math/table.ts';
import { createPlots } from '../sensors/plot.ts';
import { radarReportSchema } from '../sensors/report.ts';
import type { RecordedPlots } from './plots-csv.ts';
import { addAntenna, type RecordedSensors } from './recorded-sensors.ts';

/** One report: who tells, s, rad, rad, m. */
export interface PositionReport {
  readonly sender: string | number;
  readonly time: number;
  readonly lat: number;
  readonly lon: number;
  readonly height: number;
}

/** Distance of the antenna, m: an azimuth then turns 1e6 m of east into 0.02 rad. */
const DISTANCE = 5e7;
/** 1-sigma error of a reported place in each direction, m: satellite navigation and its delay. Assumed. */
const PLACE_SIGMA = 60;
/** Time between two reports of one sender where none tells twice, and the bounds of what is believed, s. Assumed. */
const PERIOD = { otherwise: 10, least: 0.5, most: 60 } as const;

export interface RecordedReports {
  readonly plots: RecordedPlots;
  readonly sensors: RecordedSensors;
}

/** Position reports as plots of one distant antenna; those that are not in order of time are sorted and counted. */
export function plotsFromReports(
  reports: readonly PositionReport[],
  malformed: number,
): RecordedReports | string {
  if (reports.length === 0) return 'no position report that can be read';
  let outOfOrder = 0;
  for (let i = 1; i < reports.length; i++) if (reports[i]!.time < reports[i - 1]!.time) outOfOrder++;
  const sorted = [...reports].sort((a, b) => a.time - b.time);
  const begin = sorted[0]!.time;
  const period = usualGap(sorted);
  const middleLat = reports.reduce((sum, report) => sum + report.lat, 0) / reports.length;
  const middleLon = reports.reduce((sum, report) => sum + report.lon, 0) / reports.length;
  const axes = new Float64Array(9);
  const centre = new Float64Array(3);
  const place = new Float64Array(3);
  enuAxes(middleLat, middleLon, axes);
  ecefFromGeodetic(middleLat, middleLon, 0, centre);
  const plots = createPlots();
  let reach = 0;
  for (const report of sorted) {
    ecefFromGeodetic(report.lat, report.lon, report.height, place);
    enuFromEcef(place[0]! - centre[0]!, place[1]! - centre[1]!, place[2]! - centre[2]!, axes, place);
    const [east, north, up] = place as unknown as [number, number, number];
    reach = Math.max(reach, Math.abs(east), Math.abs(north), Math.abs(up));
    const range = hypot3(east, north + DISTANCE, up);
    const row = appendRow(plots);
    plots.time[row] = report.time - begin;
    plots.scan[row] = Math.floor((report.time - begin) / period);
    plots.range[row] = range;
    plots.azimuth[row] = wrapTwoPi(atan2(east, north + DISTANCE));
    plots.elevation[row] = asin(up / range);
    plots.rangeRate[row] = Number.NaN;
    plots.rangeSigma[row] = PLACE_SIGMA;
    plots.azimuthSigma[row] = PLACE_SIGMA / hypot2(east, north + DISTANCE);
    plots.elevationSigma[row] = PLACE_SIGMA / range;
    plots.rangeRateSigma[row] = Number.NaN;
    plots.snrDb[row] = Number.NaN;
  }
  return {
    plots: { plots, malformed, unknownSensor: 0, outOfOrder },
    sensors: distantAntenna(axes, centre, reach + 1000, period),
  };
}

/**
 * Median time between two reports of one sender, to a tenth of a second.
 * The senders keep no common rhythm, so this is only how long one may be silent before it is missed.
 */
function usualGap(sorted: readonly PositionReport[]): number {
  const latest = new Map<string | number, number>();
  const gaps: number[] = [];
  for (const { sender, time } of sorted) {
    const before = latest.get(sender);
    if (before !== undefined && time > before) gaps.push(time - before);
    latest.set(sender, time);
  }
  gaps.sort((a, b) => a - b);
  const median = gaps[gaps.length >> 1] ?? PERIOD.otherwise;
  return Math.min(Math.max(Math.round(10 * median) / 10, PERIOD.least), PERIOD.most);
}

function distantAntenna(
  axes: Float64Array,
  centre: Float64Array,
  reach: number,
  period: number,
): RecordedSensors {
  const reports = createTable(radarReportSchema, 1);
  const place = [0, 1, 2].map((k) => centre[k]! - DISTANCE * axes[3 + k]!);
  addAntenna(reports, place, axes);
  const angle = reach / (DISTANCE - reach);
  return {
    frame: 'earth',
    scan: 'irregular',
    duration: 0,
    evalPeriod: period,
    radars: [
      {
        id: 1,
        period,
        azimuthCentre: 0,
        azimuthWidth: 2 * angle,
        detectionProbability: 0.9,
        rangeMin: DISTANCE - reach,
        rangeMax: DISTANCE + reach,
        elevationMin: -angle,
        elevationMax: angle,
        rangeSigma: PLACE_SIGMA,
        azimuthSigma: PLACE_SIGMA / DISTANCE,
        elevationSigma: PLACE_SIGMA / DISTANCE,
        rangeRateSigma: Number.NaN,
        speedMax: 400,
        falsePlots: 0.01,
      },
    ],
    motion: null,
    plane: false,
    reports,
    origin: [centre[0]!, centre[1]!, centre[2]!],
  };
}

/** Whether a text is a table of aircraft states as OpenSky Network gives them. */
export function isStateTable(text: string): boolean {
  const header = text.slice(0, text.indexOf('\n')).trim().split(',');
  return ['time', 'icao24', 'lat', 'lon'].every((name) => header.includes(name));
}

/**
 * Plots of a table of aircraft states: header with time, icao24, lat, lon, geoaltitude or baroaltitude, lastposupdate.
 *
 * The time of a report is that of its position where it is given. A state that repeats the position before of the
 * same aircraft is no news and left out; one on the ground too.
 */
export function plotsFromStates(text: string): RecordedReports | string {
  const lines = text.split('\n');
  const header = lines[0]!.trim().split(',');
  const at = (name: string) => header.indexOf(name);
  const columns = ['time', 'lat', 'lon', 'geoaltitude', 'baroaltitude', 'lastposupdate'].map(at);
  const reports: PositionReport[] = [];
  const latest = new Map<string, number>();
  let malformed = 0;
  for (const line of lines.slice(1)) {
    if (line.trim() === '') continue;
    const cells = line.trim().split(',');
    const [time, lat, lon, geometric, pressure, position] = columns.map((column) =>
      Number.parseFloat(cells[column] ?? ''),
    ) as [number, number, number, number, number, number];
    const height = Number.isFinite(geometric) ? geometric : pressure;
    const when = Number.isFinite(position) ? position : time;
    if (!Number.isFinite(when + lat + lon + height) || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
      malformed++;
      continue;
    }
    const aircraft = cells[at('icao24')]!;
    if (cells[at('onground')] === 'True' || latest.get(aircraft) === when) continue;
    latest.set(aircraft, when);
    reports.push({
      sender: aircraft,
      time: when,
      lat: lat * RADIANS_PER_DEGREE,
      lon: lon * RADIANS_PER_DEGREE,
      height,
    });
  }
  return plotsFromReports(reports, malformed);
}
