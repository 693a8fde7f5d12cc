/** Which threats may be engaged in this cycle, and why the others may not. */
import type { Defence } from '../scenario/defence.ts';
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';
import { isOurs } from './command.ts';
import { type Cycle, type DecisionState, excuse, refuse } from './cycle.ts';
import { judgeIdentity } from './hostility.ts';
import { allows, type Ruling, reasonCode, ruleOn } from './rules.ts';

/** A track that was not updated for this long is not engaged, s. Assumed. */
const STALE_TRACK = 15;

/**
 * What a track must be to be fired at: so many plots, so likely to be an object at all. False tracks are rare and
 * short; a round fired at one is wasted, and two false plots in line are no object. Assumed.
 */
const FIRM_PLOTS = 5;
const FIRM_EXISTENCE = 0.99;

/** Confirmed tracks that are no threat: told once that nothing is ordered against them. */
export function passOverHarmless(cycle: Cycle): void {
  const { threats } = cycle;
  const { tracks } = cycle.input;
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
    refuse(cycle, track, friendly ? reasonCode['not-hostile'] : reasonCode['no-threat'], 0);
  }
}

/** Threats that the group may engage now; the others get their excuse. Gives their number. */
export function chooseCandidates(cycle: Cycle): number {
  const { state, defence, threats, now } = cycle;
  const { tracks } = cycle.input;
  let count = 0;
  for (let threat = 0; threat < threats.count; threat++) {
    const row = state.rowOfTrack[threats.track[threat]!]!;
    ruleOn(tracks, row, defence.zones, ruling);
    const identity = judgeIdentity(tracks, row, threats.probability[threat]!, defence.filedPlans, now);
    const reason = ruling.reason === reasonCode.none ? reasonAgainst(cycle, row, identity) : ruling.reason;
    if (reason !== reasonCode.none) {
      excuse(cycle, threat, reason);
      continue;
    }
    state.candidates[count] = threat;
    state.candidateTracks[count] = row;
    state.rulings[count] = ruling.control;
    state.identities[count] = identity;
    count++;
  }
  return count;
}

const ruling: Ruling = { reason: reasonCode.none, control: null };

/** What speaks against a track that identity and zones allow, before any window is looked for. */
function reasonAgainst(cycle: Cycle, row: number, identity: number): number {
  const { defence, now } = cycle;
  const { tracks } = cycle.input;
  if (!mayAnyFire(defence, ruling, identity)) return reasonCode['held-by-rules'];
  if (defence.doctrine.shootLookShoot && isEngaged(cycle, tracks.id[row]!)) return reasonCode.engaged;
  if (!isFirm(tracks, row)) return reasonCode['not-firm'];
  return now - tracks.updated[row]! > STALE_TRACK ? reasonCode['no-fire-control'] : reasonCode.none;
}

function mayAnyFire(defence: Defence, { control }: Ruling, identity: number): boolean {
  if (control !== null) return allows(control, identity);
  return defence.fireUnits.some((fireUnit) => allows(fireUnit.doctrine.weaponsControl, identity));
}

/** True when the group that decides fires at the track already; it does not know what others do. */
function isEngaged(cycle: Cycle, track: number): boolean {
  const { engaged } = cycle.input.resources;
  for (let row = 0; row < engaged.count; row++) {
    if (engaged.track[row] === track && isOurs(cycle, engaged.fireUnit[row]!)) return true;
  }
  return false;
}

function isFirm(tracks: TrackTable, row: number): boolean {
  return tracks.plots[row]! >= FIRM_PLOTS && tracks.existence[row]! >= FIRM_EXISTENCE;
}

/** Room for so many threats. */
export function growCandidates(state: DecisionState, rows: number): void {
  if (state.candidates.length >= rows) return;
  const room = 2 * rows;
  state.candidates = new Int32Array(room);
  state.candidateTracks = new Int32Array(room);
  state.identities = new Uint8Array(room);
  state.why = new Uint8Array(room);
  state.excuses = new Uint8Array(room);
  state.ahead = new Float64Array(room * state.list.offers.length);
  state.probability = new Float64Array(room * state.list.offers.length);
}
