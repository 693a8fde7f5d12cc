/** What the tracker needs to know of the defence's own radars. */
import { dbFromRatio, ln } from '../math/elementary.ts';
import type { Radar } from '../scenario/defence.ts';
import type { TrackedRadar } from './tracker.ts';

/** Detection probability of a good object well inside the range. Assumed. */
const NOMINAL_DETECTION = 0.9;
/** Greatest range rate that a false plot may show, m/s. Assumed. */
const FALSE_SPEED = 1000;

/**
 * One entry for each radar of the defence, in its order.
 *
 * The signal to noise at the published pair follows from its detection and false-alarm probabilities by the
 * Swerling I closed form, SNR = ln Pfa / ln Pd - 1, whatever fluctuation the radar is simulated with: it
 * only scales the estimate of radar cross-section.
 * Source: Mahafza, Radar Systems Analysis and Design Using MATLAB, 2000, eq. (2.75).
 */
export function trackedRadars(radars: readonly Radar[]): TrackedRadar[] {
  return radars.map((radar) => ({
    rangeMin: radar.rangeMin,
    rangeMax: radar.rangeMax,
    azimuthCentre: radar.azimuthCentre,
    azimuthWidth: radar.azimuthWidth,
    elevationMin: radar.elevationMin,
    elevationMax: radar.elevationMax,
    scan: radar.scan,
    period: radar.period,
    falsePlotsPerScan: radar.falsePlotsPerScan,
    detectionProbability: NOMINAL_DETECTION,
    speedMax: FALSE_SPEED,
    trackCapacity: radar.trackCapacity,
    referenceRange: radar.referenceRange,
    referenceRcs: radar.referenceRcs,
    referenceSnrDb: dbFromRatio(ln(radar.falseAlarmProbability) / ln(radar.referencePd) - 1),
  }));
}
