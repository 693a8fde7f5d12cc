import { describe, expect, it } from 'vitest';
import { appendRow } from '../math/table.ts';
import type { Cycle } from './cycle.ts';
import { makeAsset } from './decisions.fixture.ts';
import { createAims, createThreats } from './order.ts';
import { createStakeDesk, findStakes } from './stakes.ts';

interface Threat {
  /** Probability that it aims at each asset. */
  readonly aims: readonly number[];
  readonly damage: number;
  readonly leak: number;
}

const assets = [makeAsset(0, 30, 75, 10), makeAsset(1, 31, 75, 8)];
/** Shares of the assets that are destroyed already. */
const destroyed = [0, 0.25];

function stakesOf(given: readonly Threat[]): number[] {
  const threats = createThreats();
  const aims = createAims();
  const stakes = createStakeDesk(assets.length);
  const { length } = given;
  stakes.alive = new Float64Array(length).fill(1);
  stakes.leak = Float64Array.from(given, ({ leak }) => leak);
  stakes.damage = Float64Array.from(given, ({ damage }) => damage);
  stakes.stake = new Float64Array(length);
  for (const threat of given) {
    const row = appendRow(threats);
    threats.firstAim[row] = aims.count;
    threats.aims[row] = threat.aims.length;
    for (const [asset, probability] of threat.aims.entries()) {
      const aim = appendRow(aims);
      aims.asset[aim] = asset;
      aims.probability[aim] = probability;
    }
  }
  const state = { stakes, work: { aims } };
  const input = { assets: { damage: Float64Array.from(destroyed) } };
  findStakes({ state, defence: { assets }, input, threats } as unknown as Cycle);
  return [...stakes.stake];
}

/** Expected value left of all assets, written out. */
function valueLeft(given: readonly Threat[]): number {
  return assets.reduce((sum, { value }, a) => {
    const kept = given.reduce((share, one) => share * (1 - one.aims[a]! * one.damage * one.leak), 1);
    return sum + value * (1 - destroyed[a]!) * kept;
  }, 0);
}

describe('the stake of a threat', () => {
  const mixed: Threat[] = [
    { aims: [0.6, 0.3], damage: 0.3, leak: 0.2 },
    { aims: [0.1, 0.8], damage: 0.4, leak: 1 },
    { aims: [0.9, 0], damage: 0.1, leak: 0.5 },
  ];

  it('is what is lost more when it surely comes through than when it is surely stopped', () => {
    const stakes = stakesOf(mixed);
    for (const [n, one] of mixed.entries()) {
      const others = mixed.filter((other) => other !== one);
      const stopped = valueLeft([...others, { ...one, leak: 0 }]);
      const through = valueLeft([...others, { ...one, leak: 1 }]);
      expect(stakes[n]).toBeCloseTo(stopped - through, 12);
    }
  });

  it('falls with everything else that comes through to the same asset, and rises again when it is stopped', () => {
    const alone: Threat = { aims: [1, 0], damage: 0.3, leak: 1 };
    const [single] = stakesOf([alone]);
    expect(single).toBeCloseTo(3, 12);
    const crowd = Array.from({ length: 20 }, () => alone);
    expect(stakesOf(crowd)[0]).toBeLessThan(0.01 * single!);
    const stopped = crowd.map((one, n) => ({ ...one, leak: n === 0 ? 1 : 0 }));
    expect(stakesOf(stopped)[0]).toBeCloseTo(3, 12);
  });
});
