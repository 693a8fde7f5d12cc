/** An endless row of false plots of each radar: when the next comes, where the beam is then, what is written. */
import { TWO_PI, wrapPi, wrapTwoPi } from '../math/elementary.ts';
import { drawExponential, drawUniform, openStream, type Stream, stageKey } from '../math/random.ts';
import { reserve } from '../math/table.ts';
import type { Radar } from '../scenario/defence.ts';
import { type Antenna, turnsAt } from './antenna.ts';
import { measuredSnr } from './echo.ts';
import { writeErrors } from './measurement.ts';
import { iffReply, type PlotTable } from './plot.ts';

/** Rows of one kind are named by radar plus this times the kind, so that no two share their draws. */
const KIND_STEP = 1 << 20;

/** Where each radar stands in its row of one kind; index = radar. */
export interface FalseRow {
  readonly kind: number;
  readonly next: Float64Array;
  readonly number: Int32Array;
  /** Time of the false plot that `hasNext` found last. */
  time: number;
}

/** Rows of false plots of all radars. `kind` is 0 for noise and weather, 1 for the surface. */
export function createFalseRow(radars: number, kind: number): FalseRow {
  return { kind, next: new Float64Array(radars), number: new Int32Array(radars).fill(-1), time: 0 };
}

/** Open the stream of the next false plot and add its waiting time, which is the first draw. */
function advance(row: FalseRow, radar: number, seed: number, meanGap: number, stream: Stream): void {
  row.number[radar]!++;
  openStream(stream, seed, stageKey.clutter, radar + row.kind * KIND_STEP, row.number[radar]!);
  row.next[radar]! += meanGap * drawExponential(stream);
}

/**
 * Whether the row has a false plot at or before `to` (s): its time is then in `row.time` and `stream` is open for its other
 * draws. A Poisson process in time, so it does not depend on the step.
 */
export function hasNext(
  row: FalseRow,
  radar: number,
  seed: number,
  meanGap: number,
  to: number,
  stream: Stream,
): boolean {
  if (row.number[radar] === -1) advance(row, radar, seed, meanGap, stream);
  if (row.next[radar]! > to) return false;
  row.time = row.next[radar]!;
  const number = row.number[radar]!;
  advance(row, radar, seed, meanGap, stream);
  openStream(stream, seed, stageKey.clutter, radar + row.kind * KIND_STEP, number);
  drawExponential(stream);
  return true;
}

/** Share of the circle in which a turning antenna can have false plots; 1 for one that steers. */
export function sweptShare(radar: Radar): number {
  return radar.scan === 'rotating' ? Math.min(1, radar.azimuthWidth / TWO_PI) : 1;
}

/** Azimuth of the beam at a time: of a turning antenna where it points, of a steered one anywhere in its sector. */
export function sweepAzimuth(antenna: Antenna, time: number, stream: Stream): number {
  const { radar } = antenna;
  const turns = turnsAt(antenna, time);
  const across = drawUniform(stream) - 0.5;
  if (radar.scan === 'rotating') return TWO_PI * (turns - Math.floor(turns));
  return wrapTwoPi(radar.azimuthCentre + across * radar.azimuthWidth);
}

export function isInSector(radar: Radar, azimuth: number): boolean {
  return Math.abs(wrapPi(azimuth - radar.azimuthCentre)) <= radar.azimuthWidth / 2;
}

/** Append one false plot. Its excess power over the threshold is exponential with mean one, as of noise. */
export function writeFalsePlot(
  antenna: Antenna,
  time: number,
  range: number,
  azimuth: number,
  elevation: number,
  rate: number,
  stream: Stream,
  plots: PlotTable,
): void {
  const { radar } = antenna;
  reserve(plots, 1);
  const row = plots.count++;
  writeErrors(radar, measuredSnr(antenna.threshold + drawExponential(stream), radar.pulses), plots, row);
  plots.time[row] = time;
  plots.sensor[row] = radar.index;
  plots.scan[row] = Math.floor(turnsAt(antenna, time));
  plots.range[row] = range;
  plots.azimuth[row] = azimuth;
  plots.elevation[row] = elevation;
  plots.rangeRate[row] = radar.rangeRateSigma > 0 ? rate : NaN;
  plots.iff[row] = radar.interrogates ? iffReply.none : iffReply.notAsked;
}
