/**
 * Plots that firm tracks explain so much better than a tentative one could that the tentative one need not be asked.
 *
 * In every joint event that gives plot j to track i while track k has none, k and i can be swapped: so the probability of
 * the pair (i, j) is at most L_ij (1 + what k has elsewhere) / L_kj. With L_ij replaced by its peak, over the combined
 * belief of i drawn forward, most tracks begun by false plots lose all their plots before their bank is predicted.
 * Source: the exchange is that of Bar-Shalom, Li, Multitarget-Multisensor Tracking, 1995, section 6.2 (joint events).
 */
import { expAt } from '../math/exponential.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { peakOfRate } from './rate.ts';
import { spotFit } from './spot.ts';
import type { Tracker } from './tracker.ts';
import { visit, visitAt } from './visit.ts';

/** A pair of less probability is not asked for: a thousandth of the least weight that corrects a track. */
const NEGLIGIBLE = 1e-6;
/** Scores are cut here, so that their exponentials stay finite. */
const SCORE_MOST = 300;
/** (2 pi)^(-3/2). */
const NORMAL_3 = 0.06349363593424097;

const odds = new Float64Array(2);

/** Note for each plot how well the tracks at hand, all firm and scored, explain it. */
export function claimPlots(t: Tracker): void {
  const { group, room } = t;
  for (let place = 0; place < group.slots; place++) {
    const from = room.pairStart[place]!;
    const to = room.pairStart[place + 1]!;
    let sum = 1;
    for (let pair = from; pair < to; pair++) {
      room.pairWeight[pair] = Math.min(room.pairScore[pair]!, SCORE_MOST);
      expAt(room.pairWeight, pair);
      sum += room.pairWeight[pair]!;
    }
    for (let pair = from; pair < to; pair++) {
      const plot = room.pairPlot[pair]!;
      odds[0] = room.plotDensity[plot]!;
      expAt(odds, 0);
      const own = room.pairWeight[pair]!;
      const claim = (NEGLIGIBLE * odds[0]! * own) / Math.max(sum - own, 1);
      room.plotClaim[plot] = Math.max(room.plotClaim[plot]!, claim);
    }
  }
}

/** Whether the plot at `place`, which lies in reach of a tentative slot, is a firm track's beyond doubt. */
export function isClaimed(t: Tracker, plots: PlotTable, slot: number, place: number): boolean {
  const { group, room } = t;
  const claim = room.plotClaim[place]!;
  if (claim === 0) return false;
  const row = room.plotRows[place]!;
  const range = plots.range[row]!;
  const seen = t.existence[slot]! * t.visits[visitAt(t, group.radar, slot) + visit.seen]!;
  const peak = NORMAL_3 * Math.sqrt(spotFit[0]!) * range * range * peakOfRate(plots, row);
  return (seen / (1 - seen)) * peak < claim;
}
