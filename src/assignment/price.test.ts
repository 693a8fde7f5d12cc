import { describe, expect, it } from 'vitest';
import { ln } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { lnBelow, rateAbove } from './chord.ts';
import { enumerateSets } from './enumerate.ts';
import type { Instance } from './instance.ts';
import { createPairs, loadPairs } from './pairs.ts';
import { priceTarget } from './price.ts';
import { createPricer, loadPricer, setCosts } from './pricer.ts';

/** One target, items with rows of their own and 1 to 3 uses; chances 0, 1 or between; some prices 0. */
function oneTarget(seed: number, items: number, limit: number): { instance: Instance; price: Float64Array } {
  const stream = createStream();
  openStream(stream, seed, stageKey.study, 4);
  const draw = () => drawUniform(stream);
  const pick = (zero: number, one: number) => {
    const kind = draw();
    return kind < zero ? 0 : kind < zero + one ? 1 : draw();
  };
  const instance: Instance = {
    targets: 1,
    items,
    value: Float64Array.of(50 + 50 * draw()),
    probability: Float64Array.from({ length: items }, () => pick(0.1, 0.05)),
    rowStart: Int32Array.from({ length: items + 1 }, (_, e) => e),
    rowIndex: Int32Array.from({ length: items }, (_, e) => e),
    capacity: Int32Array.from({ length: items }, () => 1 + Math.floor(3 * draw())),
    maxPerTarget: limit,
  };
  return { instance, price: Float64Array.from({ length: items }, () => 25 * pick(0.15, 0) * draw()) };
}

/** Cost of every multiset of items, the empty one included. */
function everySet(instance: Instance, price: Float64Array): number[] {
  const { items, probability, capacity, maxPerTarget } = instance;
  const costs: number[] = [];
  const descend = (e: number, size: number, left: number, spent: number): void => {
    if (e === items) {
      costs.push(left + spent);
      return;
    }
    const most = probability[e] === 0 ? 0 : capacity[e]!;
    for (let n = 0; n <= most && (maxPerTarget === 0 || size + n <= maxPerTarget); n++) {
      descend(e + 1, size + n, left, spent);
      left *= 1 - probability[e]!;
      spent += price[e]!;
    }
  };
  descend(0, 0, instance.value[0]!, 0);
  return costs;
}

describe('priceTarget', () => {
  it('finds the least cost over all multisets, and a lower bound when its nodes run out', () => {
    const pricer = createPricer();
    const pairs = createPairs();
    for (let seed = 0; seed < 400; seed++) {
      const { instance, price } = oneTarget(seed, 1 + (seed % 7), seed % 5);
      const least = Math.min(...everySet(instance, price));
      loadPairs(pairs, instance);
      loadPricer(pricer, instance, pairs);
      setCosts(pricer, instance, price);
      pricer.nodeLimit = 1e6;
      expect(priceTarget(pricer, 0, instance.value[0]!, instance.maxPerTarget)).toBeCloseTo(least, 10);
      let cost = instance.value[0]!;
      for (let d = 0; d < pricer.picked; d++) cost *= 1 - instance.probability[pricer.pick[d]!]!;
      for (let d = 0; d < pricer.picked; d++) cost += price[pricer.pick[d]!]!;
      expect(cost).toBeCloseTo(least, 10);
      pricer.nodeLimit = 1;
      const cut = priceTarget(pricer, 0, instance.value[0]!, instance.maxPerTarget);
      expect(cut).toBeLessThanOrEqual(least + 1e-10);
    }
  });
});

describe('enumerateSets', () => {
  it('lists exactly the multisets within the threshold', () => {
    const pricer = createPricer();
    const pairs = createPairs();
    let total = 0;
    for (let seed = 500; seed < 600; seed++) {
      const { instance, price } = oneTarget(seed, 1 + (seed % 6), seed % 4);
      const costs = everySet(instance, price);
      const threshold = Math.min(...costs) * 1.6 + 0.01;
      loadPairs(pairs, instance);
      loadPricer(pricer, instance, pairs);
      setCosts(pricer, instance, price);
      const found = new Set<string>();
      const whole = enumerateSets(
        pricer,
        0,
        instance.value[0]!,
        instance.maxPerTarget,
        threshold,
        1e5,
        (items, count) => found.add(Array.from(items.subarray(0, count)).sort().join()),
      );
      expect(whole).toBe(true);
      expect(found.size).toBe(costs.filter((cost) => cost <= threshold).length);
      total += found.size;
    }
    expect(total).toBeGreaterThan(300);
  });
});

describe('chords', () => {
  it('err to the safe side and by little', () => {
    let wrong = 0;
    for (let n = 0; n <= 20_000; n++) {
      const p = n / 20_000;
      const exact = p < 1 ? -ln(1 - p) : 40;
      const rate = rateAbove(p);
      const x = 1 + 20 * p;
      const below = lnBelow(x);
      if (rate < exact || rate > exact * (1 + 1e-4) + 1e-6) wrong++;
      if (below > ln(x) || below < ln(x) - 2e-6) wrong++;
    }
    expect(wrong).toBe(0);
  });
});
