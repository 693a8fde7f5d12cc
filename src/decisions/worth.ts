/** What each offer would be worth against a candidate, and the best excuse where none is. */
import { type Category, categories } from '../scenario/category.ts';
import type { Cycle } from './cycle.ts';
import { endangersFriend } from './friends.ts';
import { orderUnits } from './nearest-units.ts';
import { salvoSize, survivalOf } from './offers.ts';
import { reasonCode } from './rules.ts';
import { solveWindow, windowResult } from './window.ts';

/**
 * A track that so many fire units could engage at once is not offered to those farther off: it takes one of them at
 * most, and a unit without a round or channel does not count, so the next cycle asks farther ones. Assumed.
 */
const MOST_UNITS = 24;

/** Probability and time of intercept of every offer against candidate `c`; the best excuse where there is none. */
export function lookForWindows(cycle: Cycle, c: number, count: number): void {
  const { state, input } = cycle;
  const { nearest, list } = state;
  const offers = list.offers.length;
  for (let o = 0; o < offers; o++) state.probability[o * count + c] = 0;
  const units = nearest.order.length;
  const { tracks } = input;
  const row = state.candidateTracks[c]!;
  if (units > MOST_UNITS) orderUnits(nearest, tracks.x[row]!, tracks.y[row]!, tracks.z[row]!);
  let why = reasonCode['out-of-envelope'];
  let found = 0;
  for (let n = 0; n < units && found < MOST_UNITS; n++) {
    const unit = nearest.order[n]!;
    let feasible = false;
    for (let o = list.firstOffer[unit]!; o < list.firstOffer[unit + 1]!; o++) {
      const excuse = weigh(cycle, o, c, count);
      if (excuse === reasonCode.none) feasible = true;
      why = nearerReason(why, excuse);
    }
    if (feasible && state.channelFree[unit]) found++;
  }
  state.why[c] = why;
}

/** Worth of one offer against a candidate into its cell; the reason against it, or `none`. */
function weigh(cycle: Cycle, o: number, c: number, count: number): number {
  const { state, defence, input, threats } = cycle;
  const { doctrine } = defence;
  const { tracks, units, radars } = input;
  const { intercept } = state;
  const offer = state.list.offers[o]!;
  const effector = defence.effectors[offer.effector]!;
  const row = state.candidateTracks[c]!;
  const threat = state.candidates[c]!;
  const single = effector.killProbability[categories[tracks.category[row]!] as Category] ?? 0;
  if (single <= 0) return reasonCode['out-of-envelope'];
  const fireUnit = defence.fireUnits[offer.fireUnit]!;
  const delay = defence.network.messageDelay + fireUnit.reactionTime;
  const latest = threats.timeToArrival[threat]!;
  solveWindow(defence, fireUnit, effector, tracks, row, units, radars, delay, latest, intercept);
  if (intercept.result === windowResult.outOfEnvelope) return reasonCode['out-of-envelope'];
  if (intercept.result === windowResult.noFireControl) return reasonCode['no-fire-control'];
  const salvo = salvoSize(defence);
  if (state.salvoes[o] === 0) return reasonCode['no-round'];
  const value = threats.value[threat]!;
  const reserve = doctrine.reserveRounds * offer.launchers.length;
  if (value < doctrine.reserveValue && state.rounds[o]! - salvo < reserve) return reasonCode.reserve;
  const kill = 1 - survivalOf(single, salvo);
  if (kill < doctrine.minimumKillProbability) return reasonCode['low-probability'];
  const price = (doctrine.pricePerMillionUsd * effector.cost * salvo) / 1e6;
  const worth = kill - price / Math.max(value, 1e-9);
  if (worth <= 0) return reasonCode.reserve;
  const { x, y, z } = state.nearest;
  const { friends } = state;
  const { point, ahead } = intercept;
  const at = offer.fireUnit;
  if (endangersFriend(tracks, friends, x[at]!, y[at]!, z[at]!, point, ahead, effector.basket))
    return reasonCode['friend-near'];
  state.probability[o * count + c] = Math.min(worth, 1 - 1e-12);
  state.ahead[o * count + c] = ahead;
  return reasonCode.none;
}

/** Of two excuses the one nearer to a shot: it is the more useful thing to know. */
const nearness = [
  'out-of-envelope',
  'no-fire-control',
  'no-round',
  'reserve',
  'low-probability',
  'friend-near',
  'none',
] as const;
const rankOfReason = new Uint8Array(256);
nearness.forEach((name, rank) => {
  rankOfReason[reasonCode[name]] = rank;
});

function nearerReason(current: number, found: number): number {
  return rankOfReason[found]! > rankOfReason[current]! ? found : current;
}
