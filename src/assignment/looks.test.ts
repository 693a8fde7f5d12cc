import { describe, expect, it } from 'vitest';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import type { LookAnswer, LookInstance, LookMethod } from './look-instance.ts';
import { solveLooks } from './looks.ts';

function answerOf(instance: LookInstance, method: LookMethod): LookAnswer {
  const answer = solveLooks(instance, method);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

function randomLooks(seed: number, stages: number, items: number, targets: number): LookInstance {
  const stream = createStream();
  openStream(stream, seed, stageKey.study, 2);
  return {
    stages,
    items,
    targets,
    value: Float64Array.from({ length: targets }, () => 1 + 99 * drawUniform(stream)),
    probability: Float64Array.from({ length: stages * items * targets }, () => drawUniform(stream)),
  };
}

describe('solveLooks', () => {
  it('gives the closed forms of one and of two targets with two equal items in two stages', () => {
    const probability = new Float64Array(4).fill(0.6);
    const one = { stages: 2, items: 2, targets: 1, value: Float64Array.of(10), probability };
    expect(answerOf(one, 'exact').value).toBeCloseTo(10 * 0.4 * 0.4, 12);
    const two = {
      stages: 2,
      items: 2,
      targets: 2,
      value: Float64Array.of(10, 1),
      probability: new Float64Array(8).fill(0.5),
    };
    expect(answerOf(two, 'exact').value).toBeCloseTo(0.5 * 0.5 + 0.5 * (5 + 1), 12);
  });

  it('orders the methods: exact <= rollout <= its base policies', () => {
    for (let seed = 0; seed < 12; seed++) {
      const instance = randomLooks(seed, 2 + (seed % 2), 3 + (seed % 2), 2 + (seed % 2));
      const exact = answerOf(instance, 'exact').value;
      const rolled = answerOf(instance, 'rollout').value;
      const rolling = answerOf(instance, 'rolling').value;
      const oneEach = answerOf(instance, 'one-each').value;
      expect(exact).toBeLessThanOrEqual(rolled * (1 + 1e-12));
      expect(rolled).toBeLessThanOrEqual(Math.min(rolling, oneEach) * (1 + 1e-12));
    }
  });

  it('uses each item once and only at surviving targets', () => {
    for (const method of ['exact', 'rollout', 'rolling', 'one-each'] as const) {
      for (const { unused, alive, uses } of answerOf(randomLooks(5, 3, 4, 3), method).decisions) {
        expect(new Set(uses.map(([e]) => e)).size).toBe(uses.length);
        for (const [e, j] of uses) {
          expect(unused).toContain(e);
          expect(alive).toContain(j);
        }
      }
    }
  });

  it('says what is too large instead of trying it', () => {
    expect(solveLooks(randomLooks(1, 2, 15, 15), 'rolling')).toContain('at most 20');
    expect(solveLooks(randomLooks(1, 2, 12, 4), 'exact')).toContain('actions');
  });
});
