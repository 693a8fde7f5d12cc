import { describe, expect, it } from 'vitest';
import { createStream, drawNormal, openStream, stageKey } from '../math/random.ts';
import { createPlace, intersect, invertPacked } from './intersect.ts';

/** A place at x with the given variances along its axes. */
function place(x: readonly number[], variances: readonly number[]) {
  const made = createPlace();
  made.x.set(x);
  made.p.set([variances[0]!, 0, 0, variances[1]!, 0, variances[2]!]);
  return made;
}

describe('covariance intersection', () => {
  it('gains from two estimates that are good along different axes, and never claims more than either axis has', () => {
    const out = createPlace();
    const w = intersect(place([0, 0, 0], [1, 100, 1]), place([1, 1, 0], [100, 1, 1]), out);
    expect(w).toBeCloseTo(0.5, 3);
    expect(out.p[0]! + out.p[3]! + out.p[5]!).toBeLessThan(6);
    expect(out.p[0]).toBeGreaterThanOrEqual(1);
  });

  it('keeps the better of two where the other adds nothing', () => {
    const out = createPlace();
    expect(intersect(place([3, 0, 0], [1, 1, 1]), place([9, 9, 9], [50, 50, 50]), out)).toBe(1);
    expect(out.x[0]).toBeCloseTo(3, 9);
  });

  it('stays consistent under every correlation of the errors', () => {
    const stream = createStream();
    const runs = 4000;
    for (const shared of [0, 0.5, 0.9, 1]) {
      let total = 0;
      for (let n = 0; n < runs; n++) {
        openStream(stream, 5, stageKey.study, n, shared * 100);
        const a = place([0, 0, 0], [4, 25, 9]);
        const b = place([0, 0, 0], [16, 9, 9]);
        for (let k = 0; k < 3; k++) {
          const common = drawNormal(stream);
          const mixed = Math.sqrt(1 - shared * shared) * drawNormal(stream) + shared * common;
          a.x[k] = Math.sqrt(a.p[[0, 3, 5][k]!]!) * common;
          b.x[k] = Math.sqrt(b.p[[0, 3, 5][k]!]!) * mixed;
        }
        const out = createPlace();
        intersect(a, b, out);
        const information = new Float64Array(6);
        invertPacked(out.p, information);
        const [x, y, z] = out.x as unknown as [number, number, number];
        total += information[0]! * x * x + information[3]! * y * y + information[5]! * z * z;
      }
      // Chi-square of 3 runs degrees of freedom: mean 3 a run, three standard errors above it at most.
      expect(total / runs).toBeLessThan(3 + 3 * Math.sqrt(6 / runs));
    }
  });
});
