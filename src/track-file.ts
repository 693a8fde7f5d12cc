/** The tracker alone on recorded plots: what `sudarshan track` does, text in, rows out. */
import type { CaptureSummary } from './formats/asterix-plots.ts';
import { plotsFromCapture } from './formats/capture-plots.ts';
import type { DisSummary } from './formats/dis-plots.ts';
import { isCapture } from './formats/pcap.ts';
import type { RecordedPlots } from './formats/plots-csv.ts';
import { parsePlots } from './formats/plots-csv.ts';
import { isStateTable, plotsFromStates } from './formats/position-reports.ts';
import type { RecordedSensors } from './formats/recorded-sensors.ts';
import { parseSensors } from './formats/recorded-sensors.ts';
import type { StateRowTable } from './formats/states-csv.ts';
import { createStateRows } from './formats/states-csv.ts';
import { enuFromEcef } from './geo/frames.ts';
import { claimRow, clearTable } from './math/table.ts';
import { NOTICE, RECORDED_NOTICE } from './record/record.ts';
import type { BiasChoice, Fusion } from './scenario/defence.ts';
import { createPlots, type PlotTable } from './sensors/plot.ts';
import type { RadarReportTable } from './sensors/report.ts';
import { createTracker, defaultTrackerSettings } from './tracks/follow.ts';
import {
  copyPlot,
  createNetwork,
  followNetwork,
  isEmptyNetwork,
  type NetworkTally,
  tallyOf,
} from './tracks/network.ts';
import type { TrackTable, TrackUpdateTable } from './tracks/track.ts';
import { createTracks, createTrackUpdates, trackStatus } from './tracks/track.ts';
import type { TrackedRadar, Tracker, TrackerSettings } from './tracks/tracker.ts';
import {
  biasesOf,
  createUnbiasing,
  learnBiases,
  type RadarBias,
  takeBiasOut,
  type Unbiasing,
} from './tracks/unbias.ts';

/** Length of a call where plots of one scan have times of their own, s. */
const SLICE = 0.5;

/** What the tracker made of a file. */
export interface TrackedFile extends NetworkTally {
  /** Confirmed tracks at each evaluation epoch; in earth along the axes at the first radar. */
  readonly rows: StateRowTable;
  readonly plots: RecordedPlots;
  readonly sensors: RecordedSensors;
  /** Biases of the radars as they were believed at the end, and whether they were taken out; null where not estimated. */
  readonly bias: BiasReport | null;
  /** Whether what was followed is simulated or recorded, and what it may serve. */
  readonly notice: string;
  /** Calls of the tracker. */
  readonly calls: number;
}

/** What was found of the biases of the radars. */
export interface BiasReport {
  /** Whether they were taken out of the plots at the end. */
  readonly applied: boolean;
  /** Comparisons between two radars. */
  readonly comparisons: number;
  /** Row for row the radars. */
  readonly radars: readonly RadarBias[];
}

/** Null where nothing was to be compared. */
function biasReport({ choice, applied, filter }: Unbiasing): BiasReport | null {
  if (choice === 'ignore' || filter.count === 0) return null;
  return { applied, comparisons: filter.count, radars: biasesOf(filter) };
}

/** What the tracker is told of the radars of a file. */
export function trackedRadars(sensors: RecordedSensors): TrackedRadar[] {
  return sensors.radars.map((radar) => ({
    rangeMin: radar.rangeMin,
    rangeMax: radar.rangeMax,
    azimuthCentre: radar.azimuthCentre,
    azimuthWidth: radar.azimuthWidth,
    elevationMin: radar.elevationMin,
    elevationMax: radar.elevationMax,
    scan: sensors.scan,
    period: radar.period,
    falsePlotsPerScan: radar.falsePlots,
    detectionProbability: radar.detectionProbability,
    speedMax: radar.speedMax,
    trackCapacity: 10000,
    rangeSigma: radar.rangeSigma,
    azimuthSigma: radar.azimuthSigma,
    elevationSigma: radar.elevationSigma,
    rangeRateSigma: Number.isNaN(radar.rangeRateSigma) ? 0 : radar.rangeRateSigma,
    referenceRange: 0,
    referenceRcs: 0,
    referenceSnrDb: 0,
  }));
}

/** Settings for a file: one that states its motion model is believed. */
function settingsFor(sensors: RecordedSensors, settings: TrackerSettings): TrackerSettings {
  const { motion } = sensors;
  if (motion === null) return settings;
  const { noise, speed } = motion;
  const upright = sensors.plane ? 1e-3 : 1;
  return {
    ...settings,
    models: [{ kind: 'straight', horizontal: noise, vertical: upright * noise, sojourn: 1000, share: 1 }],
    birth: { horizontal: speed, vertical: upright * speed },
  };
}

/**
 * Track a text of plots with a text of sensors, or say what is wrong with them.
 *
 * Causal: a row at time t uses plots with time <= t.
 */
export function trackPlots(
  plotsText: string,
  sensorsText: string,
  settings: TrackerSettings = defaultTrackerSettings,
  fusion: Fusion = 'plots',
  bias: BiasChoice = 'auto',
): TrackedFile | string {
  const sensors = parseSensors(sensorsText);
  if (typeof sensors === 'string') return sensors;
  const recorded = parsePlots(plotsText, sensors);
  if (typeof recorded === 'string') return recorded;
  return trackRecorded(recorded, sensors, settings, fusion, bias);
}

/** A tracker and the tables it works on, for those who feed it plots themselves. */
export interface OpenPicture {
  readonly tracker: Tracker;
  readonly radars: RadarReportTable;
  readonly plots: PlotTable;
  readonly tracks: TrackTable;
  readonly updates: TrackUpdateTable;
}

/** A tracker for the sensors of a JSON text, to be fed with `follow`, or a sentence saying what is wrong with them. */
export function openPicture(
  sensorsText: string,
  settings: TrackerSettings = defaultTrackerSettings,
): OpenPicture | string {
  const sensors = parseSensors(sensorsText);
  if (typeof sensors === 'string') return sensors;
  return {
    tracker: createTracker(trackedRadars(sensors), sensors.frame, settingsFor(sensors, settings)),
    radars: sensors.reports,
    plots: createPlots(),
    tracks: createTracks(),
    updates: createTrackUpdates(),
  };
}

/** What the tracker made of recorded traffic. */
export interface TrackedTraffic extends TrackedFile {
  /** What a capture held besides plots; null for a table of states. */
  readonly capture: CaptureSummary | DisSummary | null;
}

/** Whether bytes are recorded traffic that describes its own sensors: a pcap capture or a table of aircraft states. */
export function isTraffic(bytes: Uint8Array): boolean {
  return isCapture(bytes) || isStateTable(textOf(bytes.subarray(0, 4096)));
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  const step = 8192;
  for (let at = 0; at < bytes.length; at += step) {
    text += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return text;
}

/**
 * Track recorded traffic, or say what is wrong with it.
 * @param sensorsText  for captures: places and errors of radars that do not tell them, or null
 */
export function trackTraffic(
  bytes: Uint8Array,
  settings: TrackerSettings = defaultTrackerSettings,
  fusion: Fusion = 'plots',
  bias: BiasChoice = 'auto',
  sensorsText: string | null = null,
): TrackedTraffic | string {
  if (isCapture(bytes)) {
    const given = sensorsText === null ? null : parseSensors(sensorsText);
    if (typeof given === 'string') return given;
    const recorded = plotsFromCapture(bytes, given);
    if (typeof recorded === 'string') return recorded;
    const { capture, plots, sensors } = recorded;
    const notice = capture.simulated ? NOTICE : RECORDED_NOTICE;
    return { ...trackRecorded(plots, sensors, settings, fusion, bias), notice, capture };
  }
  const recorded = plotsFromStates(textOf(bytes));
  if (typeof recorded === 'string') return recorded;
  const tracked = trackRecorded(recorded.plots, recorded.sensors, settings);
  return { ...tracked, notice: RECORDED_NOTICE, capture: null };
}

/** As `trackPlots`, on what has been parsed. */
export function trackRecorded(
  recorded: RecordedPlots,
  sensors: RecordedSensors,
  settings: TrackerSettings = defaultTrackerSettings,
  fusion: Fusion = 'plots',
  bias: BiasChoice = 'auto',
): TrackedFile {
  const { plots } = recorded;
  const chosen = settingsFor(sensors, settings);
  const network = createNetwork(fusion, trackedRadars(sensors), sensors.frame, chosen);
  const unbiasing = createUnbiasing(fusion === 'plots' ? bias : 'ignore', sensors.radars.length);
  const rows = createStateRows();
  const tracks = createTracks();
  const batch = createPlots();
  const measured = createPlots();
  const updates = createTrackUpdates();
  const last = plots.count > 0 ? plots.time[plots.count - 1]! : 0;
  const end = Math.max(last, sensors.duration);
  let epoch = plots.count > 0 ? Math.ceil(plots.time[0]! / sensors.evalPeriod - 1e-9) : 1;
  let row = 0;
  let calls = 0;
  while (row < plots.count || epoch * sensors.evalPeriod <= end + 1e-6) {
    if (isEmptyNetwork(network)) {
      if (row === plots.count) break;
      epoch = Math.max(epoch, Math.ceil(plots.time[row]! / sensors.evalPeriod - 1e-9));
    }
    const epochTime = epoch * sensors.evalPeriod;
    let to = epochTime;
    if (row < plots.count) {
      const slice = sensors.scan === 'electronic' ? plots.time[row]! : plots.time[row]! + SLICE;
      to = Math.min(epochTime, slice);
    }
    clearTable(batch);
    clearTable(measured);
    while (row < plots.count && plots.time[row]! <= to + 1e-9) {
      copyPlot(plots, row, measured);
      copyPlot(plots, row++, batch);
    }
    takeBiasOut(unbiasing, batch);
    const isEpoch = to >= epochTime - 1e-9;
    followNetwork(network, batch, sensors.reports, to, isEpoch ? tracks : null, updates);
    learnBiases(unbiasing, measured, updates, sensors.reports, to);
    calls++;
    if (isEpoch) {
      writeEpoch(tracks, to, sensors, rows);
      epoch++;
    }
  }
  return {
    rows,
    plots: recorded,
    sensors,
    ...tallyOf(network),
    bias: biasReport(unbiasing),
    notice: NOTICE,
    calls,
  };
}

const position = new Float64Array(3);

function writeEpoch(tracks: TrackTable, time: number, sensors: RecordedSensors, rows: StateRowTable): void {
  for (let i = 0; i < tracks.count; i++) {
    if (tracks.status[i] !== trackStatus.confirmed && tracks.status[i] !== trackStatus.coasting) continue;
    if (tracks.existence[i]! < 0.5) continue;
    const row = claimRow(rows);
    copyState(tracks, i, rows, row);
    rows.time[row] = time;
    if (sensors.frame === 'earth') localize(sensors, rows, row);
  }
}

/** Copy what a file shows of a track. */
function copyState(tracks: TrackTable, i: number, rows: StateRowTable, row: number): void {
  rows.id[row] = tracks.id[i]!;
  rows.x[row] = tracks.x[i]!;
  rows.y[row] = tracks.y[i]!;
  rows.z[row] = tracks.z[i]!;
  rows.vx[row] = tracks.vx[i]!;
  rows.vy[row] = tracks.vy[i]!;
  rows.vz[row] = tracks.vz[i]!;
  rows.pxx[row] = tracks.pxx[i]!;
  rows.pxy[row] = tracks.pxy[i]!;
  rows.pxz[row] = tracks.pxz[i]!;
  rows.pyy[row] = tracks.pyy[i]!;
  rows.pyz[row] = tracks.pyz[i]!;
  rows.pzz[row] = tracks.pzz[i]!;
}

/** Bring a row from ecef to the axes at the first radar; the covariance is left out. */
function localize(sensors: RecordedSensors, rows: StateRowTable, row: number): void {
  const r = sensors.reports;
  const axes = new Float64Array([
    r.ex[0]!,
    r.ey[0]!,
    r.ez[0]!,
    r.nx[0]!,
    r.ny[0]!,
    r.nz[0]!,
    r.ux[0]!,
    r.uy[0]!,
    r.uz[0]!,
  ]);
  const [x, y, z] = sensors.origin;
  enuFromEcef(rows.x[row]! - x, rows.y[row]! - y, rows.z[row]! - z, axes, position);
  rows.x[row] = position[0]!;
  rows.y[row] = position[1]!;
  rows.z[row] = position[2]!;
  enuFromEcef(rows.vx[row]!, rows.vy[row]!, rows.vz[row]!, axes, position);
  rows.vx[row] = position[0]!;
  rows.vy[row] = position[1]!;
  rows.vz[row] = position[2]!;
  for (const name of ['pxx', 'pxy', 'pxz', 'pyy', 'pyz', 'pzz'] as const) rows[name][row] = Number.NaN;
}
