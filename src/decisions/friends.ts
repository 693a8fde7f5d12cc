/** Own and neutral aircraft near a shot: whom no round may endanger. Judged from tracks alone. */
import { hypot3 } from '../math/elementary.ts';
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';
import { predictTrack } from './predict.ts';
import type { Intercept } from './window.ts';

/** Added to the effector's own reach about its path, for the errors of both tracks, m. Assumed. */
const MARGIN = 1000;
/** What an aircraft strays from its straight course for each second ahead, m/s. Assumed; guidance watches the rest. */
const STRAY_SPEED = 10;
/** A round may meet whom it finds within this distance of its aim, m. Assumed, as in the flyout model. */
const SEEKING_PATH = 5000;

/** Rows of the tracks to be spared; refreshed each cycle. */
export interface Friends {
  count: number;
  rows: Int32Array;
}

export function createFriends(): Friends {
  return { count: 0, rows: new Int32Array(64) };
}

/** All live own and neutral tracks. One reply is enough: a track that answered is spared before it is confirmed. */
export function listFriends(tracks: TrackTable, friends: Friends): void {
  friends.count = 0;
  for (let row = 0; row < tracks.count; row++) {
    const identity = tracks.identity[row]!;
    if (identity !== trackIdentity.own && identity !== trackIdentity.neutral) continue;
    if (tracks.status[row] === trackStatus.dropped) continue;
    if (friends.count === friends.rows.length) {
      const grown = new Int32Array(2 * friends.count);
      grown.set(friends.rows);
      friends.rows = grown;
    }
    friends.rows[friends.count++] = row;
  }
}

/** A round that may be ordered: from where, to which intercept, and how far from its path it may meet an object. */
export interface Shot {
  /** Place of the fire unit, ecef, m. */
  x: number;
  y: number;
  z: number;
  /** m */
  basket: number;
  readonly intercept: Intercept;
}

export function createShot(intercept: Intercept): Shot {
  return { x: 0, y: 0, z: 0, basket: 0, intercept };
}

const place = new Float64Array(6);

/**
 * True when a friend will be near the last part of the shot's path at the time of intercept.
 *
 * The last part is a straight line to the intercept from 5 km before it to the effector's basket behind it. The
 * friend flies on as its track says, give or take 10 m/s.
 */
export function endangersFriend(tracks: TrackTable, friends: Friends, shot: Shot): boolean {
  const { x, y, z, basket } = shot;
  const { state: point, ahead } = shot.intercept;
  const clear = basket + MARGIN + STRAY_SPEED * ahead;
  const length = hypot3(point[0]! - x, point[1]! - y, point[2]! - z);
  const ux = (point[0]! - x) / length;
  const uy = (point[1]! - y) / length;
  const uz = (point[2]! - z) / length;
  const reach = SEEKING_PATH + clear;
  for (let n = 0; n < friends.count; n++) {
    const row = friends.rows[n]!;
    const flown = hypot3(tracks.vx[row]!, tracks.vy[row]!, tracks.vz[row]!) * ahead;
    const dx = tracks.x[row]! - point[0]!;
    const dy = tracks.y[row]! - point[1]!;
    const dz = tracks.z[row]! - point[2]!;
    if (hypot3(dx, dy, dz) > flown + reach) continue;
    predictTrack(tracks, row, ahead, place);
    const px = place[0]! - point[0]!;
    const py = place[1]! - point[1]!;
    const pz = place[2]! - point[2]!;
    const along = Math.max(-SEEKING_PATH, Math.min(basket, px * ux + py * uy + pz * uz));
    if (hypot3(px - along * ux, py - along * uy, pz - along * uz) < clear) return true;
  }
  return false;
}
