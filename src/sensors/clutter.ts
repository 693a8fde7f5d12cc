/** False plots of noise and weather: threshold crossings with no object behind them. */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { asin, HALF_PI } from '../math/elementary.ts';
import { drawUniform, type Stream } from '../math/random.ts';
import type { Antenna, Pose } from './antenna.ts';
import { type FalseRow, hasNext, isInSector, sweepAzimuth, sweptShare, writeFalsePlot } from './false-row.ts';
import type { PlotTable } from './plot.ts';

/** False plots have range rates spread evenly up to this, either way, m/s (assumed: a wide Doppler window). */
export const FALSE_RANGE_RATE_MAX = 600;

/**
 * Append the false plots of noise and weather of one radar in (from, to]; the surface has its own, surface-plots.ts.
 *
 * A Poisson process in time with a mean of `falsePlotsPerScan` in a turn or revisit interval; a turning antenna
 * has them where its beam points, so each tick gets only the part of the volume swept in it and the row of
 * false plots does not depend on the step. Every range-azimuth cell is equally likely (thermal false alarms):
 * uniform in range, not in volume. Elevations follow a falling triangle from the lower to the upper limit, as
 * weather is low (assumed); a place below the surface is lifted onto it.
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
  row: FalseRow,
  stream: Stream,
  plots: PlotTable,
): void {
  const { radar } = antenna;
  if (radar.falsePlotsPerScan <= 0) return;
  const meanGap = (radar.period * sweptShare(radar)) / radar.falsePlotsPerScan;
  while (hasNext(row, radar.index, seed, meanGap, to, stream)) {
    if (pose !== null && row.time > from) addFalsePlot(antenna, pose, row.time, stream, plots);
  }
}

function addFalsePlot(antenna: Antenna, pose: Pose, time: number, stream: Stream, plots: PlotTable): void {
  const { radar } = antenna;
  const azimuth = sweepAzimuth(antenna, time, stream);
  if (!isInSector(radar, azimuth)) return;
  const range = radar.rangeMin + drawUniform(stream) * (radar.rangeMax - radar.rangeMin);
  const height = 1 - Math.sqrt(1 - drawUniform(stream));
  const elevation = radar.elevationMin + height * (radar.elevationMax - radar.elevationMin);
  const rate = (2 * drawUniform(stream) - 1) * FALSE_RANGE_RATE_MAX;
  const lifted = Math.min(HALF_PI, Math.max(elevation, surfaceElevation(pose.view.height, range, 0)));
  writeFalsePlot(antenna, time, range, azimuth, lifted, rate, stream, plots);
}

/** Geometric elevation, rad, at which a ray of length `range` from `height` ends on ground at `floor`, m, of a sphere. */
export function surfaceElevation(height: number, range: number, floor: number): number {
  const radius = MEAN_RADIUS + height;
  const ground = MEAN_RADIUS + floor;
  return asin((ground * ground - radius * radius - range * range) / (2 * radius * range));
}
