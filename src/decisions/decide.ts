/**
 * The decision stage: threats ranked, an assignment solved, orders given and refused, each with its reason.
 *
 * One assignment over all fire units that hear the centre, on the common air picture, and one for each system that
 * decides alone. Every cycle is solved from
 * what is believed now; the future is served by keeping rounds and channels for what is worth more
 * (reserve, price of rounds), not by planning several looks ahead.
 * Source: Manne, "A target-assignment problem", Operations Research 6(3), 1958 (the objective).
 */
import { clearTable } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import { READY_PHASE } from '../sensors/report.ts';
import type { TrackTable } from '../tracks/track.ts';
import { answerAsked, keepAsked, weighAsked } from './asked.ts';
import { assign } from './assign.ts';
import { chooseCandidates, growCandidates, passOverHarmless } from './candidates.ts';
import { findCommand } from './command.ts';
import { type Cycle, type DecisionInput, type DecisionState, refuse } from './cycle.ts';
import { listFriends } from './friends.ts';
import { placeUnits } from './nearest-units.ts';
import { fillCapacities, roundsReady, salvoesReady, salvoSize } from './offers.ts';
import type { OrderTable, ThreatTable } from './order.ts';
import { requestDwells } from './request-dwells.ts';
import { reasonCode } from './rules.ts';
import { evaluateThreats } from './threat.ts';
import { lookForWindows } from './worth.ts';

/**
 * One decision cycle when it is due, nothing otherwise. Cycles stand on a grid of absolute time, so the step does not
 * shift them.
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
  const cycle: Cycle = { state, defence, input, now, threats, orders };
  if (state.asked.count > 0) {
    hear(cycle);
    return;
  }
  if (state.decider === 'asked-only' || now < state.nextCycle) return;
  const { decisionPeriod } = defence.doctrine;
  state.nextCycle = (Math.floor(now / decisionPeriod + 1e-9) + 1) * decisionPeriod - 1e-9;
  openCycle(cycle);
  passOverHarmless(cycle);
  requestDwells(cycle, state.dwells);
  if (threats.count === 0) return;
  decideGroups(cycle);
  refuseRest(cycle);
}

/** A cycle for asked orders alone. One of the engine's own that is due in this tick comes in the next. */
function hear(cycle: Cycle): void {
  openCycle(cycle);
  if (cycle.threats.count > 0) decideGroups(cycle);
  answerAsked(cycle);
  clearTable(cycle.state.asked);
}

function openCycle({ state, defence, input, threats }: Cycle): void {
  evaluateThreats(input.tracks, defence.assets, input.assets, state.work, threats);
  indexTracks(state, input.tracks);
}

function decideGroups(cycle: Cycle): void {
  const { state, defence, input, now, threats } = cycle;
  state.cycles++;
  growCandidates(state, threats.count);
  state.excuses.fill(reasonCode.none, 0, threats.count);
  takeStock(cycle);
  findCommand(defence, input.units, now, state.command);
  for (let g = 0; g < state.command.count; g++) decideGroup(cycle, state.command.groups[g]!);
}

/** The decision of one group: the centre, or a system that fights on its own. */
function decideGroup(cycle: Cycle, group: number): void {
  cycle.state.group = group;
  const isAsked = cycle.state.asked.count > 0;
  const count = isAsked ? keepAsked(cycle, chooseCandidates(cycle)) : chooseCandidates(cycle);
  if (count === 0) return;
  cycle.state.probability.fill(0, 0, cycle.state.list.offers.length * count);
  const look = isAsked ? weighAsked : lookForWindows;
  for (let c = 0; c < count; c++) look(cycle, c, count);
  assign(cycle, count);
}

/** Refuse every threat that no group ordered anything against. */
function refuseRest(cycle: Cycle): void {
  const { state, threats } = cycle;
  for (let threat = 0; threat < threats.count; threat++) {
    const reason = state.excuses[threat]!;
    if (reason === reasonCode.assigned || reason === reasonCode['re-engage']) continue;
    refuse(cycle, threats.track[threat]!, reason, threats.value[threat]!);
  }
}

function indexTracks(state: DecisionState, tracks: TrackTable): void {
  let largest = 0;
  for (let row = 0; row < tracks.count; row++) largest = Math.max(largest, tracks.id[row]!);
  if (largest >= state.told.length) {
    const told = new Uint8Array(2 * largest);
    told.set(state.told);
    state.told = told;
    state.rowOfTrack = new Int32Array(2 * largest);
    state.threatOfTrack = new Int32Array(2 * largest);
  }
  for (let row = 0; row < tracks.count; row++) state.rowOfTrack[tracks.id[row]!] = row;
}

/** Own means of this cycle: launchers that stand, salvoes and rounds of each offer, free channels, places; and whom to spare. */
function takeStock({ state, defence, input }: Cycle): void {
  const { list, standing, capacity } = state;
  state.promised.fill(0);
  for (const launcher of defence.launchers) {
    standing[launcher.index] = input.units.phase[launcher.unit] === READY_PHASE ? 1 : 0;
  }
  for (let o = 0; o < list.offers.length; o++) {
    const offer = list.offers[o]!;
    const alive = input.radars.active[defence.fireUnits[offer.fireUnit]!.radar]! > 0;
    state.salvoes[o] = alive
      ? salvoesReady(offer, input.resources, salvoSize(defence, offer.fireUnit), standing)
      : 0;
    state.rounds[o] = roundsReady(offer, input.resources);
  }
  fillCapacities(defence, list, input.resources, state.salvoes, capacity);
  for (const fireUnit of defence.fireUnits) {
    const limit = list.limitOfUnit[fireUnit.index]!;
    const row = list.offers.length + 2 * limit;
    state.channelFree[fireUnit.index] = limit < 0 || (capacity[row]! > 0 && capacity[row + 1]! > 0) ? 1 : 0;
  }
  placeUnits(state.nearest, defence, input.units);
  listFriends(input.tracks, state.friends);
}
