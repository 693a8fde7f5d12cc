import { describe, expect, it } from 'vitest';
import { categories } from '../scenario/category.ts';
import { iffReply } from '../sensors/plot.ts';
import { classify } from './classify.ts';
import { hearReply } from './identify.ts';
import { takeSlot } from './slot.ts';
import { trackIdentity } from './track.ts';
import { createTracker } from './tracker.ts';

function kindOf(
  speed: number,
  climb: number,
  height: number,
  rcs: number,
  manoeuvre = Number.NaN,
  civil = false,
): string {
  const out = { category: 0, probability: 0 };
  classify({ speed, climb, height, rcs, manoeuvre, civil }, out);
  expect(out.probability).toBeGreaterThan(1 / categories.length);
  expect(out.probability).toBeLessThanOrEqual(1);
  return categories[out.category]!;
}

describe('classify', () => {
  it('names plain examples of each kind', () => {
    expect(kindOf(2000, -1500, 60000, 0)).toBe('ballistic');
    expect(kindOf(240, 0, 100, 0.1)).toBe('cruise');
    expect(kindOf(50, 0, 2000, 0.05)).toBe('drone');
    expect(kindOf(60, 0, 200, 10)).toBe('helicopter');
    expect(kindOf(260, 0, 9000, 0.01)).toBe('stealth');
    expect(kindOf(320, 60, 6000, 4)).toBe('fighter');
    expect(kindOf(230, 0, 10500, 60, 0.1, true)).toBe('transport');
    expect(kindOf(9, 0, 15, 5000)).toBe('ship');
  });
});

it('a turning object is sooner a fighter than a transport, and a steady one the other way round', () => {
  expect(kindOf(240, 5, 8500, 15, 0.8)).toBe('fighter');
  expect(kindOf(240, 5, 8500, 15, 0.08)).toBe('transport');
});

describe('hearReply', () => {
  it('believes one reply, and silence only when repeated', () => {
    const t = createTracker([], 'earth');
    const slot = takeSlot(t);
    hearReply(t, slot, iffReply.notAsked);
    expect(t.identity[slot]).toBe(trackIdentity.unknown);
    hearReply(t, slot, iffReply.none);
    expect(t.identity[slot]).toBe(trackIdentity.unknown);
    hearReply(t, slot, iffReply.none);
    expect(t.identity[slot]).toBe(trackIdentity.hostile);
    hearReply(t, slot, iffReply.civil);
    expect(t.identity[slot]).toBe(trackIdentity.neutral);
    const own = takeSlot(t);
    hearReply(t, own, iffReply.own);
    expect(t.identity[own]).toBe(trackIdentity.own);
  });
});
