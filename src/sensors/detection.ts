/** Probability of detection against signal to noise, and its inverse. Signal to noise is the mean ratio of one pulse. */
import { gammaUpper, gammaUpperQuantile, mixedGammaTail } from '../math/distributions.ts';
import { exp, ln, ratioFromDb } from '../math/elementary.ts';
import type { SwerlingCase } from '../scenario/defence.ts';

/**
 * Threshold of a square-law detector that adds `pulses` pulses, in units of the mean noise power of one.
 * For one pulse it is -ln(falseAlarm). Source: Richards, Fundamentals of Radar Signal Processing, 2nd ed., 2014, 6.3.
 */
export function detectionThreshold(falseAlarm: number, pulses = 1): number {
  return pulses === 1 ? -ln(falseAlarm) : gammaUpperQuantile(pulses, falseAlarm);
}

/** Degrees of freedom, halved, of the cross-section's chi-square law; Infinity does not fluctuate. */
export function fluctuationShape(model: SwerlingCase, pulses: number): number {
  switch (model) {
    case 0:
      return Infinity;
    case 1:
      return 1;
    case 2:
      return pulses;
    case 3:
      return 2;
    case 4:
      return 2 * pulses;
  }
}

/**
 * Probability that an echo of mean signal to noise `snr` crosses the threshold after `pulses` pulses are
 * added behind a square-law detector.
 *
 * Exact for all five Swerling cases: the fluctuating echo makes the sum a gamma number whose shape is
 * raised by a negative binomial (steady echo: Poisson) count. Where there is a closed form that is quicker it
 * is taken. Leaves out collapsing loss, CFAR loss and correlation between the extremes.
 * Valid: snr >= 0, 0 < falseAlarm < 1, pulses 1..10000. Error: relative about 1e-11.
 * Source: Swerling, "Probability of detection for fluctuating targets", IRE Trans. IT-6, 1960; Shnidman,
 * "Radar detection probabilities and their calculation", IEEE Trans. AES 31(3), 1995.
 */
export function detectionProbability(
  model: SwerlingCase,
  snr: number,
  falseAlarm: number,
  pulses = 1,
): number {
  const threshold = detectionThreshold(falseAlarm, pulses);
  if (pulses === 1 && (model === 1 || model === 2)) return exp(-threshold / (1 + snr));
  if (pulses === 1 && (model === 3 || model === 4)) {
    const scale = 1 + snr / 2;
    return exp(-threshold / scale) * (1 + ((threshold / scale) * (snr / 2)) / scale);
  }
  if (model === 2) return gammaUpper(pulses, threshold / (1 + snr));
  return mixedGammaTail(pulses, pulses * snr, fluctuationShape(model, pulses), threshold);
}

/**
 * Mean signal to noise (ratio) of one pulse at which an object is detected with `probability`.
 * Bisection on the rising curve, in decibels from -60 to 120: for set-up and tables, not for a tick.
 * Valid: falseAlarm < probability < 1. Error: below 1e-9 dB.
 */
export function requiredSnr(
  model: SwerlingCase,
  probability: number,
  falseAlarm: number,
  pulses = 1,
): number {
  let low_db = -60;
  let high_db = 120;
  for (let turn = 0; turn < 60; turn++) {
    const middle_db = (low_db + high_db) / 2;
    if (detectionProbability(model, ratioFromDb(middle_db), falseAlarm, pulses) < probability)
      low_db = middle_db;
    else high_db = middle_db;
  }
  return ratioFromDb((low_db + high_db) / 2);
}
