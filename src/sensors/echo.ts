/** The power of one look's echo, drawn so that it crosses the threshold as often as the laws of detection.ts say. */
import { ln } from '../math/elementary.ts';
import { drawNormalPair, drawUniform, type Stream } from '../math/random.ts';
import type { SwerlingCase } from '../scenario/defence.ts';

const pair = new Float64Array(2);

/** A product of this many uniform numbers cannot underflow. */
const FACTORS = 8;

/** A gamma number of whole shape and scale one: the sum of `shape` exponential numbers. Takes `shape` uniforms. */
function drawGamma(stream: Stream, shape: number): number {
  let sum = 0;
  for (let left = shape; left > 0; left -= FACTORS) {
    let product = 1;
    for (let i = Math.min(left, FACTORS); i > 0; i--) product *= drawUniform(stream);
    sum -= ln(product);
  }
  return sum;
}

/** Sum of `pulses` squared envelopes of a steady signal of energy `signal` (all pulses together) in noise. */
function drawSteady(stream: Stream, signal: number, pulses: number): number {
  drawNormalPair(stream, pair);
  const inPhase = Math.sqrt(2 * signal) + pair[0]!;
  return (inPhase * inPhase + pair[1]! * pair[1]!) / 2 + drawGamma(stream, pulses - 1);
}

/** Number of `trials` that succeed with `probability`. Takes `trials` uniforms. */
function drawCount(stream: Stream, trials: number, probability: number): number {
  let count = 0;
  for (let i = 0; i < trials; i++) if (drawUniform(stream) < probability) count++;
  return count;
}

/**
 * Power of echo plus noise, summed over the pulses of one look behind a square-law detector, in units of the mean
 * noise power of one pulse: it exceeds `detectionThreshold` with exactly the probability that
 * `detectionProbability` gives.
 *
 * Drawing the power and comparing, rather than drawing "detected", lets the plot report the signal to noise that
 * made it. Cases 1 and 3 hold one cross-section over the look, cases 2 and 4 draw one for each pulse: with case 2 the
 * sum is a gamma number, with case 4 a gamma number whose shape is raised by a binomial count, since the density
 * of one pulse is the mixture of an exponential and a two-stage gamma number. With one pulse cases 2 and 4 are
 * cases 1 and 3.
 * @param snr  mean signal to noise of one pulse, ratio
 * Source: Swerling, "Probability of detection for fluctuating targets", IRE Trans. IT-6, 1960.
 */
export function drawEchoPower(stream: Stream, model: SwerlingCase, snr: number, pulses = 1): number {
  if (model === 0) return drawSteady(stream, pulses * snr, pulses);
  if (pulses > 1) return drawFluctuating(stream, model, snr, pulses);
  if (model <= 2) return -(1 + snr) * ln(drawUniform(stream));
  const scale = 1 + snr / 2;
  const first = ln(drawUniform(stream));
  const second = drawUniform(stream) < snr / 2 / scale ? ln(drawUniform(stream)) : 0;
  return -scale * (first + second);
}

function drawFluctuating(stream: Stream, model: SwerlingCase, snr: number, pulses: number): number {
  switch (model) {
    case 1:
      return drawSteady(stream, pulses * snr * drawGamma(stream, 1), pulses);
    case 2:
      return (1 + snr) * drawGamma(stream, pulses);
    case 3:
      return drawSteady(stream, (pulses * snr * drawGamma(stream, 2)) / 2, pulses);
    default: {
      const scale = 1 + snr / 2;
      return scale * drawGamma(stream, pulses + drawCount(stream, pulses, snr / 2 / scale));
    }
  }
}

/** Signal to noise (ratio, all pulses together) that a radar reads off a summed power: noise taken away, 0.1 at least. */
export function measuredSnr(power: number, pulses = 1): number {
  return Math.max(0.1, power - pulses);
}
