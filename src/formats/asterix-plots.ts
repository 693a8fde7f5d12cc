/** Recorded ASTERIX as plots of the tracker: target reports of radars whose place is known, or else system tracks. */
import { ecefFromGeodetic, enuAxes, geodeticFromEcef } from '../geo/frames.ts';
import { asin, hypot3, TWO_PI } from '../math/elementary.ts';
import { appendRow, createTable } from '../math/table.ts';
import { createPlots, type PlotTable } from '../sensors/plot.ts';
import { radarReportSchema } from '../sensors/report.ts';
import type { AsterixFault, AsterixRecord } from './asterix.ts';
import { readRecords } from './asterix-capture.ts';
import {
  isSimulated,
  ownReportOf,
  placeOf,
  serviceOf,
  sourceOf,
  systemTrackOf,
  targetReportOf,
  timeOfDay,
} from './asterix-values.ts';
import { continuousTimes } from './clock-turns.ts';
import type { Capture } from './pcap.ts';
import { type PositionReport, plotsFromReports, type RecordedReports } from './position-reports.ts';
import { addAntenna, type RecordedRadar, type RecordedSensors } from './recorded-sensors.ts';

/** What a capture held besides plots. */
export interface CaptureSummary {
  /** Records by category. */
  readonly records: Readonly<Record<string, number>>;
  /** North and sector messages. */
  readonly norths: number;
  readonly sectors: number;
  /** Blocks of categories that are only recognised. */
  readonly undecoded: Readonly<Record<string, number>>;
  readonly faults: readonly AsterixFault[];
  /** Reports left out: from a radar whose place is not known; repeated on a second line. */
  readonly placeless: number;
  /** Whether all reports say of themselves that they are simulated. */
  readonly simulated: boolean;
  readonly repeated: number;
}

export interface RecordedCapture extends RecordedReports {
  readonly capture: CaptureSummary;
}

/** Errors of a civil radar, assumed: m, rad; height by the transponder, m, and without any height, rad. */
const RANGE_SIGMA = 70;
const AZIMUTH_SIGMA = 0.0012;
const HEIGHT_SIGMA = 100;
const NO_HEIGHT = { elevation: 0.03, sigma: 0.03 } as const;
/** Mean radius of the Earth, m, and the turn of a civil radar, s. */
const EARTH = 6371008.8;
const PERIOD = 6;
/** A day, s: the time of day begins anew at midnight. */
const DAY = 86400;
/**
 * Plots of a capture, or a sentence saying why there are none.
 * @param bytes  the file of the capture: places of faults count from its begin
 * @param given  radars of a sensors file, by area code x 256 + identification code: believed before what they tell; or null
 */
export function plotsFromAsterix(
  found: Capture,
  bytes: Uint8Array,
  given: RecordedSensors | null,
): RecordedCapture | string {
  if (given?.frame === 'flat') return 'the sensors are not placed on the Earth (lat_deg, lon_deg)';
  const { records, faults, undecoded, repeated } = readRecords(found, bytes);
  const counts: Record<string, number> = {};
  let norths = 0;
  let sectors = 0;
  for (const record of records) {
    counts[record.category] = (counts[record.category] ?? 0) + 1;
    if (record.category !== 34) continue;
    const { type } = serviceOf(record);
    if (type === 1) norths++;
    if (type === 2) sectors++;
  }
  const rest = { records: counts, norths, sectors, undecoded, faults, repeated };
  const radars = gatherRadars(records, given);
  const reports = records.filter(({ category }) => category === 48);
  const known = reports.filter((record) => radars.has(sourceOf(record)));
  const simulated = areSimulated(records);
  const capture = { ...rest, placeless: reports.length - known.length, simulated };
  if (known.length > 0) return { ...plotsOfRadars(known, radars), capture };
  const recorded = plotsFromReports(...positionsOf(records));
  if (typeof recorded !== 'string') return { ...recorded, capture };
  return whyNothing(capture);
}

/** Whether all reports that carry a place are marked simulated. */
function areSimulated(records: readonly AsterixRecord[]): boolean {
  const reports = records.filter(({ category }) => category !== 34 && category !== 65);
  return reports.length > 0 && reports.every(isSimulated);
}

function whyNothing({ records, undecoded, placeless, faults }: CaptureSummary): string {
  const only = Object.keys(undecoded);
  if (only.length > 0 && Object.keys(records).length === 0) {
    return `only ASTERIX of category ${only.join(', ')}, which is recognised but not decoded; 021, 034, 048, 062 and 065 are`;
  }
  if (placeless > 0)
    return `${placeless} target reports, but no radar tells its place (item 034/120); a sensors file can (id = area code x 256 + identification code)`;
  const [fault] = faults;
  if (fault) return `no target report that is whole; byte ${fault.offset}: ${fault.message}`;
  return 'no target report, no system track and no report of an aircraft in the capture';
}

/** Where a radar is, and what a sensors file says of it, or null. */
interface Site {
  readonly lat: number;
  readonly lon: number;
  readonly height: number;
  readonly stated: RecordedRadar | null;
}

/** Places of the radars that tell it or are given, by source. */
function gatherRadars(records: readonly AsterixRecord[], given: RecordedSensors | null): Map<number, Site> {
  const radars = new Map<number, Site>();
  for (const record of records) {
    if (record.category !== 34) continue;
    const place = placeOf(record);
    if (Number.isFinite(place.lat + place.lon + place.height))
      radars.set(sourceOf(record), { ...place, stated: null });
  }
  const point = new Float64Array(3);
  for (const [row, stated] of (given?.radars ?? []).entries()) {
    const { reports } = given!;
    geodeticFromEcef(reports.x[row]!, reports.y[row]!, reports.z[row]!, point);
    radars.set(stated.id, { lat: point[0]!, lon: point[1]!, height: point[2]!, stated });
  }
  return radars;
}

function plotsOfRadars(
  reports: readonly AsterixRecord[],
  places: ReadonlyMap<number, Site>,
): RecordedReports {
  const sources = [...places.keys()].sort((a, b) => a - b);
  const times = continuousTimes(reports.map(timeOfDay), DAY);
  const order = reports.map((_, i) => i).sort((a, b) => times[a]! - times[b]!);
  const begin = times[order[0]!] ?? 0;
  const plots = createPlots();
  let malformed = 0;
  let outOfOrder = 0;
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) outOfOrder++;
  for (const i of order) {
    const source = sourceOf(reports[i]!);
    const time = times[i]! - begin;
    if (!writeReport(plots, reports[i]!, sources.indexOf(source), places.get(source)!, time)) malformed++;
  }
  return {
    plots: { plots, malformed, unknownSensor: 0, outOfOrder },
    sensors: civilRadars(sources.map((source) => ({ source, ...places.get(source)! }))),
  };
}

/** Append a target report as a plot; false when it has no place or time. */
function writeReport(
  plots: PlotTable,
  record: AsterixRecord,
  sensor: number,
  { height: site, stated }: Site,
  time: number,
): boolean {
  const report = targetReportOf(record);
  if (!Number.isFinite(time + report.range + report.azimuth) || report.range <= 0) return false;
  const row = appendRow(plots);
  const { range, height } = report;
  const up = (height - site) * (1 + (height + site) / (2 * EARTH)) - (range * range) / (2 * EARTH);
  const sine = up / range / (1 + site / EARTH);
  const isKnown = Math.abs(sine) < 0.95;
  plots.time[row] = time;
  plots.sensor[row] = sensor;
  plots.scan[row] = Math.floor(time / (stated?.period ?? PERIOD));
  plots.range[row] = range;
  plots.azimuth[row] = report.azimuth;
  plots.elevation[row] = isKnown ? asin(sine) : NO_HEIGHT.elevation;
  plots.rangeRate[row] = Number.NaN;
  plots.rangeSigma[row] = stated?.rangeSigma ?? RANGE_SIGMA;
  plots.azimuthSigma[row] = stated?.azimuthSigma ?? AZIMUTH_SIGMA;
  const ownSigma = report.isMeasured ? stated?.elevationSigma : undefined;
  plots.elevationSigma[row] = isKnown ? (ownSigma ?? HEIGHT_SIGMA / range) : NO_HEIGHT.sigma;
  plots.rangeRateSigma[row] = Number.NaN;
  plots.snrDb[row] = Number.NaN;
  return true;
}

function civilRadars(sites: readonly (Site & { readonly source: number })[]): RecordedSensors {
  const reports = createTable(radarReportSchema, sites.length);
  const place = new Float64Array(3);
  const axes = new Float64Array(9);
  const radars: RecordedRadar[] = sites.map(({ source, lat, lon, height, stated }) => {
    ecefFromGeodetic(lat, lon, height, place);
    enuAxes(lat, lon, axes);
    addAntenna(reports, place, axes);
    if (stated !== null) return stated;
    return {
      id: source,
      period: PERIOD,
      azimuthCentre: 0,
      azimuthWidth: TWO_PI,
      detectionProbability: 0.9,
      rangeMin: 0,
      rangeMax: 480000,
      elevationMin: -0.05,
      elevationMax: 1.4,
      rangeSigma: RANGE_SIGMA,
      azimuthSigma: AZIMUTH_SIGMA,
      elevationSigma: 0.002,
      rangeRateSigma: Number.NaN,
      speedMax: 400,
      falsePlots: 0.1,
    };
  });
  return {
    frame: 'earth',
    scan: 'rotating',
    duration: 0,
    evalPeriod: 2,
    radars,
    motion: null,
    plane: false,
    reports,
    origin: [reports.x[0]!, reports.y[0]!, reports.z[0]!],
  };
}

/**
 * System tracks of other centres (062), or else what aircraft tell of themselves (021), as position reports, and how many
 * of them cannot be read.
 */
function positionsOf(records: readonly AsterixRecord[]): [PositionReport[], number] {
  const told = records.some(({ category }) => category === 62) ? 62 : 21;
  const chosen = records.filter(
    (record) => record.category === told && !(told === 62 && systemTrackOf(record).isEnd),
  );
  const times = continuousTimes(chosen.map(timeOfDay), DAY);
  const reports = chosen.map((record, i) => {
    const track = told === 62 ? systemTrackOf(record) : ownReportOf(record);
    const sender = 'number' in track ? track.number : track.address;
    const height = Number.isFinite(track.height) ? track.height : 0;
    return { sender, time: times[i]!, lat: track.lat, lon: track.lon, height };
  });
  const sound = reports.filter(({ time, lat, lon }) => hypot3(time, lat, lon) < Number.POSITIVE_INFINITY);
  return [sound, reports.length - sound.length];
}
