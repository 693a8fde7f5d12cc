/** What the tracker needs of a radar, taken from the defence. */
import { dbFromRatio, TWO_PI } from '../math/elementary.ts';
import type { Radar } from '../scenario/defence.ts';
import type { TrackedRadar } from './tracker.ts';

/** Range rate up to which false plots are expected, m/s. Assumed. */
const FALSE_SPEED = 1000;

/**
 * The tracker's view of a radar of the defence.
 *
 * The true detection probability is learned object by object; the nominal one is its beginning.
 * @param referenceSnr  signal to noise (ratio) that a look reads at the published pair, all its pulses together
 */
export function trackedRadarFrom(radar: Radar, referenceSnr: number): TrackedRadar {
  return {
    rangeMin: radar.rangeMin,
    rangeMax: radar.rangeMax,
    azimuthCentre: radar.azimuthCentre,
    azimuthWidth: Math.min(radar.azimuthWidth, TWO_PI),
    elevationMin: radar.elevationMin,
    elevationMax: radar.elevationMax,
    scan: radar.scan,
    period: radar.period,
    falsePlotsPerScan: radar.falsePlotsPerScan,
    detectionProbability: Math.min(Math.max(radar.referencePd, 0.5), 0.95),
    speedMax: FALSE_SPEED,
    trackCapacity: radar.trackCapacity,
    rangeSigma: radar.rangeSigma,
    azimuthSigma: radar.azimuthSigma,
    elevationSigma: radar.elevationSigma,
    rangeRateSigma: radar.rangeRateSigma,
    referenceRange: radar.referenceRange,
    referenceRcs: radar.referenceRcs,
    referenceSnrDb: dbFromRatio(Math.max(referenceSnr, 1e-3)),
  };
}
