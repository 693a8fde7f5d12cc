/** Own missiles avoid own and neutral aircraft: one that would meet a friend on its last way is destroyed in time. */
import { hypot3 } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';
import { commandKind } from '../world/command.ts';
import { type EngagementTick, trackRow } from './engagement-state.ts';

/** From this distance to its target on the way of a missile is watched, m: some six seconds of flight. Assumed. */
const WATCHED = 12_000;
/** Added to the basket for the errors of tracks and the next second of flight, m. Assumed. */
const MARGIN = 700;
/** A missile whose track is gone is watched all round by this much more, m. Assumed. */
const BLIND_MARGIN = 2500;

/**
 * Destroy the rounds of an engagement one of whose missiles comes near a friend: the way from the missile to its target
 * and a basket beyond passes an own or neutral track within basket and margin.
 *
 * Decisions keep such shots from being ordered; this is for friends that turn in, and for targets that fly up to them.
 * Wasted rounds are the price: all rounds of the engagement end.
 */
export function spareFriends(tick: EngagementTick): void {
  const { state, input, now, commands } = tick;
  const { tracks, missiles } = input;
  const { friends } = state;
  let count = 0;
  for (let row = 0; row < tracks.count; row++) if (isFriend(tracks, row)) friends[count++] = row;
  if (count === 0) return;
  for (let m = 0; m < missiles.count; m++) {
    if (!missiles.flying[m] || !meetsFriend(tick, m, count)) continue;
    const command = appendRow(commands);
    commands.kind[command] = commandKind.destroy;
    commands.engagement[command] = missiles.engagement[m]!;
    commands.unit[command] = -1;
    commands.effector[command] = -1;
    commands.time[command] = now;
  }
}

function isFriend(tracks: TrackTable, row: number): boolean {
  const identity = tracks.identity[row]!;
  if (identity !== trackIdentity.own && identity !== trackIdentity.neutral) return false;
  return tracks.status[row] !== trackStatus.dropped;
}

/** True when missile `m` would come near one of the first `count` friends of the tick. */
function meetsFriend({ state, defence, input }: EngagementTick, m: number, count: number): boolean {
  const { tracks, missiles } = input;
  const { friends, engagements } = state;
  const engagement = missiles.engagement[m]!;
  const { basket } = defence.effectors[engagements.effector[engagement]!]!;
  const target = trackRow(state, tracks, engagements.track[engagement]!);
  const x = missiles.x[m]!;
  const y = missiles.y[m]!;
  const z = missiles.z[m]!;
  const wx = target < 0 ? 0 : tracks.x[target]! - x;
  const wy = target < 0 ? 0 : tracks.y[target]! - y;
  const wz = target < 0 ? 0 : tracks.z[target]! - z;
  const way = hypot3(wx, wy, wz);
  if (way > WATCHED) return false;
  const clear = basket + MARGIN + (target < 0 ? BLIND_MARGIN : 0);
  const beyond = way > 0 ? 1 + basket / way : 0;
  for (let n = 0; n < count; n++) {
    const row = friends[n]!;
    const dx = tracks.x[row]! - x;
    const dy = tracks.y[row]! - y;
    const dz = tracks.z[row]! - z;
    if (hypot3(dx, dy, dz) > way + basket + clear) continue;
    const share = way > 0 ? Math.max(0, Math.min(beyond, (dx * wx + dy * wy + dz * wz) / (way * way))) : 0;
    if (hypot3(dx - share * wx, dy - share * wy, dz - share * wz) < clear) return true;
  }
  return false;
}
