import { describe, expect, it } from 'vitest';
import { exp, ln } from './elementary.ts';
import { expAt, lnAt } from './exponential.ts';
import { createStream, drawUniform, openStream, stageKey } from './random.ts';

const value = new Float64Array(1);

/** Whether a step in place gives the same bits as the function. */
function expectSame(
  inPlace: (values: Float64Array, at: number) => void,
  plain: (x: number) => number,
  x: number,
) {
  value[0] = x;
  inPlace(value, 0);
  if (!Object.is(value[0], plain(x))) expect(`${x}: ${value[0]}`).toBe(`${x}: ${plain(x)}`);
}

const edges = [
  0, -0, 1, -1, 0.5, 2, 1e-9, -1e-9, 1e-320, 2.2250738585072014e-308, 699.9, -699.9, 700, -745, 710, 1e308,
];
const special = [
  ...edges,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1 - 1e-16,
  1 + 3e-16,
];

describe('exponential in place', () => {
  const stream = createStream();
  openStream(stream, 3, stageKey.study, 1);

  it('gives the bits of exp', () => {
    for (const x of special) expectSame(expAt, exp, x);
    for (let i = 0; i < 200000; i++) expectSame(expAt, exp, 1600 * (drawUniform(stream) - 0.5));
    for (let i = 0; i < 200000; i++) expectSame(expAt, exp, 4 * (drawUniform(stream) - 0.5));
  });

  it('gives the bits of ln', () => {
    for (const x of special) expectSame(lnAt, ln, x);
    for (let i = 0; i < 200000; i++) expectSame(lnAt, ln, exp(1400 * (drawUniform(stream) - 0.5)));
    for (let i = 0; i < 200000; i++) expectSame(lnAt, ln, 1 + 1e-3 * (drawUniform(stream) - 0.5));
    for (let x = 1e-300; x < 1e300; x *= 2) expectSame(lnAt, ln, x);
    for (let x = 1; x < 1e300; x *= 2) expectSame(lnAt, ln, x);
  });
});
