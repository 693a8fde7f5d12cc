/**
 * The decision stage: threats ranked, an assignment solved, orders given and refused, each with its reason.
 *
 * Centralised: one assignment over all fire units on the common air picture. Every cycle is solved from
 * what is believed now; the future is served by keeping rounds and channels for what is worth more
 * (reserve, price of rounds), not by planning several looks ahead.
 * Source: Manne, "A target-assignment problem", Operations Research 6(3), 1958 (the objective).
 */
import { clearTable } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import { READY_PHASE } from '../sensors/report.ts';
import type { TrackTable } from '../tracks/track.ts';
import { assign } from './assign.ts';
import { chooseCandidates, passOverHarmless } from './candidates.ts';
import type { Cycle, DecisionInput, DecisionState } from './cycle.ts';
import { listFriends } from './friends.ts';
import { placeUnits } from './nearest-units.ts';
import { fillCapacities, roundsReady, salvoesReady, salvoSize } from './offers.ts';
import type { OrderTable, ThreatTable } from './order.ts';
import { evaluateThreats } from './threat.ts';
import { lookForWindows } from './worth.ts';

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
  const cycle: Cycle = { state, defence, input, now, threats, orders };
  evaluateThreats(input.tracks, defence.assets, input.assets, state.work, threats);
  indexTracks(state, input.tracks);
  passOverHarmless(cycle);
  const count = chooseCandidates(cycle);
  if (count === 0) return;
  takeStock(cycle);
  for (let c = 0; c < count; c++) lookForWindows(cycle, c, count);
  assign(cycle, count);
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

/** Own means of this cycle: launchers that stand, salvoes and rounds of each offer, free channels, places; and whom to spare. */
function takeStock({ state, defence, input }: Cycle): void {
  const { list, standing, capacity } = state;
  for (const launcher of defence.launchers) {
    standing[launcher.index] = input.units.phase[launcher.unit] === READY_PHASE ? 1 : 0;
  }
  const salvo = salvoSize(defence);
  for (let o = 0; o < list.offers.length; o++) {
    const offer = list.offers[o]!;
    const alive = input.radars.active[defence.fireUnits[offer.fireUnit]!.radar]! > 0;
    state.salvoes[o] = alive ? salvoesReady(offer, input.resources, salvo, standing) : 0;
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
