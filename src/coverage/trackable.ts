/** Where the defence can track: enough detections by all radars together, soon enough, and nearly surely. */
import { detectionProbability } from '../sensors/detection.ts';
import { type Probe, snrAt } from './probe.ts';

/** Time within which three detections must come, s (assumed: three turns of the slowest radar of the library). */
export const TRACK_WINDOW = 36;
/** Least probability that they do (assumed). */
export const TRACK_PROBABILITY = 0.9;

/** Whole looks of a scan period, s, within the window. */
export function looksInWindow(period: number): number {
  return Math.floor(TRACK_WINDOW / period + 1e-9);
}

/** Probabilities that so many detections were made: of none, one and two. Three and more are the rest. */
export type Tally = [none: number, one: number, two: number];

/** Add one look that detects with probability `p`. */
export function addLook(tally: Tally, p: number): void {
  tally[2] = tally[2] * (1 - p) + tally[1] * p;
  tally[1] = tally[1] * (1 - p) + tally[0] * p;
  tally[0] *= 1 - p;
}

/**
 * Whether the defence can track the probe: at least three detections by all its radars together (assumed: position,
 * velocity, and one to be sure) within `TRACK_WINDOW` with a probability of `TRACK_PROBABILITY` or more.
 *
 * Each radar gives its looks in that time, each look its own chance of detection, all independent: a binomial law with
 * unequal chances. So a radar of many quick looks tracks farther than it detects in half of its looks, and one that turns
 * slowly less far. The tracker of a run decides by the probability of existence instead (docs/tracker.md); clutter,
 * association, and the load of electronic scans are left out.
 * Source: cumulative detection and M-of-N track formation: Skolnik, Introduction to Radar Systems, 3rd ed., 2001, 2.9 and
 * 4.9; Bar-Shalom and Li, Multitarget-Multisensor Tracking, 1995, 3.3. The numbers are assumed.
 */
export function isTrackable(probe: Probe): boolean {
  const tally: Tally = [1, 0, 0];
  for (let radar = 0; radar < probe.antennas.length; radar++) {
    const antenna = probe.antennas[radar]!;
    const snr = snrAt(probe, radar, antenna.faintest);
    if (snr === 0) continue;
    const { swerling, falseAlarmProbability, period } = antenna.radar;
    const p = detectionProbability(swerling, snr, falseAlarmProbability);
    for (let look = looksInWindow(period); look > 0; look--) addLook(tally, p);
    if (1 - tally[0] - tally[1] - tally[2] >= TRACK_PROBABILITY) return true;
  }
  return false;
}
