/** What each offer would be worth against a candidate, and the best excuse where none is. */
import { categories } from '../scenario/category.ts';
import type { Cycle } from './cycle.ts';
import { roundsReady, salvoesReady, salvoSize, survivalOf } from './offers.ts';
import { reasonCode } from './rules.ts';
import { solveWindow, windowResult } from './window.ts';

/** Probability and time of intercept of every offer against candidate `c`; the best excuse where there is none. */
export function lookForWindows({ state, defence, input, threats }: Cycle, c: number, count: number): void {
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
    if (!state.alive[o] || salvoesReady(offer, resources, salvo, state.standing) === 0) {
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
