/**
 * Joint probabilistic data association: the probability of each pair, given that a track has at most one plot and
 * a plot at most one track.
 *
 * Small clusters are summed exactly, plot set by plot set; large ones by belief propagation, which is exact where
 * the pairs form a tree and close to it elsewhere.
 * Source: Fortmann, Bar-Shalom, Scheffe, IEEE J. Oceanic Eng. 8(3), 1983; Musicki, Evans, "Joint integrated
 * probabilistic data association", IEEE TAES 40(3), 2004 (existence inside the weights); Williams, Lau,
 * "Approximate evaluation of marginal association probabilities with belief propagation", IEEE TAES 50(4), 2014.
 */
import { expAt } from '../math/exponential.ts';
import type { Clusters } from './cluster.ts';
import type { Tracker } from './tracker.ts';

/** Most plots and tracks of a cluster that is summed exactly. */
const EXACT_PLOTS = 7;
const EXACT_SLOTS = 12;
/** Belief propagation: most rounds, and the change of a message below which it has settled. */
const ROUNDS = 60;
const SETTLED = 1e-6;
/** Scores are cut here, so that their exponentials stay finite. */
const SCORE_MOST = 300;

let localPlot = new Int32Array(64);
let message = new Float64Array(256);
let odds = new Float64Array(256);
let plotTop = new Float64Array(64);
let plotRest = new Float64Array(64);
const forward = new Float64Array((EXACT_SLOTS + 1) << EXACT_PLOTS);
const backward = new Float64Array((EXACT_SLOTS + 1) << EXACT_PLOTS);

/**
 * Fill `pairWeight` of one cluster with the probabilities of its pairs.
 *
 * `pairScore` is ln of the odds of the pair against the track not being seen and the plot being of no track.
 */
export function associateJpda(t: Tracker, clusters: Clusters, cluster: number): void {
  const { room } = t;
  const first = clusters.slotStart[cluster]!;
  const slots = clusters.slotEnd[cluster]! - first;
  const plots = clusters.plotEnd[cluster]! - clusters.plotStart[cluster]!;
  if (slots === 1) {
    aloneWeights(t, clusters.slots[first]!);
    return;
  }
  if (localPlot.length < room.plotRows.length) localPlot = new Int32Array(room.plotRows.length);
  for (let i = 0; i < plots; i++) localPlot[clusters.plots[clusters.plotStart[cluster]! + i]!] = i;
  if (odds.length < room.pairPlot.length) {
    odds = new Float64Array(room.pairPlot.length);
    message = new Float64Array(room.pairPlot.length);
  }
  for (let i = 0; i < slots; i++) {
    const place = clusters.slots[first + i]!;
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      odds[pair] = Math.min(room.pairScore[pair]!, SCORE_MOST);
      expAt(odds, pair);
    }
  }
  if (plots <= EXACT_PLOTS && slots <= EXACT_SLOTS) sumExactly(t, clusters, first, slots, plots);
  else propagate(t, clusters, first, slots, plots);
}

/** One track alone: its plots and the miss in proportion to their odds. */
function aloneWeights(t: Tracker, place: number): void {
  const { room } = t;
  const from = room.pairStart[place]!;
  const to = room.pairStart[place + 1]!;
  let sum = 1;
  for (let pair = from; pair < to; pair++) {
    room.pairWeight[pair] = Math.min(room.pairScore[pair]!, SCORE_MOST);
    expAt(room.pairWeight, pair);
    sum += room.pairWeight[pair]!;
  }
  for (let pair = from; pair < to; pair++) room.pairWeight[pair]! /= sum;
}

/**
 * Exact marginals: forward sums over the sets of plots used by tracks 0..i-1, backward sums over what the tracks
 * i.. can do with the plots left; their product is the weight of each choice of track i.
 */
function sumExactly(t: Tracker, clusters: Clusters, first: number, slots: number, plots: number): void {
  const { room } = t;
  const sets = 1 << plots;
  forward.fill(0, 0, (slots + 1) * sets);
  forward[0] = 1;
  for (let i = 0; i < slots; i++) {
    const place = clusters.slots[first + i]!;
    const now = i * sets;
    const then = now + sets;
    let largest = 0;
    for (let used = 0; used < sets; used++) {
      const weight = forward[now + used]!;
      if (weight === 0) continue;
      forward[then + used]! += weight;
      for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
        const bit = 1 << localPlot[room.pairPlot[pair]!]!;
        if (!(used & bit)) forward[then + (used | bit)]! += weight * odds[pair]!;
      }
    }
    for (let used = 0; used < sets; used++) largest = Math.max(largest, forward[then + used]!);
    for (let used = 0; used < sets; used++) forward[then + used]! /= largest;
  }
  backward.fill(1, slots * sets, (slots + 1) * sets);
  for (let i = slots - 1; i >= 0; i--) {
    const place = clusters.slots[first + i]!;
    const now = i * sets;
    const then = now + sets;
    let largest = 0;
    for (let used = 0; used < sets; used++) {
      let sum = backward[then + used]!;
      for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
        const bit = 1 << localPlot[room.pairPlot[pair]!]!;
        if (!(used & bit)) sum += odds[pair]! * backward[then + (used | bit)]!;
      }
      backward[now + used] = sum;
      largest = Math.max(largest, sum);
    }
    choiceWeights(t, place, now, then, sets);
    for (let used = 0; used < sets; used++) backward[now + used]! /= largest;
  }
}

/** Probability of each pair of one track from the sums before and behind it. */
function choiceWeights(t: Tracker, place: number, now: number, then: number, sets: number): void {
  const { room } = t;
  let total = 0;
  for (let used = 0; used < sets; used++) total += forward[now + used]! * backward[now + used]!;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    const bit = 1 << localPlot[room.pairPlot[pair]!]!;
    let sum = 0;
    for (let used = 0; used < sets; used++) {
      if (!(used & bit)) sum += forward[now + used]! * backward[then + (used | bit)]!;
    }
    room.pairWeight[pair] = (sum * odds[pair]!) / total;
  }
}

/** Marginals by belief propagation, Williams and Lau 2014, figure 3. */
function propagate(t: Tracker, clusters: Clusters, first: number, slots: number, plots: number): void {
  const { room } = t;
  if (plotTop.length < plots) {
    plotTop = new Float64Array(2 * plots);
    plotRest = new Float64Array(2 * plots);
  }
  for (let i = 0; i < slots; i++) {
    const place = clusters.slots[first + i]!;
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) message[pair] = 1;
  }
  for (let round = 0; round < ROUNDS; round++) {
    plotTop.fill(0, 0, plots);
    plotRest.fill(1, 0, plots);
    for (let i = 0; i < slots; i++) toPlots(t, clusters.slots[first + i]!);
    let change = 0;
    for (let i = 0; i < slots; i++) change = Math.max(change, toTracks(t, clusters.slots[first + i]!));
    if (change < SETTLED) break;
  }
  for (let i = 0; i < slots; i++) {
    const place = clusters.slots[first + i]!;
    let sum = 1;
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      sum += odds[pair]! * message[pair]!;
    }
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      room.pairWeight[pair] = (odds[pair]! * message[pair]!) / sum;
    }
  }
}

/**
 * Messages of a track to its plots, kept in `pairWeight`, and at each plot the greatest and the sum of the rest.
 * A sum of all but one is taken as rest, or as rest and greatest less that one, so nothing large cancels.
 */
function toPlots(t: Tracker, place: number): void {
  const { room } = t;
  const from = room.pairStart[place]!;
  const to = room.pairStart[place + 1]!;
  let greatest = -1;
  let rest = 1;
  for (let pair = from; pair < to; pair++) {
    const value = odds[pair]! * message[pair]!;
    if (greatest < 0) greatest = pair;
    else if (value > odds[greatest]! * message[greatest]!) {
      rest += odds[greatest]! * message[greatest]!;
      greatest = pair;
    } else rest += value;
  }
  const top = odds[greatest]! * message[greatest]!;
  for (let pair = from; pair < to; pair++) {
    const others = pair === greatest ? rest : rest + top - odds[pair]! * message[pair]!;
    const sent = odds[pair]! / others;
    room.pairWeight[pair] = sent;
    const plot = localPlot[room.pairPlot[pair]!]!;
    if (sent > plotTop[plot]!) {
      plotRest[plot]! += plotTop[plot]!;
      plotTop[plot] = sent;
    } else plotRest[plot]! += sent;
  }
}

/** Messages of the plots to a track; gives the greatest change. */
function toTracks(t: Tracker, place: number): number {
  const { room } = t;
  let change = 0;
  for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
    const plot = localPlot[room.pairPlot[pair]!]!;
    const sent = room.pairWeight[pair]!;
    const others = sent === plotTop[plot] ? plotRest[plot]! : plotRest[plot]! + plotTop[plot]! - sent;
    const next = 1 / others;
    change = Math.max(change, Math.abs(next - message[pair]!));
    message[pair] = next;
  }
  return change;
}
