/** What each offer would be worth against a candidate, and the best excuse where none is. */
import { type Category, categories } from '../scenario/category.ts';
import type { Defence } from '../scenario/defence.ts';
import { CENTRAL, isOthers } from './command.ts';
import type { Cycle, DecisionState } from './cycle.ts';
import { endangersFriend, type Shot } from './friends.ts';
import { approaches } from './guard.ts';
import { measureUnits, takeNearest } from './nearest-units.ts';
import { nearerReason } from './nearness.ts';
import { salvoSize, survivalOf } from './offers.ts';
import { preferLayer } from './prefer-layer.ts';
import { allows, reasonCode } from './rules.ts';
import { solveWindow, windowResult } from './window.ts';

/**
 * A track that so many fire units could engage at once is not offered to those farther off: it takes one of them at
 * most, and a unit without a round or channel does not count, so the next cycle asks farther ones. Assumed.
 */
const MOST_UNITS = 24;

/** Probability and time of intercept of every offer against candidate `c`, into cells that are 0; the best excuse where there is none. */
export function lookForWindows(cycle: Cycle, c: number, count: number): void {
  const { state, input } = cycle;
  const { nearest, list } = state;
  const units = nearest.heap.length;
  const { tracks } = input;
  const row = state.candidateTracks[c]!;
  const many = units > MOST_UNITS;
  if (many) measureUnits(nearest, tracks.x[row]!, tracks.y[row]!, tracks.z[row]!);
  let why = reasonCode['out-of-envelope'];
  let found = 0;
  let any = false;
  for (let n = 0; n < units && found < MOST_UNITS; n++) {
    const unit = many ? takeNearest(nearest) : n;
    let feasible = false;
    for (let o = list.firstOffer[unit]!; o < list.firstOffer[unit + 1]!; o++) {
      const excuse = weigh(cycle, o, c, count);
      if (excuse === reasonCode.none) feasible = true;
      else why = nearerReason(why, excuse);
    }
    if (feasible) any = true;
    if (feasible && state.channelFree[unit]) found++;
  }
  state.why[c] = any ? reasonCode.none : why;
  preferLayer(cycle, c, count);
}

/** Worth of one offer against a candidate into its cell; the reason against it, or `none`. */
export function weigh(cycle: Cycle, o: number, c: number, count: number): number {
  const { state, defence, input, threats } = cycle;
  const { tracks, units, radars } = input;
  const { intercept } = state;
  const offer = state.list.offers[o]!;
  const effector = defence.effectors[offer.effector]!;
  const row = state.candidateTracks[c]!;
  const threat = state.candidates[c]!;
  const single = effector.killProbability[categories[tracks.category[row]!] as Category] ?? 0;
  if (single <= 0) return reasonCode['out-of-envelope'];
  const fireUnit = defence.fireUnits[offer.fireUnit]!;
  if (isOthers(cycle, offer.fireUnit)) return reasonCode['out-of-envelope'];
  const { doctrine } = fireUnit;
  const delay = orderDelay(state, defence) + fireUnit.reactionTime;
  const latest = threats.timeToArrival[threat]!;
  solveWindow(defence, fireUnit, effector, tracks, row, units, radars, delay, latest, intercept);
  if (intercept.result === windowResult.outOfEnvelope) return reasonCode['out-of-envelope'];
  if (intercept.result === windowResult.noFireControl) return reasonCode['no-fire-control'];
  const forbidden = unitForbids(cycle, offer.fireUnit, c);
  if (forbidden !== reasonCode.none) return forbidden;
  const salvo = salvoSize(defence, offer.fireUnit);
  if (state.salvoes[o] === 0) return reasonCode['no-round'];
  const value = threats.value[threat]!;
  const reserve = doctrine.reserveRounds * offer.launchers.length;
  if (value < doctrine.reserveValue && state.rounds[o]! - salvo < reserve) return reasonCode.reserve;
  const kill = 1 - survivalOf(single, salvo);
  if (kill < doctrine.minimumKillProbability) return reasonCode['low-probability'];
  const price = (doctrine.pricePerMillionUsd * effector.cost * salvo) / 1e6;
  const worth = kill - price / Math.max(value, 1e-9);
  if (worth <= 0) return reasonCode.reserve;
  if (endangersFriend(tracks, state.friends, shotFrom(state, offer.fireUnit, effector.basket)))
    return reasonCode['friend-near'];
  state.probability[o * count + c] = Math.min(worth, 1 - 1e-12);
  state.ahead[o * count + c] = intercept.ahead;
  return reasonCode.none;
}

/** The shot of a fire unit to the intercept just found. */
function shotFrom({ nearest, shot }: DecisionState, fireUnit: number, basket: number): Shot {
  shot.x = nearest.x[fireUnit]!;
  shot.y = nearest.y[fireUnit]!;
  shot.z = nearest.z[fireUnit]!;
  shot.basket = basket;
  return shot;
}

/** Time that an order takes to its unit, s: none where the unit decides for itself. */
export function orderDelay(state: DecisionState, defence: Defence): number {
  return state.group === CENTRAL ? defence.network.messageDelay : 0;
}

/** What the fire unit's own rules say against a candidate that it could reach; `none` when nothing. */
function unitForbids(cycle: Cycle, fireUnit: number, c: number): number {
  const { state, defence, input } = cycle;
  const row = state.candidateTracks[c]!;
  const { doctrine, guard, system } = defence.fireUnits[fireUnit]!;
  if (state.command.groupOf[system]! < 0) return reasonCode['no-command'];
  if (!allows(state.rulings[c] ?? doctrine.weaponsControl, state.identities[c]!))
    return reasonCode['held-by-rules'];
  if (guard !== null && !approaches(defence, input, row, guard)) return reasonCode.guarding;
  return reasonCode.none;
}
