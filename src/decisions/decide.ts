/**
 * The decision stage: threats ranked, an assignment solved, orders given and refused, each with its reason.
 *
 * Centralised: one assignment over all fire units on the common air picture. Every cycle is solved from
 * what is believed now; the future is served by keeping rounds and channels for what is worth more
 * (reserve, price of rounds), not by planning several looks ahead.
 * Source: Manne, "A target-assignment problem", Operations Research 6(3), 1958 (the objective).
 */
import { createWorkspace, solve, type Workspace } from '../assignment/solve.ts';
import { appendRow, clearTable } from '../math/table.ts';
import { categories } from '../scenario/category.ts';
import type { Defence } from '../scenario/defence.ts';
import type { AssetReportTable, RadarReportTable, UnitReportTable } from '../sensors/report.ts';
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';
import {
  createInstance,
  fillCapacities,
  listOffers,
  type Offer,
  type OfferList,
  roundsReady,
  salvoesReady,
  salvoSize,
} from './offers.ts';
import { type OrderTable, orderKind, type ThreatTable } from './order.ts';
import type { Resources } from './resources.ts';
import { forbiddingReason, reasonCode } from './rules.ts';
import { createThreatWorkspace, evaluateThreats, type ThreatWorkspace } from './threat.ts';
import { createIntercept, type Intercept, solveWindow, windowResult } from './window.ts';

/** Iterations of the assignment kernel in one cycle: fixed, so that runs reproduce. */
const ASSIGNMENT_ITERATIONS = 20;
/** A track that was not updated for this long is not engaged, s. Assumed. */
const STALE_TRACK = 15;
/**
 * What a track must be to be fired at: so many plots, so likely to be an object at all. False tracks are rare and
 * short; a round fired at one is wasted, and two false plots in line are no object. Assumed.
 */
const FIRM_PLOTS = 5;
const FIRM_EXISTENCE = 0.99;

/** What the stage needs besides its input: room, and the last reason told for each track. */
export interface DecisionState {
  readonly list: OfferList;
  readonly work: ThreatWorkspace;
  readonly solver: Workspace;
  readonly intercept: Intercept;
  /** Per offer: its fire unit can fight. */
  readonly alive: Uint8Array;
  /** Candidate threats of the cycle: row in threats, row in tracks. */
  candidates: Int32Array;
  candidateTracks: Int32Array;
  /** offer x candidate: seconds to intercept. */
  ahead: Float64Array;
  probability: Float64Array;
  /** Per candidate: the refusal reason found while looking for windows. */
  why: Uint8Array;
  /** Rounds promised in this cycle, per magazine row. */
  readonly promised: Int32Array;
  /** Last reason told for each track number. */
  told: Uint8Array;
  /** Track number to row of this cycle, -1 where absent. */
  rowOfTrack: Int32Array;
  nextCycle: number;
}

export function createDecisionState(defence: Defence, resources: Resources): DecisionState {
  const list = listOffers(defence, resources);
  return {
    list,
    work: createThreatWorkspace(defence.assets.length),
    solver: createWorkspace(),
    intercept: createIntercept(),
    alive: new Uint8Array(list.offers.length),
    candidates: new Int32Array(0),
    candidateTracks: new Int32Array(0),
    ahead: new Float64Array(0),
    probability: new Float64Array(0),
    why: new Uint8Array(0),
    promised: new Int32Array(resources.magazines.count),
    told: new Uint8Array(1024),
    rowOfTrack: new Int32Array(1024),
    nextCycle: 0,
  };
}

/** What decisions read: the air picture, own-force reports, own means. */
export interface DecisionInput {
  readonly tracks: TrackTable;
  readonly units: UnitReportTable;
  readonly radars: RadarReportTable;
  readonly assets: AssetReportTable;
  readonly resources: Resources;
}

/**
 * One decision cycle when it is due, nothing otherwise.
 * @param now      end of the tick, s
 * @param threats  refreshed when a cycle runs
 * @param orders   cleared; the orders and refusals of this tick
 */
export function decide(
  state: DecisionState,
  defence: Defence,
  input: DecisionInput,
  now: number,
  threats: ThreatTable,
  orders: OrderTable,
): void {
  clearTable(orders);
  if (now < state.nextCycle) return;
  state.nextCycle = now + defence.doctrine.decisionPeriod - 1e-9;
  evaluateThreats(input.tracks, defence.assets, input.assets, state.work, threats);
  indexTracks(state, input.tracks);
  passOverHarmless(state, input.tracks, now, threats, orders);
  const count = chooseCandidates(state, defence, input, now, threats, orders);
  if (count === 0) return;
  markAlive(state, defence, input);
  for (let c = 0; c < count; c++) lookForWindows(state, defence, input, threats, c, count);
  assign(state, defence, input, now, threats, orders, count);
}

function indexTracks(state: DecisionState, tracks: TrackTable): void {
  let largest = 0;
  for (let row = 0; row < tracks.count; row++) largest = Math.max(largest, tracks.id[row]!);
  if (largest >= state.told.length) {
    const told = new Uint8Array(2 * largest);
    told.set(state.told);
    state.told = told;
    state.rowOfTrack = new Int32Array(2 * largest);
  }
  for (let row = 0; row < tracks.count; row++) state.rowOfTrack[tracks.id[row]!] = row;
}

/** Confirmed tracks that are no threat: told once that nothing is ordered against them. */
function passOverHarmless(
  state: DecisionState,
  tracks: TrackTable,
  now: number,
  threats: ThreatTable,
  orders: OrderTable,
): void {
  let threat = 0;
  for (let row = 0; row < tracks.count; row++) {
    const track = tracks.id[row]!;
    if (threat < threats.count && threats.track[threat] === track) {
      threat++;
      continue;
    }
    if (tracks.status[row] !== trackStatus.confirmed) continue;
    const identity = tracks.identity[row]!;
    const friendly = identity === trackIdentity.own || identity === trackIdentity.neutral;
    refuse(state, now, track, friendly ? reasonCode['not-hostile'] : reasonCode['no-threat'], 0, orders);
  }
}

/** Threats that may be engaged now; the others are refused with their reason. Gives their number. */
function chooseCandidates(
  state: DecisionState,
  defence: Defence,
  input: DecisionInput,
  now: number,
  threats: ThreatTable,
  orders: OrderTable,
): number {
  const { tracks, resources } = input;
  growCandidates(state, threats.count);
  let count = 0;
  for (let threat = 0; threat < threats.count; threat++) {
    const track = threats.track[threat]!;
    const row = state.rowOfTrack[track]!;
    const engagement = engagedRow(resources, track);
    let reason = forbiddingReason(tracks, row, defence.doctrine, defence.zones);
    if (reason === reasonCode.none && engagement >= 0 && defence.doctrine.shootLookShoot) {
      reason = reasonCode.engaged;
    }
    if (reason === reasonCode.none && !isFirm(tracks, row)) reason = reasonCode['not-firm'];
    if (reason === reasonCode.none && now - tracks.updated[row]! > STALE_TRACK)
      reason = reasonCode['no-fire-control'];
    if (reason !== reasonCode.none) {
      refuse(state, now, track, reason, threats.value[threat]!, orders);
      continue;
    }
    state.candidates[count] = threat;
    state.candidateTracks[count] = row;
    count++;
  }
  return count;
}

function isFirm(tracks: TrackTable, row: number): boolean {
  return tracks.plots[row]! >= FIRM_PLOTS && tracks.existence[row]! >= FIRM_EXISTENCE;
}

function growCandidates(state: DecisionState, rows: number): void {
  if (state.candidates.length >= rows) return;
  const room = 2 * rows;
  state.candidates = new Int32Array(room);
  state.candidateTracks = new Int32Array(room);
  state.why = new Uint8Array(room);
  state.ahead = new Float64Array(room * state.list.offers.length);
  state.probability = new Float64Array(room * state.list.offers.length);
}

function engagedRow(resources: Resources, track: number): number {
  const engaged = resources.engaged;
  for (let row = 0; row < engaged.count; row++) if (engaged.track[row] === track) return row;
  return -1;
}

function markAlive(state: DecisionState, defence: Defence, input: DecisionInput): void {
  for (let o = 0; o < state.list.offers.length; o++) {
    const fireUnit = defence.fireUnits[state.list.offers[o]!.fireUnit]!;
    state.alive[o] = input.radars.active[fireUnit.radar]!;
  }
}

/** Probability and time of intercept of every offer against candidate `c`; the best excuse where there is none. */
function lookForWindows(
  state: DecisionState,
  defence: Defence,
  input: DecisionInput,
  threats: ThreatTable,
  c: number,
  count: number,
): void {
  const { tracks, units, radars, resources } = input;
  const row = state.candidateTracks[c]!;
  const threat = state.candidates[c]!;
  const category = categories[tracks.category[row]!]!;
  const salvo = salvoSize(defence);
  const value = threats.value[threat]!;
  const latest = threats.timeToArrival[threat]!;
  const doctrine = defence.doctrine;
  let why = reasonCode['out-of-envelope'];
  for (let o = 0; o < state.list.offers.length; o++) {
    const cell = o * count + c;
    state.probability[cell] = 0;
    const offer = state.list.offers[o]!;
    const effector = defence.effectors[offer.effector]!;
    const single = effector.killProbability[category] ?? 0;
    if (single <= 0) continue;
    const fireUnit = defence.fireUnits[offer.fireUnit]!;
    const delay = defence.network.messageDelay + fireUnit.reactionTime;
    solveWindow(defence, fireUnit, effector, tracks, row, units, radars, delay, latest, state.intercept);
    if (state.intercept.result === windowResult.outOfEnvelope) continue;
    if (state.intercept.result === windowResult.noFireControl) {
      why = nearerReason(why, reasonCode['no-fire-control']);
      continue;
    }
    if (!state.alive[o] || salvoesReady(offer, resources, salvo) === 0) {
      why = nearerReason(why, reasonCode['no-round']);
      continue;
    }
    const reserve = doctrine.reserveRounds * offer.launchers.length;
    if (value < doctrine.reserveValue && roundsReady(offer, resources) - salvo < reserve) {
      why = nearerReason(why, reasonCode.reserve);
      continue;
    }
    const kill = 1 - survivalOf(single, salvo);
    if (kill < doctrine.minimumKillProbability) {
      why = nearerReason(why, reasonCode['low-probability']);
      continue;
    }
    const price = (doctrine.pricePerMillionUsd * effector.cost * salvo) / 1e6;
    const worth = kill - price / Math.max(value, 1e-9);
    if (worth <= 0) {
      why = nearerReason(why, reasonCode.reserve);
      continue;
    }
    state.probability[cell] = Math.min(worth, 1 - 1e-12);
    state.ahead[cell] = state.intercept.ahead;
    why = reasonCode.none;
  }
  state.why[c] = why;
}

function survivalOf(single: number, rounds: number): number {
  let survival = 1;
  for (let n = 0; n < rounds; n++) survival *= 1 - single;
  return survival;
}

/** Of two excuses the one nearer to a shot: it is the more useful thing to know. */
const nearness = [
  'out-of-envelope',
  'no-fire-control',
  'no-round',
  'reserve',
  'low-probability',
  'none',
] as const;
function nearerReason(current: number, found: number): number {
  return rank(found) > rank(current) ? found : current;
}
function rank(code: number): number {
  for (let n = 0; n < nearness.length; n++) if (reasonCode[nearness[n]!] === code) return n;
  return 0;
}

function assign(
  state: DecisionState,
  defence: Defence,
  input: DecisionInput,
  now: number,
  threats: ThreatTable,
  orders: OrderTable,
  count: number,
): void {
  const { list } = state;
  const instance = createInstance(list, count);
  for (let c = 0; c < count; c++) {
    const threat = state.candidates[c]!;
    const engaged = engagedRow(input.resources, threats.track[threat]!);
    const survival = engaged >= 0 ? input.resources.engaged.survival[engaged]! : 1;
    instance.value[c] = threats.value[threat]! * survival;
  }
  instance.probability.set(state.probability.subarray(0, list.offers.length * count));
  fillCapacities(defence, list, input.resources, state.alive, instance.capacity);
  const answer = solve(instance, { iterations: ASSIGNMENT_ITERATIONS }, state.solver);
  const served = new Uint8Array(count);
  state.promised.fill(0);
  for (let n = 0; n < answer.items.length; n++) {
    if (answer.counts[n]! < 1) continue;
    served[answer.targets[n]!] = 1;
    give(state, defence, input, now, threats, orders, answer.items[n]!, answer.targets[n]!, count);
  }
  for (let c = 0; c < count; c++) {
    if (served[c]) continue;
    const excuse = state.why[c]!;
    const reason = excuse === reasonCode.none ? busyReason(defence, list, instance.capacity) : excuse;
    const threat = state.candidates[c]!;
    refuse(state, now, threats.track[threat]!, reason, threats.value[threat]!, orders);
  }
}

/** A window existed but the assignment gave it to others: for want of a channel, or because they are worth more. */
function busyReason(defence: Defence, list: OfferList, capacity: Int32Array): number {
  const base = list.offers.length;
  for (let l = 0; l < defence.channelLimits.length; l++) {
    if (capacity[base + 2 * l] === 0 || capacity[base + 2 * l + 1] === 0) return reasonCode['no-channel'];
  }
  return reasonCode.outbid;
}

function give(
  state: DecisionState,
  defence: Defence,
  input: DecisionInput,
  now: number,
  threats: ThreatTable,
  orders: OrderTable,
  offerIndex: number,
  c: number,
  count: number,
): void {
  const offer = state.list.offers[offerIndex]!;
  const track = threats.track[state.candidates[c]!]!;
  const single =
    defence.effectors[offer.effector]!.killProbability[
      categories[input.tracks.category[state.candidateTracks[c]!]!]!
    ] ?? 0;
  const salvo = salvoSize(defence);
  const order = appendRow(orders);
  const missed = missesOf(input.resources, track) > 0;
  orders.time[order] = now;
  orders.kind[order] = orderKind.engage;
  orders.reason[order] = missed ? reasonCode['re-engage'] : reasonCode.assigned;
  orders.track[order] = track;
  orders.fireUnit[order] = offer.fireUnit;
  orders.launcher[order] = chooseLauncher(offer, input.resources, state.promised, salvo);
  orders.effector[order] = offer.effector;
  orders.rounds[order] = salvo;
  orders.killProbability[order] = 1 - survivalOf(single, salvo);
  orders.interceptTime[order] = now + state.ahead[offerIndex * count + c]!;
  orders.value[order] = threats.value[state.candidates[c]!]!;
  state.told[track] = orders.reason[order]!;
}

function missesOf(resources: Resources, track: number): number {
  for (let row = 0; row < resources.misses.count; row++) {
    if (resources.misses.track[row] === track) return resources.misses.misses[row]!;
  }
  return 0;
}

/** The launcher with most rounds of this load not yet promised in this cycle; the first of equals. */
function chooseLauncher(offer: Offer, resources: Resources, promised: Int32Array, salvo: number): number {
  let best = 0;
  let most = -1;
  for (let n = 0; n < offer.launchers.length; n++) {
    const row = offer.magazineRows[n]!;
    const free = resources.magazines.ready[row]! - promised[row]!;
    if (free > most) {
      most = free;
      best = n;
    }
  }
  promised[offer.magazineRows[best]!]! += salvo;
  return offer.launchers[best]!;
}

/** Told once, and again only when the reason changes. */
function refuse(
  state: DecisionState,
  now: number,
  track: number,
  reason: number,
  value: number,
  orders: OrderTable,
): void {
  if (state.told[track] === reason) return;
  state.told[track] = reason;
  const order = appendRow(orders);
  orders.time[order] = now;
  orders.kind[order] = orderKind.refuse;
  orders.reason[order] = reason;
  orders.track[order] = track;
  orders.fireUnit[order] = -1;
  orders.launcher[order] = -1;
  orders.effector[order] = -1;
  orders.value[order] = value;
}
