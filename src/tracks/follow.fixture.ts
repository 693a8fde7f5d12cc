/** Radars and plots on a flat frame, made for the tests of this folder. */
import { asin, atan2, hypot3, TWO_PI, wrapTwoPi } from '../math/elementary.ts';
import { drawNormal, type Stream } from '../math/random.ts';
import { appendRow, createTable } from '../math/table.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { type RadarReportTable, radarReportSchema } from '../sensors/report.ts';
import { type TrackTable, trackStatus } from './track.ts';
import type { TrackedRadar } from './tracker.ts';

/** A radar that looks everywhere every two seconds, changed as told. */
export function makeRadar(change: Partial<TrackedRadar> = {}): TrackedRadar {
  return {
    rangeMin: 1000,
    rangeMax: 150000,
    azimuthCentre: 0,
    azimuthWidth: TWO_PI,
    elevationMin: 0,
    elevationMax: 0.6,
    scan: 'electronic',
    period: 2,
    falsePlotsPerScan: 10,
    detectionProbability: 0.9,
    speedMax: 1000,
    trackCapacity: 400,
    rangeSigma: 30,
    azimuthSigma: 0.002,
    elevationSigma: 0.002,
    rangeRateSigma: 2,
    referenceRange: 0,
    referenceRcs: 0,
    referenceSnrDb: 0,
    ...change,
  };
}

/** East and north of a radar, m. */
export type Place = readonly [number, number];

/** Reports of radars at rest on the ground. */
export function reportsAt(places: readonly Place[]): RadarReportTable {
  const reports = createTable(radarReportSchema, places.length);
  for (const [x, y] of places) {
    const row = appendRow(reports);
    reports.active[row] = 1;
    reports.x[row] = x;
    reports.y[row] = y;
    reports.ex[row] = 1;
    reports.ny[row] = 1;
    reports.uz[row] = 1;
  }
  return reports;
}

/** When and by which radar a plot was taken, and where that stands. */
export interface Sight {
  readonly time: number;
  readonly sensor?: number;
  readonly at?: Place;
}

/** A plot of measured range, azimuth, elevation and range rate, with the errors of a radar; gives its row. */
export function addMeasured(
  plots: PlotTable,
  { time, sensor = 0 }: Sight,
  [range, azimuth, elevation, rangeRate]: readonly [number, number, number, number],
  radar: TrackedRadar = makeRadar(),
): number {
  const row = appendRow(plots);
  plots.time[row] = time;
  plots.sensor[row] = sensor;
  plots.scan[row] = Math.round(time);
  plots.range[row] = range;
  plots.azimuth[row] = wrapTwoPi(azimuth);
  plots.elevation[row] = elevation;
  plots.rangeRate[row] = rangeRate;
  plots.rangeSigma[row] = radar.rangeSigma;
  plots.azimuthSigma[row] = radar.azimuthSigma;
  plots.elevationSigma[row] = radar.elevationSigma;
  plots.rangeRateSigma[row] = radar.rangeRateSigma;
  return row;
}

/** A plot of a state (x y z, m; vx vy vz, m/s) without error; gives its row. */
export function addExact(plots: PlotTable, sight: Sight, state: readonly number[]): number {
  const [east, north] = sight.at ?? [0, 0];
  const [x, y, z, vx, vy, vz] = state as [number, number, number, number, number, number];
  const [dx, dy] = [x - east, y - north];
  const range = hypot3(dx, dy, z);
  const rate = (dx * vx + dy * vy + z * vz) / range;
  return addMeasured(plots, sight, [range, atan2(dx, dy), asin(z / range), rate]);
}

/** A plot of a state with its errors drawn: range, azimuth, elevation, range rate. */
export function addNoisy(plots: PlotTable, sight: Sight, state: readonly number[], stream: Stream): number {
  const row = addExact(plots, sight, state);
  plots.range[row]! += plots.rangeSigma[row]! * drawNormal(stream);
  plots.azimuth[row] = wrapTwoPi(plots.azimuth[row]! + plots.azimuthSigma[row]! * drawNormal(stream));
  plots.elevation[row]! += plots.elevationSigma[row]! * drawNormal(stream);
  plots.rangeRate[row]! += plots.rangeRateSigma[row]! * drawNormal(stream);
  return row;
}

/** Numbers of the live tracks, or of the firm ones alone. */
export function numbersOf(tracks: TrackTable, which: 'live' | 'firm'): number[] {
  const least = which === 'live' ? trackStatus.tentative : trackStatus.confirmed;
  return [...tracks.id.subarray(0, tracks.count)].filter((_, row) => tracks.status[row]! >= least);
}
