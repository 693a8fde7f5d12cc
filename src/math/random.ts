/**
 * Keyed random numbers: Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy
 * as 1, 2, 3", SC'11, 2011).
 *
 * The generator has no state to advance: (seed, stage) is the key, (id, draw) the counter, and the draw
 * follows. So adding a radar changes no other radar's luck, two plans share theirs, and the order of
 * work never matters.
 */
import { cos, ln, sin, TWO_PI } from './elementary.ts';

/** The stages that draw. Numbers are part of the record's meaning: add at the end, never renumber. */
export const stageKey = {
  motion: 1,
  detection: 2,
  measurement: 3,
  clutter: 4,
  signature: 5,
  kill: 6,
  damage: 7,
  message: 8,
  decision: 9,
  study: 10,
} as const;
export type StageKey = (typeof stageKey)[keyof typeof stageKey];

const M0_HIGH = 0xd251;
const M0_LOW = 0x1f53;
const M1_HIGH = 0xcd9e;
const M1_LOW = 0x8d57;
const W0 = 0x9e3779b9 | 0;
const W1 = 0xbb67ae85 | 0;

/** High word of the unsigned 32 x 32 bit product, the multiplier given as two halves. */
function multiplyHigh(multiplierHigh: number, multiplierLow: number, value: number): number {
  const valueHigh = value >>> 16;
  const valueLow = value & 0xffff;
  const low = Math.imul(multiplierLow, valueLow) >>> 0;
  const middle1 = (Math.imul(multiplierHigh, valueLow) >>> 0) + (low >>> 16);
  const middle2 = (Math.imul(multiplierLow, valueHigh) >>> 0) + (middle1 & 0xffff);
  return Math.imul(multiplierHigh, valueHigh) + Math.floor(middle1 / 65536) + Math.floor(middle2 / 65536);
}

/**
 * One Philox4x32-10 block: four 32-bit words for a 128-bit counter and a 64-bit key.
 * @param out  four words written as unsigned 32-bit integers
 */
export function philox4x32(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
): void {
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(M0_HIGH, M0_LOW, c0);
    const low0 = Math.imul(0xd2511f53, c0);
    const high1 = multiplyHigh(M1_HIGH, M1_LOW, c2);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = high1 ^ c1 ^ k0;
    c2 = high0 ^ c3 ^ k1;
    c1 = low1;
    c3 = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** Words of the current block and the place in it; reused, so drawing allocates nothing. */
export interface Stream {
  readonly words: Uint32Array;
  seedLow: number;
  seedHigh: number;
  stage: number;
  idLow: number;
  idHigh: number;
  block: number;
  place: number;
}

/** A stream that must be pointed at a key with `openStream` before its first draw. */
export function createStream(): Stream {
  return {
    words: new Uint32Array(4),
    seedLow: 0,
    seedHigh: 0,
    stage: 0,
    idLow: 0,
    idHigh: 0,
    block: 0,
    place: 4,
  };
}

/**
 * Point a stream at the beginning of the draws named (seed, stage, id).
 * @param seed    any integer up to 2^53
 * @param idLow   first part of the id, such as a sensor, 32 bits
 * @param idHigh  second part, such as an object or a scan, 32 bits
 */
export function openStream(stream: Stream, seed: number, stage: StageKey, idLow: number, idHigh = 0): void {
  stream.seedLow = seed | 0;
  stream.seedHigh = Math.floor(seed / 4294967296) | 0;
  stream.stage = stage;
  stream.idLow = idLow;
  stream.idHigh = idHigh;
  stream.block = 0;
  stream.place = 4;
}

/** Next unsigned 32-bit word. The key is (seed low, seed high xor stage), the counter (block, stage, id). */
export function drawWord(stream: Stream): number {
  if (stream.place === 4) {
    philox4x32(
      stream.block,
      stream.stage,
      stream.idLow,
      stream.idHigh,
      stream.seedLow,
      stream.seedHigh,
      stream.words,
    );
    stream.block++;
    stream.place = 0;
  }
  return stream.words[stream.place++]!;
}

/** Uniform number in (0, 1), 53 bits, never 0 and never 1. */
export function drawUniform(stream: Stream): number {
  const high = drawWord(stream) >>> 6;
  const low = drawWord(stream) >>> 6;
  return (high * 67108864 + low + 0.5) / 4503599627370496;
}

/** Standard normal number (Box and Muller 1958, the cosine branch). Takes two uniforms. */
export function drawNormal(stream: Stream): number {
  const radius = Math.sqrt(-2 * ln(drawUniform(stream)));
  return radius * cos(TWO_PI * drawUniform(stream));
}

/** Two independent standard normal numbers for the price of one (both branches of Box and Muller). */
export function drawNormalPair(stream: Stream, out: Float64Array): void {
  const radius = Math.sqrt(-2 * ln(drawUniform(stream)));
  const angle = TWO_PI * drawUniform(stream);
  out[0] = radius * cos(angle);
  out[1] = radius * sin(angle);
}

/** Exponential number with mean 1. */
export function drawExponential(stream: Stream): number {
  return -ln(drawUniform(stream));
}

/**
 * Poisson count with the given mean, by counting exponential gaps.
 * Cost grows with the mean. Valid: mean 0..1e4. Source: Knuth, TAOCP vol. 2, 3.4.1 (in log form).
 */
export function drawPoisson(stream: Stream, mean: number): number {
  let count = 0;
  let sum = drawExponential(stream);
  while (sum < mean) {
    count++;
    sum += drawExponential(stream);
  }
  return count;
}
