/**
 * A price on channel time. Channels are held from the order to the verdict; when more threats could be engaged than the
 * channels can serve before these arrive, a second of a channel is worth what the best threat left out would pay for it.
 *
 * A cumulative knapsack over deadlines, filled in order of value per second of channel (Dantzig 1957, "Discrete-variable
 * extremum problems", Operations Research 5:266); the densest thing left out sets the price up to its deadline, a bid price
 * as in Talluri and van Ryzin, "An analysis of bid-price controls for network revenue management", Management Science
 * 44:1577, 1998. Without a shortage the price is zero and nothing changes. Leaves out threats not yet in any window.
 */
import type { Cycle } from './cycle.ts';

/** Ends of the periods over which channel time is counted, s from now. Assumed. */
const periods = [30, 60, 90, 120, 180, 240, 360, 600] as const;

/** Room for the pricing of one cycle. */
export interface ChannelDesk {
  /** Per candidate: greatest worth per second of channel, its hold time and channel limit. */
  density: Float64Array;
  hold: Float64Array;
  limit: Int32Array;
  order: Int32Array;
  /** Channel seconds left until the end of each period. */
  readonly room: Float64Array;
  /** Price of a channel second in each period, per channel limit. */
  readonly price: Float64Array;
}

export function createChannelDesk(limits: number): ChannelDesk {
  return {
    density: new Float64Array(0),
    hold: new Float64Array(0),
    limit: new Int32Array(0),
    order: new Int32Array(0),
    room: new Float64Array(periods.length),
    price: new Float64Array(limits * periods.length),
  };
}

/** Lower the worth of every offer by the price of the channel time it would hold, but never to nothing. */
export function chargeChannels(cycle: Cycle, count: number): void {
  const { state, defence } = cycle;
  const { channels: desk, stakes, list } = state;
  fitDesk(desk, count);
  findDensities(cycle, count);
  let short = false;
  for (let l = 0; l < defence.channelLimits.length; l++) if (priceLimit(cycle, l, count)) short = true;
  if (!short) return;
  for (let o = 0; o < list.offers.length; o++) {
    const l = list.limitOfUnit[list.offers[o]!.fireUnit]!;
    if (l < 0) continue;
    for (let c = 0; c < count; c++) {
      const cell = o * count + c;
      if (state.probability[cell] === 0) continue;
      const hold = state.ahead[cell]! + defence.doctrine.lookDelay;
      const value = Math.max(stakes.stake[state.candidates[c]!]!, 1e-9);
      const left = state.probability[cell]! - priceOfHold(desk, l, hold) / value;
      state.probability[cell] = Math.max(left, LEAST * state.probability[cell]!);
    }
  }
}

/** What remains at least of an offer's worth: an idle channel is better used at something than at nothing. Assumed. */
const LEAST = 0.01;

function fitDesk(desk: ChannelDesk, count: number): void {
  if (desk.order.length >= count) return;
  desk.density = new Float64Array(2 * count);
  desk.hold = new Float64Array(2 * count);
  desk.limit = new Int32Array(2 * count);
  desk.order = new Int32Array(2 * count);
}

/** The densest offer of each candidate, ties to the first; offer by offer, as the worths lie in memory. */
function findDensities({ state, defence }: Cycle, count: number): void {
  const { channels: desk, list } = state;
  desk.density.fill(0, 0, count);
  desk.limit.fill(-1, 0, count);
  for (let o = 0; o < list.offers.length; o++) {
    const limit = list.limitOfUnit[list.offers[o]!.fireUnit]!;
    for (let c = 0; c < count; c++) {
      const worth = state.probability[o * count + c]!;
      if (worth === 0) continue;
      const hold = state.ahead[o * count + c]! + defence.doctrine.lookDelay;
      const density = (state.stakes.stake[state.candidates[c]!]! * worth) / hold;
      if (density <= desk.density[c]!) continue;
      desk.density[c] = density;
      desk.hold[c] = hold;
      desk.limit[c] = limit;
    }
  }
}

/** Price of one limit's channels in each period; true when there is a shortage. */
function priceLimit(cycle: Cycle, l: number, count: number): boolean {
  const { state, threats } = cycle;
  const { channels: desk } = state;
  desk.price.fill(0, l * periods.length, (l + 1) * periods.length);
  let members = 0;
  for (let c = 0; c < count; c++) if (desk.limit[c] === l) desk.order[members++] = c;
  if (members === 0) return false;
  fillRoom(cycle, l);
  const order = desk.order.subarray(0, members);
  order.sort((a, b) => desk.density[b]! - desk.density[a]! || a - b);
  let short = false;
  for (const c of order) {
    const first = periodOf(threats.timeToArrival[state.candidates[c]!]!);
    const tight = tightPeriod(desk, first, desk.hold[c]!);
    if (tight < 0) {
      for (let p = first; p < periods.length; p++) desk.room[p]! -= desk.hold[c]!;
      continue;
    }
    short = true;
    for (let p = 0; p <= tight; p++) {
      const at = l * periods.length + p;
      desk.price[at] = Math.max(desk.price[at]!, desk.density[c]!);
    }
  }
  return short;
}

/** Channel seconds of a limit that are not held by engagements under way, until the end of each period. */
function fillRoom({ state, defence, input, now }: Cycle, l: number): void {
  const { channels: desk, list } = state;
  const { engaged } = input.resources;
  for (let p = 0; p < periods.length; p++) desk.room[p] = defence.channelLimits[l]!.targets * periods[p]!;
  for (let row = 0; row < engaged.count; row++) {
    if (list.limitOfUnit[engaged.fireUnit[row]!] !== l) continue;
    const held = Math.max(0, engaged.until[row]! - now);
    for (let p = 0; p < periods.length; p++) desk.room[p]! -= Math.min(held, periods[p]!);
  }
}

function periodOf(time: number): number {
  let p = 0;
  while (p < periods.length - 1 && periods[p]! < time) p++;
  return p;
}

/** The last period from `first` on without room for `hold` more seconds, or -1. */
function tightPeriod(desk: ChannelDesk, first: number, hold: number): number {
  for (let p = periods.length - 1; p >= first; p--) if (desk.room[p]! < hold) return p;
  return -1;
}

/** Price of holding a channel of limit `l` from now for `hold` seconds. */
function priceOfHold(desk: ChannelDesk, l: number, hold: number): number {
  let sum = 0;
  let from = 0;
  for (let p = 0; p < periods.length && from < hold; p++) {
    const to = Math.min(hold, periods[p]!);
    sum += desk.price[l * periods.length + p]! * (to - from);
    from = to;
  }
  return sum;
}
