import { describe, expect, it } from 'vitest';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { associateJpda } from './associate-jpda.ts';
import { findClusters } from './cluster.ts';
import { reserveRoom } from './room.ts';
import { createTracker } from './tracker.ts';

/** Odds of each track for each plot, 0 where they are no pair; fills a group and associates it. */
function marginals(odds: readonly (readonly number[])[]): number[][] {
  const t = createTracker([], 'flat');
  const slots = odds.length;
  const plots = odds[0]!.length;
  reserveRoom(t, plots, slots);
  t.group.slots = slots;
  t.group.plots = plots;
  let pairs = 0;
  for (let i = 0; i < slots; i++) {
    t.room.pairStart[i] = pairs;
    for (let j = 0; j < plots; j++) {
      if (!(odds[i]![j]! > 0)) continue;
      t.room.pairPlot[pairs] = j;
      t.room.pairScore[pairs++] = Math.log(odds[i]![j]!);
    }
  }
  t.room.pairStart[slots] = pairs;
  findClusters(t, t.group, t.clusters);
  for (let c = 0; c < t.clusters.count; c++) associateJpda(t, t.clusters, c);
  const out = odds.map((row) => row.map(() => 0));
  for (let i = 0; i < slots; i++) {
    for (let pair = t.room.pairStart[i]!; pair < t.room.pairStart[i + 1]!; pair++) {
      out[i]![t.room.pairPlot[pair]!] = t.room.pairWeight[pair]!;
    }
  }
  return out;
}

/** The same by trying every joint event. */
function enumerated(odds: readonly (readonly number[])[]): number[][] {
  const out = odds.map((row) => row.map(() => 0));
  let total = 0;
  const choice: number[] = [];
  const visit = (i: number, used: number, weight: number): void => {
    if (i === odds.length) {
      total += weight;
      for (const [track, plot] of choice.entries()) if (plot >= 0) out[track]![plot]! += weight;
      return;
    }
    choice[i] = -1;
    visit(i + 1, used, weight);
    for (let j = 0; j < odds[i]!.length; j++) {
      if (used & (1 << j) || !(odds[i]![j]! > 0)) continue;
      choice[i] = j;
      visit(i + 1, used | (1 << j), weight * odds[i]![j]!);
    }
    choice[i] = -1;
  };
  visit(0, 0, 1);
  return out.map((row) => row.map((weight) => weight / total));
}

function randomOdds(seed: number, slots: number, plots: number, share: number): number[][] {
  const stream = createStream();
  openStream(stream, seed, stageKey.study, slots, plots);
  return Array.from({ length: slots }, () =>
    Array.from({ length: plots }, () =>
      drawUniform(stream) < share ? 10 ** (6 * drawUniform(stream) - 3) : 0,
    ),
  );
}

describe('associateJpda', () => {
  it('equals the sum over all joint events in small clusters', () => {
    for (let seed = 0; seed < 60; seed++) {
      const odds = randomOdds(seed, 2 + (seed % 4), 2 + (seed % 5), 0.7);
      const ours = marginals(odds);
      const slow = enumerated(odds);
      for (const [i, row] of slow.entries()) {
        for (const [j, weight] of row.entries()) expect(ours[i]![j]).toBeCloseTo(weight, 9);
      }
    }
  });

  it('comes near the sum over all joint events in a cluster too large to sum', () => {
    let worst = 0;
    for (let seed = 0; seed < 10; seed++) {
      const odds = randomOdds(seed, 6, 9, 0.35);
      const ours = marginals(odds);
      const slow = enumerated(odds);
      for (const [i, row] of slow.entries()) {
        let sum = 0;
        for (const [j, weight] of row.entries()) {
          worst = Math.max(worst, Math.abs(ours[i]![j]! - weight));
          sum += ours[i]![j]!;
        }
        expect(sum).toBeLessThan(1 + 1e-9);
      }
    }
    expect(worst).toBeLessThan(0.1);
  });
});
