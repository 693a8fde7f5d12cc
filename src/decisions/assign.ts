/** From worths to orders: one assignment over all fire units. */
import { solve, solveGreedily } from '../assignment/solve.ts';
import { drawUniform, openStream, stageKey } from '../math/random.ts';
import { appendRow } from '../math/table.ts';
import { categories } from '../scenario/category.ts';
import type { Defence } from '../scenario/defence.ts';
import { chargeChannels } from './channel-price.ts';
import { CENTRAL } from './command.ts';
import { type Cycle, type DecisionState, excuse } from './cycle.ts';
import { createInstance, type Offer, type OfferList, salvoSize, survivalOf } from './offers.ts';
import { orderKind } from './order.ts';
import { chargeRounds, lookOut } from './outlook.ts';
import { missesOf, type Resources } from './resources.ts';
import { reasonCode } from './rules.ts';
import { layStakes } from './stakes.ts';
import { orderDelay } from './worth.ts';

const ASSIGNMENT_ITERATIONS = 20;

/** Solve the assignment of offers to candidates, order what it says and refuse the rest. */
export function assign(cycle: Cycle, count: number): void {
  const { state, defence, threats } = cycle;
  const { list } = state;
  const greedy = defence.doctrine.assignment === 'greedy';
  const looksAhead = !greedy && state.asked.count === 0;
  if (looksAhead) {
    lookOut(cycle, count);
    chargeRounds(cycle, count);
    chargeChannels(cycle, count);
  } else layStakes(cycle);
  const instance = createInstance(list, count);
  for (let c = 0; c < count; c++) {
    const threat = state.candidates[c]!;
    instance.value[c] = looksAhead
      ? state.stakes.stake[threat]!
      : threats.value[threat]! * state.stakes.alive[threat]!;
  }
  instance.probability.set(state.probability.subarray(0, list.offers.length * count));
  instance.capacity.set(state.capacity);
  const answer = greedy
    ? solveGreedily(instance, state.solver)
    : solve(instance, { iterations: ASSIGNMENT_ITERATIONS }, state.solver);
  const served = new Uint8Array(count);
  for (let n = 0; n < answer.items.length; n++) {
    if (answer.counts[n]! < 1) continue;
    served[answer.targets[n]!] = 1;
    send(cycle, answer.items[n]!, answer.targets[n]!, count);
  }
  for (let c = 0; c < count; c++) {
    if (served[c]) continue;
    const why = state.why[c]!;
    const reason = why === reasonCode.none ? busyReason(defence, list, instance.capacity) : why;
    excuse(cycle, state.candidates[c]!, reason);
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

/** Give the order, unless it is lost on its way: the sender misses the answer and decides anew in the next cycle. */
function send(cycle: Cycle, offerIndex: number, c: number, count: number): void {
  const { state, defence, threats } = cycle;
  const { messageLoss } = defence.network;
  const threat = state.candidates[c]!;
  if (messageLoss > 0 && state.group === CENTRAL) {
    openStream(state.stream, state.seed, stageKey.message, threats.track[threat]!, state.cycles);
    if (drawUniform(state.stream) < messageLoss) {
      excuse(cycle, threat, reasonCode['message-lost']);
      return;
    }
  }
  give(cycle, offerIndex, c, count);
}

/** Order one salvo of an offer against candidate `c`. */
function give(cycle: Cycle, offerIndex: number, c: number, count: number): void {
  const { state, defence, input, now, threats, orders } = cycle;
  const offer = state.list.offers[offerIndex]!;
  const track = threats.track[state.candidates[c]!]!;
  const single =
    defence.effectors[offer.effector]!.killProbability[
      categories[input.tracks.category[state.candidateTracks[c]!]!]!
    ] ?? 0;
  const salvo = salvoSize(defence, offer.fireUnit);
  const order = appendRow(orders);
  const missed = missesOf(input.resources, track) > 0;
  orders.time[order] = now;
  orders.kind[order] = orderKind.engage;
  orders.reason[order] = missed ? reasonCode['re-engage'] : reasonCode.assigned;
  orders.track[order] = track;
  orders.fireUnit[order] = offer.fireUnit;
  orders.launcher[order] = chooseLauncher(offer, input.resources, state, salvo);
  orders.effector[order] = offer.effector;
  orders.rounds[order] = salvo;
  orders.killProbability[order] = 1 - survivalOf(single, salvo);
  orders.interceptTime[order] = now + state.ahead[offerIndex * count + c]!;
  orders.value[order] = threats.value[state.candidates[c]!]!;
  orders.delay[order] = orderDelay(state, defence);
  state.told[track] = orders.reason[order]!;
  excuse(cycle, state.candidates[c]!, orders.reason[order]!);
  for (const row of offer.rows) state.capacity[row]!--;
}

/** The standing launcher with most rounds of this load not yet promised in this cycle; the first of equals. */
function chooseLauncher(
  offer: Offer,
  resources: Resources,
  { promised, standing }: DecisionState,
  salvo: number,
): number {
  let best = 0;
  let most = -1;
  for (let n = 0; n < offer.launchers.length; n++) {
    if (!standing[offer.launchers[n]!]) continue;
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
