import { describe, expect, it } from 'vitest';
import { angleAt, arcSineAt, sineAndCosineAt } from './angles.ts';
import { asin, atan2, cos, PI, sin } from './elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from './random.ts';

const values = new Float64Array(2);

function expectBits(what: string, found: number, sought: number) {
  if (!Object.is(found, sought)) expect(`${what}: ${found}`).toBe(`${what}: ${sought}`);
}

function expectSineAndCosine(x: number) {
  values[0] = x;
  sineAndCosineAt(values, 0);
  expectBits(`sine of ${x}`, values[0]!, sin(x));
  expectBits(`cosine of ${x}`, values[1]!, cos(x));
}

function expectAngle(y: number, x: number) {
  values[0] = y;
  values[1] = x;
  angleAt(values, 0);
  expectBits(`angle of ${x} ${y}`, values[0]!, atan2(y, x));
}

function expectArcSine(x: number) {
  values[0] = x;
  arcSineAt(values, 0);
  expectBits(`arc sine of ${x}`, values[0]!, asin(x));
}

const odd = [0, -0, 1e-320, 1e-9, 7e-9, 1e-8, 1.5e-8, 1e-4, 0.625, 0.66, 1, 2, 3, 1e6, 1e300];
const special = [
  ...odd,
  ...odd.map((x) => -x),
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

describe('sine, cosine and their inverses in place', () => {
  const stream = createStream();
  openStream(stream, 3, stageKey.study, 2);
  const spread = (width: number) => width * (2 * drawUniform(stream) - 1);

  it('give the bits of sin and cos', () => {
    for (const x of special) expectSineAndCosine(x);
    for (let n = 0; n < 200000; n++) expectSineAndCosine(spread(8));
    for (let n = 0; n < 50000; n++) expectSineAndCosine(spread(0.01));
    for (let eighth = -9; eighth <= 9; eighth++) {
      for (let n = 0; n < 2000; n++) expectSineAndCosine((eighth * PI) / 4 + spread(n % 2 ? 1e-5 : 1e-14));
    }
  });

  it('give the bits of atan2', () => {
    for (const y of special) for (const x of special) expectAngle(y, x);
    for (let n = 0; n < 200000; n++) expectAngle(spread(1e5), spread(1e5));
    for (let n = 0; n < 50000; n++) expectAngle(spread(1), spread(1e9));
  });

  it('give the bits of asin, clamped', () => {
    for (const x of special) expectArcSine(x);
    for (let n = 0; n < 200000; n++) expectArcSine(spread(1.01));
    for (let n = 0; n < 50000; n++) expectArcSine(spread(1e-7));
  });
});
