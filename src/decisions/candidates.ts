/** Which threats may be engaged in this cycle, and why the others may not. */
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';
import { type Cycle, type DecisionState, refuse } from './cycle.ts';
import { engagedRow } from './resources.ts';
import { forbiddingReason, reasonCode } from './rules.ts';

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

/** Threats that may be engaged now; the others are refused with their reason. Gives their number. */
export function chooseCandidates(cycle: Cycle): number {
  const { state, defence, now, threats } = cycle;
  const { tracks, resources } = cycle.input;
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
      refuse(cycle, track, reason, threats.value[threat]!);
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
