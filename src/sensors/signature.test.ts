import { describe, expect, it } from 'vitest';
import { makeClass } from './sense.fixture.ts';
import { rcsAtAspect, signatureOf } from './signature.ts';

const signature = signatureOf(makeClass(0, 1, { rcsNose: 0.1, rcsBeam: 10, rcsTail: 2 }));

describe('rcsAtAspect', () => {
  it('gives the three published values at nose, beam and tail', () => {
    expect(rcsAtAspect(signature, 1)).toBeCloseTo(0.1, 12);
    expect(rcsAtAspect(signature, 0)).toBeCloseTo(10, 12);
    expect(rcsAtAspect(signature, -1)).toBeCloseTo(2, 12);
  });

  it('is smooth in the aspect angle: its slope has no jump, at the beam least of all', () => {
    const step = 1e-4;
    let lastSlope = 0;
    let greatestJump = 0;
    for (let angle = step; angle < Math.PI; angle += step) {
      const slope = rcsAtAspect(signature, Math.cos(angle)) - rcsAtAspect(signature, Math.cos(angle - step));
      greatestJump = Math.max(greatestJump, Math.abs(slope - lastSlope));
      lastSlope = slope;
    }
    expect(greatestJump).toBeLessThan(100 * step * step);
  });

  it('is the geometric mean of nose and beam at 45 degrees', () => {
    expect(rcsAtAspect(signature, Math.SQRT1_2)).toBeCloseTo(1, 12);
  });
});
