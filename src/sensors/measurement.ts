/** From geometry and signal to noise to the measured values and errors of a plot. */
import { asin, atan2, dbFromRatio, HALF_PI, wrapTwoPi } from '../math/elementary.ts';
import { drawNormalPair, type Stream } from '../math/random.ts';
import { reserve } from '../math/table.ts';
import type { Radar } from '../scenario/defence.ts';
import type { Sight } from './look.ts';
import type { PlotTable } from './plot.ts';

/** Errors never fall below this share of the figures at 20 dB: instrument errors remain at any signal (assumed). */
const LEAST_ERROR_SHARE = 0.3;

const pair = new Float64Array(2);

/**
 * Factor on the errors published at 20 dB: they fall with the square root of signal to noise, down to a floor.
 * Source: Skolnik 2001, 6.3 (range, range rate) and 6.4 (angle), equations of the form error = k / sqrt(2 SNR).
 */
export function errorFactor(snr: number): number {
  return Math.max(LEAST_ERROR_SHARE, Math.sqrt(100 / snr));
}

/** Write a signal to noise (ratio) and the four 1-sigma errors that go with it. */
export function writeErrors(radar: Radar, snr: number, plots: PlotTable, row: number): void {
  const factor = errorFactor(snr);
  plots.snrDb[row] = dbFromRatio(snr);
  plots.rangeSigma[row] = factor * radar.rangeSigma;
  plots.azimuthSigma[row] = factor * radar.azimuthSigma;
  plots.elevationSigma[row] = factor * radar.elevationSigma;
  plots.rangeRateSigma[row] = factor * radar.rangeRateSigma;
}

/**
 * Append a plot of the object in sight: true values plus independent Gaussian errors.
 *
 * Angles are geometric, as a radar reports them after correcting for refraction; bias and the loss of azimuth
 * accuracy near the zenith are left out. Takes exactly four normal numbers from the stream.
 * @param snr  measured signal to noise of this look, which sets the errors that are both drawn and reported
 */
export function measure(
  radar: Radar,
  sight: Sight,
  time: number,
  scan: number,
  snr: number,
  iff: number,
  stream: Stream,
  plots: PlotTable,
): void {
  reserve(plots, 1);
  const row = plots.count++;
  writeErrors(radar, snr, plots, row);
  plots.time[row] = time;
  plots.sensor[row] = radar.index;
  plots.scan[row] = scan;
  plots.iff[row] = iff;
  const { east, north, up, range } = sight;
  drawNormalPair(stream, pair);
  plots.range[row] = range + radar.rangeBias + pair[0]! * plots.rangeSigma[row]!;
  const azimuth = atan2(east, north) + radar.azimuthBias;
  plots.azimuth[row] = wrapTwoPi(azimuth + pair[1]! * plots.azimuthSigma[row]!);
  drawNormalPair(stream, pair);
  const elevation = asin(up / range) + pair[0]! * plots.elevationSigma[row]!;
  plots.elevation[row] = Math.max(-HALF_PI, Math.min(HALF_PI, elevation));
  const rate = (east * sight.velocityEast + north * sight.velocityNorth + up * sight.velocityUp) / range;
  plots.rangeRate[row] = radar.rangeRateSigma > 0 ? rate + pair[1]! * plots.rangeRateSigma[row]! : NaN;
}
