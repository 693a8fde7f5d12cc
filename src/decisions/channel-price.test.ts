import { describe, expect, it } from 'vitest';
import { appendRow } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import { chargeChannels, createChannelDesk } from './channel-price.ts';
import type { Cycle } from './cycle.ts';
import { createThreats } from './order.ts';

/** Seconds to intercept and to arrival of each candidate, all with a stake of 10, one fire unit with `targets` channels. */
function charged(targets: number, candidates: readonly { ahead: number; arrival: number }[]): number[] {
  const threats = createThreats();
  for (const { arrival } of candidates) {
    const row = appendRow(threats);
    threats.timeToArrival[row] = arrival;
  }
  const state = {
    channels: createChannelDesk(1),
    stakes: { stake: new Float64Array(candidates.length).fill(10) },
    list: { offers: [{ fireUnit: 0 }], limitOfUnit: Int32Array.of(0) },
    candidates: Int32Array.from(candidates, (_, c) => c),
    probability: new Float64Array(candidates.length).fill(0.9),
    ahead: Float64Array.from(candidates, ({ ahead }) => ahead),
  };
  const defence = { channelLimits: [{ targets }], doctrine: { lookDelay: 10 } } as unknown as Defence;
  const engaged = { count: 0 };
  const input = { resources: { engaged } };
  chargeChannels({ state, defence, input, threats, now: 0 } as unknown as Cycle, candidates.length);
  return Array.from(state.probability);
}

describe('the price of channel time', () => {
  const quick = { ahead: 20, arrival: 100 };
  const slow = { ahead: 80, arrival: 100 };

  it('is nothing while the channels can serve all before they arrive', () => {
    expect(charged(3, [quick, slow])).toEqual([0.9, 0.9]);
    expect(charged(1, [quick, quick, quick])).toEqual([0.9, 0.9, 0.9]);
  });

  it('falls on what holds a channel long, when there is a shortage', () => {
    const [a, , last] = charged(1, [quick, quick, slow]);
    expect(last!).toBeLessThan(0.1 * 0.9);
    expect(a!).toBeGreaterThan(last!);
  });

  it('never makes an offer worthless, so that no channel idles for it', () => {
    for (const worth of charged(1, [slow, slow, slow, slow])) expect(worth).toBeGreaterThan(0);
  });
});
