/** False plots: threshold crossings with no object behind them. */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { asin, HALF_PI, TWO_PI, wrapPi, wrapTwoPi } from '../math/elementary.ts';
import { drawExponential, drawUniform, openStream, type Stream, stageKey } from '../math/random.ts';
import { reserve } from '../math/table.ts';
import { type Antenna, type Pose, turnsAt } from './antenna.ts';
import { measuredSnr } from './detection.ts';
import { writeErrors } from './measurement.ts';
import { iffReply, type PlotTable } from './plot.ts';

/** False plots have range rates spread evenly up to this, either way, m/s (assumed: a wide Doppler window). */
export const FALSE_RANGE_RATE_MAX = 600;

/** Where each radar stands in its endless row of false plots; index = radar. */
export interface ClutterState {
  readonly next: Float64Array;
  readonly number: Int32Array;
}

export function createClutter(radars: number): ClutterState {
  return { next: new Float64Array(radars), number: new Int32Array(radars).fill(-1) };
}

/**
 * Append the false plots of one radar in (from, to].
 *
 * A Poisson process in time with a mean of `falsePlotsPerScan` in a turn or revisit interval; a turning antenna
 * has them where its beam points, so each tick gets only the part of the volume swept in it and the row of
 * false plots does not depend on the step. Every range-azimuth cell is equally likely (thermal false alarms):
 * uniform in range, not in volume. Elevations follow a falling triangle from the lower to the upper limit, as
 * most false plots come from the surface and low weather (assumed); a place below the surface is lifted onto it.
 * Excess power over the threshold is exponential with mean one, as of noise. Range rates: uniform, see above.
 * Clumps (wind farms, rain cells, bird flocks) are left out.
 * Source: Poisson false plots: Bar-Shalom and Li, Multitarget-Multisensor Tracking, 1995, 2.5.
 */
export function addClutter(
  antenna: Antenna,
  pose: Pose | null,
  seed: number,
  from: number,
  to: number,
  state: ClutterState,
  stream: Stream,
  plots: PlotTable,
): void {
  const { radar } = antenna;
  if (radar.falsePlotsPerScan <= 0) return;
  const share = radar.scan === 'rotating' ? Math.min(1, radar.azimuthWidth / TWO_PI) : 1;
  const meanGap = (radar.period * share) / radar.falsePlotsPerScan;
  const { index } = radar;
  if (state.number[index] === -1) advance(seed, index, meanGap, state, stream);
  while (state.next[index]! <= to) {
    openStream(stream, seed, stageKey.clutter, index, state.number[index]!);
    drawExponential(stream);
    if (pose !== null && state.next[index]! > from) {
      addFalsePlot(antenna, pose, state.next[index]!, stream, plots);
    }
    advance(seed, index, meanGap, state, stream);
  }
}

/** Go on to the next false plot: its waiting time is the first draw of its stream. */
function advance(seed: number, radar: number, meanGap: number, state: ClutterState, stream: Stream): void {
  state.number[radar]!++;
  openStream(stream, seed, stageKey.clutter, radar, state.number[radar]!);
  state.next[radar]! += meanGap * drawExponential(stream);
}

function addFalsePlot(antenna: Antenna, pose: Pose, time: number, stream: Stream, plots: PlotTable): void {
  const { radar } = antenna;
  const turns = turnsAt(antenna, time);
  const across = drawUniform(stream) - 0.5;
  const azimuth =
    radar.scan === 'rotating'
      ? TWO_PI * (turns - Math.floor(turns))
      : wrapTwoPi(radar.azimuthCentre + across * radar.azimuthWidth);
  if (Math.abs(wrapPi(azimuth - radar.azimuthCentre)) > radar.azimuthWidth / 2) return;
  reserve(plots, 1);
  const row = plots.count++;
  const range = radar.rangeMin + drawUniform(stream) * (radar.rangeMax - radar.rangeMin);
  const height = 1 - Math.sqrt(1 - drawUniform(stream));
  const elevation = radar.elevationMin + height * (radar.elevationMax - radar.elevationMin);
  const rate = (2 * drawUniform(stream) - 1) * FALSE_RANGE_RATE_MAX;
  writeErrors(radar, measuredSnr(antenna.threshold + drawExponential(stream)), plots, row);
  plots.time[row] = time;
  plots.sensor[row] = radar.index;
  plots.scan[row] = Math.floor(turns);
  plots.range[row] = range;
  plots.azimuth[row] = azimuth;
  plots.elevation[row] = Math.min(HALF_PI, Math.max(elevation, surfaceElevation(pose.view.height, range)));
  plots.rangeRate[row] = radar.rangeRateSigma > 0 ? rate : NaN;
  plots.iff[row] = radar.interrogates ? iffReply.none : iffReply.notAsked;
}

/** Geometric elevation, rad, at which a ray of length `range` from `height` ends on a spherical Earth. */
function surfaceElevation(height: number, range: number): number {
  const radius = MEAN_RADIUS + height;
  return asin((MEAN_RADIUS * MEAN_RADIUS - radius * radius - range * range) / (2 * radius * range));
}
