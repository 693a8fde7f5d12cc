/** Two published short cuts for required signal to noise, kept for comparison with the exact laws of detection.ts. */
import { dbFromRatio, exp, ln, log10, pow, ratioFromDb } from '../math/elementary.ts';
import type { SwerlingCase } from '../scenario/defence.ts';
import { fluctuationShape } from './detection.ts';

/**
 * Signal to noise of one pulse, dB, for a steady echo after `pulses` pulses (Albersheim).
 * Valid: probability 0.1..0.9, falseAlarm 1e-7..1e-3, pulses 1..8096. Error: within 0.2 dB for a linear detector;
 * the square law differs by up to 0.3 dB more at 10 pulses.
 * Source: Albersheim, "A closed-form approximation to Robertson's detection characteristics", Proc. IEEE 69(7), 1981.
 */
export function albersheimSnrDb(probability: number, falseAlarm: number, pulses: number): number {
  const a = ln(0.62 / falseAlarm);
  const b = ln(probability / (1 - probability));
  return -5 * log10(pulses) + (6.2 + 4.54 / Math.sqrt(pulses + 0.44)) * log10(a + 0.12 * a * b + 1.7 * b);
}

/** Probability of detection by Albersheim's equation, solved for B in closed form. Same validity. */
export function albersheimProbability(snrDb: number, falseAlarm: number, pulses: number): number {
  const a = ln(0.62 / falseAlarm);
  const z = (snrDb + 5 * log10(pulses)) / (6.2 + 4.54 / Math.sqrt(pulses + 0.44));
  const b = (pow(10, z) - a) / (1.7 + 0.12 * a);
  return 1 / (1 + exp(-b));
}

/**
 * Signal to noise of one pulse, dB, for any Swerling case after `pulses` pulses (Shnidman).
 * Valid: probability 0.1..0.99, falseAlarm 1e-9..1e-3, pulses 1..100. Error: within 0.5 dB, 1 dB at the edges.
 * Source: Shnidman, "Determination of required SNR values", IEEE Trans. AES 38(3), 2002, as given in Richards,
 * Fundamentals of Radar Signal Processing, 2nd ed., 2014, equations 6.116 to 6.122.
 */
export function shnidmanSnrDb(
  model: SwerlingCase,
  probability: number,
  falseAlarm: number,
  pulses: number,
): number {
  const shape = fluctuationShape(model, pulses);
  const alpha = pulses < 40 ? 0 : 0.25;
  const side = probability < 0.5 ? -1 : 1;
  const eta =
    Math.sqrt(-0.8 * ln(4 * falseAlarm * (1 - falseAlarm))) +
    side * Math.sqrt(-0.8 * ln(4 * probability * (1 - probability)));
  const steady = eta * (eta + 2 * Math.sqrt(pulses / 2 + (alpha - 0.25)));
  let loss_db = (((17.7006 * probability - 18.4496) * probability + 14.5339) * probability - 3.525) / shape;
  if (probability > 0.872) {
    const beyond = 0.7 * ln(1e-5 / falseAlarm) + (2 * pulses - 20) / 80;
    loss_db += (exp(27.31 * probability - 25.14) + (probability - 0.8) * beyond) / shape;
  }
  return dbFromRatio((ratioFromDb(loss_db) * steady) / pulses);
}

/** Probability of detection by Shnidman's equation, by bisection; NaN where it would lie outside 0.1..0.99. */
export function shnidmanProbability(
  model: SwerlingCase,
  snrDb: number,
  falseAlarm: number,
  pulses: number,
): number {
  let low = 0.1;
  let high = 0.99;
  if (snrDb < shnidmanSnrDb(model, low, falseAlarm, pulses)) return NaN;
  if (snrDb > shnidmanSnrDb(model, high, falseAlarm, pulses)) return NaN;
  for (let turn = 0; turn < 50; turn++) {
    const middle = (low + high) / 2;
    if (shnidmanSnrDb(model, middle, falseAlarm, pulses) < snrDb) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
