/**
 * The outlook: what all threats in view, also those not yet in any window, would take of the rounds and channels that are left.
 * It gives the stakes that a cycle is decided by, and a price on each kind of round of each fire unit: what the best use left
 * out would pay for one more. A round is not spent now on what is worth less; without a shortage the price is zero.
 *
 * Stakes and plan depend on each other: the plan says what is stopped, and an asset whose other attackers are stopped is worth
 * defending to the last. They are found in turns that begin with everything stopped that can be, so fire gathers where it
 * saves an asset, not where most objects fly (preferential defence). The turns are few and need not settle: a heuristic.
 * Leaves out waves not yet seen, reloads, terrain, who will see a low track later, and rules: what they hold today they may free.
 * Source: Hosein and Athans 1990 (`stakes.ts`); Talluri and van Ryzin, "An analysis of bid-price controls for network revenue
 *   management", Management Science 44(11), 1998 (prices of a plan over the future as the bar for what is asked now).
 */
import { type Answer, shapeInstance } from '../assignment/instance.ts';
import { rowPrices, solve } from '../assignment/solve.ts';
import { hypot3 } from '../math/elementary.ts';
import { categories } from '../scenario/category.ts';
import type { Defence } from '../scenario/defence.ts';
import { isOthers } from './command.ts';
import type { Cycle } from './cycle.ts';
import { type OfferList, salvoSize, survivalOf } from './offers.ts';
import { reasonCode } from './rules.ts';
import { findStakes, layStakes } from './stakes.ts';

/** Turns of stakes and plan. Assumed: more changed nothing that could be told from luck. */
const TURNS = 3;
/** Iterations of the last turn, whose prices count. */
const PRICE_ITERATIONS = 20;
/** Time that a round flies, where it is not known yet, s. Assumed. */
const TYPICAL_FLIGHT = 60;
/** No engagement is looked for beyond this, s. Assumed. */
const HORIZON = 900;

const BALLISTIC = categories.indexOf('ballistic');

/** What each offer can do by the figures of its round, and room for one outlook. */
export interface Outlook {
  /** offer x category: probability that a salvo kills. */
  readonly salvoKill: Float64Array;
  /** offer x category: reach, m. */
  readonly reach: Float64Array;
  /** Per offer: fastest target, m/s. */
  readonly fastest: Float64Array;
  /** offer x threat: probability that a salvo of the offer stops it, now or later. */
  probability: Float64Array;
  /** Per threat: its place among the candidates, or -1. */
  candidate: Int32Array;
  readonly capacity: Int32Array;
  /** What a plan leaves of each capacity. */
  readonly room: Int32Array;
  /** Per offer: what a salvo must save to be fired, in the assets' unit. */
  readonly price: Float64Array;
}

export function createOutlook(defence: Defence, list: OfferList): Outlook {
  const { offers } = list;
  const kinds = categories.length;
  const salvoKill = new Float64Array(offers.length * kinds);
  const reach = new Float64Array(offers.length * kinds);
  for (const [o, { effector: index, fireUnit }] of offers.entries()) {
    const effector = defence.effectors[index]!;
    for (const [kind, category] of categories.entries()) {
      const single = effector.killProbability[category] ?? 0;
      salvoKill[o * kinds + kind] = 1 - survivalOf(single, salvoSize(defence, fireUnit));
      reach[o * kinds + kind] = kind === BALLISTIC ? effector.ballisticRangeMax : effector.rangeMax;
    }
  }
  return {
    salvoKill,
    reach,
    fastest: Float64Array.from(offers, ({ effector }) => defence.effectors[effector]!.targetSpeedMax),
    probability: new Float64Array(0),
    candidate: new Int32Array(0),
    capacity: new Int32Array(list.rows),
    room: new Int32Array(list.rows),
    price: new Float64Array(offers.length),
  };
}

/** The stakes of all threats and the price of each kind of round, by the worths of the first `count` candidates. */
export function lookOut(cycle: Cycle, count: number): void {
  const { state, threats } = cycle;
  const { outlook, stakes: desk, list, solver } = state;
  const items = list.offers.length;
  const targets = threats.count;
  layStakes(cycle);
  fitOutlook(outlook, items, targets);
  foresee(cycle, count);
  stopWhatCanBe(cycle);
  fillFuture(cycle);
  outlook.price.fill(0);
  const instance = shapeInstance({
    targets,
    items,
    value: desk.stake.subarray(0, targets),
    probability: outlook.probability.subarray(0, items * targets),
    rowStart: list.rowStart,
    rowIndex: list.rowIndex,
    capacity: outlook.capacity,
    maxPerTarget: 1,
  });
  for (let turn = 1; turn <= TURNS; turn++) {
    findStakes(cycle);
    const iterations = turn === TURNS ? PRICE_ITERATIONS : 0;
    const answer = solve(instance, { iterations }, solver);
    if (!isShort(cycle, answer)) break;
    takePlan(cycle, answer);
    if (turn === TURNS && answer.items.length > 0) outlook.price.set(rowPrices(solver).subarray(0, items));
  }
  findStakes(cycle);
}

/** Lower the worth of every offer by the price of its rounds; what is left without any offer is told so. */
export function chargeRounds({ state }: Cycle, count: number): void {
  const { outlook, stakes: desk, list } = state;
  for (let c = 0; c < count; c++) {
    const stake = Math.max(desk.stake[state.candidates[c]!]!, 1e-9);
    let best = 0;
    let charged = false;
    for (let o = 0; o < list.offers.length; o++) {
      const cell = o * count + c;
      if (state.probability[cell] === 0) continue;
      charged ||= outlook.price[o]! > 0;
      state.probability[cell] = Math.max(0, state.probability[cell]! - outlook.price[o]! / stake);
      best = Math.max(best, state.probability[cell]!);
    }
    if (charged && best === 0) state.why[c] = reasonCode.reserve;
  }
}

function fitOutlook(outlook: Outlook, items: number, targets: number): void {
  if (outlook.candidate.length >= targets) return;
  outlook.candidate = new Int32Array(2 * targets);
  outlook.probability = new Float64Array(2 * targets * items);
}

/** What each offer can do against each threat: as found for the candidates, from the straight course for the others. */
function foresee(cycle: Cycle, count: number): void {
  const { state, defence, threats } = cycle;
  const { outlook, list } = state;
  const targets = threats.count;
  outlook.candidate.fill(-1, 0, targets);
  for (let c = 0; c < count; c++) outlook.candidate[state.candidates[c]!] = c;
  outlook.probability.fill(0, 0, list.offers.length * targets);
  for (let unit = 0; unit < defence.fireUnits.length; unit++) {
    if (isOthers(cycle, unit)) continue;
    for (let threat = 0; threat < targets; threat++) foreseeUnit(cycle, unit, threat, count);
  }
}

/** What the offers of one fire unit can do against one threat. */
function foreseeUnit(cycle: Cycle, unit: number, threat: number, count: number): void {
  const { state, input, threats } = cycle;
  const { outlook, list } = state;
  const { tracks } = input;
  const c = outlook.candidate[threat]!;
  const row = state.rowOfTrack[threats.track[threat]!]!;
  const kind = tracks.category[row]!;
  const distance = nearestPass(cycle, unit, threat);
  const speed = hypot3(tracks.vx[row]!, tracks.vy[row]!, tracks.vz[row]!);
  for (let o = list.firstOffer[unit]!; o < list.firstOffer[unit + 1]!; o++) {
    if (state.salvoes[o] === 0) continue;
    const known = c >= 0 ? state.probability[o * count + c]! : 0;
    const entry = o * categories.length + kind;
    const reaches = distance <= outlook.reach[entry]! && speed <= outlook.fastest[o]!;
    const later = reaches ? outlook.salvoKill[entry]! : 0;
    outlook.probability[o * threats.count + threat] = known > 0 ? known : later;
  }
}

/** How near a threat will come to a fire unit on a straight course before it arrives, m. */
function nearestPass({ state, input, threats }: Cycle, fireUnit: number, threat: number): number {
  const { tracks } = input;
  const { x, y, z } = state.nearest;
  const row = state.rowOfTrack[threats.track[threat]!]!;
  const vx = tracks.vx[row]!;
  const vy = tracks.vy[row]!;
  const vz = tracks.vz[row]!;
  const rx = tracks.x[row]! - x[fireUnit]!;
  const ry = tracks.y[row]! - y[fireUnit]!;
  const rz = tracks.z[row]! - z[fireUnit]!;
  const closest = -(rx * vx + ry * vy + rz * vz) / Math.max(1, vx * vx + vy * vy + vz * vz);
  const ahead = Math.min(Math.max(0, closest), threats.timeToArrival[threat]!);
  return hypot3(rx + ahead * vx, ry + ahead * vy, rz + ahead * vz);
}

/** Where the turns begin: each threat is met by the best that could be fired at it. */
function stopWhatCanBe({ state, threats }: Cycle): void {
  const { outlook, stakes: desk, list } = state;
  for (let threat = 0; threat < threats.count; threat++) {
    let best = 0;
    for (let o = 0; o < list.offers.length; o++)
      best = Math.max(best, outlook.probability[o * threats.count + threat]!);
    desk.leak[threat] = desk.alive[threat]! * (1 - best);
  }
}

/**
 * Capacities until the last arrival: rounds ready, and engagements that the channels can hold one after the other. Missile
 * channels are counted as if a salvo took one, so that they seldom bind here; `fillCapacities` counts them truly for the cycle.
 */
function fillFuture({ state, defence, input, now, threats }: Cycle): void {
  const { outlook, list } = state;
  const { engaged } = input.resources;
  const base = list.offers.length;
  for (let o = 0; o < base; o++) outlook.capacity[o] = state.salvoes[o]!;
  let last = TYPICAL_FLIGHT;
  for (let threat = 0; threat < threats.count; threat++)
    last = Math.max(last, threats.timeToArrival[threat]!);
  last = Math.min(last, HORIZON);
  for (let l = 0; l < defence.channelLimits.length; l++) {
    const { targets, missiles } = defence.channelLimits[l]!;
    let room = targets * last;
    for (let row = 0; row < engaged.count; row++) {
      if (list.limitOfUnit[engaged.fireUnit[row]!] !== l) continue;
      room -= Math.min(last, Math.max(0, engaged.until[row]! - now));
    }
    const hold = TYPICAL_FLIGHT + defence.doctrine.lookDelay;
    outlook.capacity[base + 2 * l] = Math.max(0, Math.floor(room / hold));
    outlook.capacity[base + 2 * l + 1] = Math.max(0, Math.floor((room / hold) * (missiles / targets)));
  }
}

/** True when the plan takes all of some row: one use may then keep another out. */
function isShort({ state }: Cycle, answer: Answer): boolean {
  const { outlook, list } = state;
  const { rowStart, rowIndex } = list;
  outlook.room.set(outlook.capacity);
  let short = false;
  for (let n = 0; n < answer.items.length; n++) {
    const o = answer.items[n]!;
    for (let k = rowStart[o]!; k < rowStart[o + 1]!; k++) {
      const left = outlook.room[rowIndex[k]!]! - answer.counts[n]!;
      outlook.room[rowIndex[k]!] = left;
      if (left === 0) short = true;
    }
  }
  return short;
}

/** Leaks by the plan: what it does not take is not stopped. */
function takePlan({ state, threats }: Cycle, answer: Answer): void {
  const { outlook, stakes: desk } = state;
  desk.leak.set(desk.alive.subarray(0, threats.count));
  for (let n = 0; n < answer.items.length; n++) {
    const threat = answer.targets[n]!;
    const worth = outlook.probability[answer.items[n]! * threats.count + threat]!;
    desk.leak[threat] = desk.leak[threat]! * (1 - worth);
  }
}
