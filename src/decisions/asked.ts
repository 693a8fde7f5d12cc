/** Orders asked for from outside: heard in the next tick, weighed and refused by the same rules as the engine's own. */

import { type Cycle, refuse } from './cycle.ts';
import type { AskedTable } from './order.ts';
import { reasonCode } from './rules.ts';
import { weigh } from './worth.ts';

function isAsked(asked: AskedTable, track: number): boolean {
  for (let row = 0; row < asked.count; row++) if (asked.track[row] === track) return true;
  return false;
}

/** Keep those of the first `count` candidates that an order is asked against; gives their number. */
export function keepAsked({ state, threats }: Cycle, count: number): number {
  let kept = 0;
  for (let c = 0; c < count; c++) {
    if (!isAsked(state.asked, threats.track[state.candidates[c]!]!)) continue;
    state.candidates[kept] = state.candidates[c]!;
    state.candidateTracks[kept] = state.candidateTracks[c]!;
    state.rulings[kept] = state.rulings[c]!;
    state.identities[kept] = state.identities[c]!;
    kept++;
  }
  return kept;
}

/** Probability and time of intercept of the asked offers against candidate `c`, into cells that are 0. */
export function weighAsked(cycle: Cycle, c: number, count: number): void {
  const { state, threats } = cycle;
  const { offers } = state.list;
  const track = threats.track[state.candidates[c]!]!;
  state.why[c] = reasonCode['out-of-envelope'];
  for (let row = 0; row < state.asked.count; row++) {
    if (state.asked.track[row] !== track) continue;
    const fireUnit = state.asked.fireUnit[row];
    const effector = state.asked.effector[row];
    const o = offers.findIndex((offer) => offer.fireUnit === fireUnit && offer.effector === effector);
    if (o >= 0) state.why[c] = weigh(cycle, o, c, count);
    if (state.why[c] === reasonCode.none) return;
  }
}

/**
 * The asked orders that nothing was ordered for get their answer: the excuse of their threat, or that their track is
 * none. Told again each time, since each was asked for.
 */
export function answerAsked(cycle: Cycle): void {
  const { state, threats } = cycle;
  const { asked } = state;
  for (let row = 0; row < asked.count; row++) {
    const track = asked.track[row]!;
    let threat = 0;
    while (threat < threats.count && threats.track[threat] !== track) threat++;
    const reason = threat < threats.count ? state.excuses[threat]! : reasonCode['no-threat'];
    if (reason === reasonCode.assigned || reason === reasonCode['re-engage']) continue;
    if (track < state.told.length) state.told[track] = reasonCode.none;
    refuse(cycle, track, reason, threat < threats.count ? threats.value[threat]! : 0);
  }
}
