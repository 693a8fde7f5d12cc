/** The end of a tick: confirm, drop, and write the air picture. */
import { hypot3 } from '../math/elementary.ts';
import { clearTable, reserve } from '../math/table.ts';
import { existenceAfter } from './existence.ts';
import { classifySlot } from './identify.ts';
import { PACKED, STATE } from './state.ts';
import type { TrackTable } from './track.ts';
import { trackStatus } from './track.ts';
import type { Tracker } from './tracker.ts';

/**
 * Bring existence and status to time `to`, write all live tracks where a picture is wanted, and free the slots of
 * those dropped.
 */
export function closeTick(t: Tracker, to: number, tracks: TrackTable | null): void {
  const { settings } = t;
  const dt = t.now > Number.NEGATIVE_INFINITY ? to - t.now : 0;
  const lasting = existenceAfter(1, dt, settings.lifetime);
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    t.existence[slot]! *= lasting;
    t.status[slot] = statusOf(t, slot, to);
  }
  keepWithinCapacity(t);
  if (tracks !== null) writePicture(t, to, tracks);
  let kept = 0;
  for (let i = 0; i < t.count; i++) {
    const slot = t.order[i]!;
    if (t.status[slot] === trackStatus.dropped) t.free[t.freeCount++] = slot;
    else t.order[kept++] = slot;
  }
  t.count = kept;
  t.now = to;
}

/** All tracks of the tracker as rows, those dropped now with status 0. */
function writePicture(t: Tracker, to: number, tracks: TrackTable): void {
  clearTable(tracks);
  reserve(tracks, t.count);
  for (let i = 0; i < t.count; i++) {
    classifySlot(t, t.order[i]!);
    writeRow(t, t.order[i]!, to, tracks);
  }
}

function statusOf(t: Tracker, slot: number, to: number): number {
  const { settings } = t;
  const silent = to - t.updated[slot]!;
  const tentative = t.status[slot] === trackStatus.tentative;
  const least = tentative ? settings.dropShare * t.bornExistence[slot]! : settings.dropConfirmed;
  if (t.existence[slot]! < least) return trackStatus.dropped;
  if (silent > (tentative ? settings.holdTentative : settings.holdConfirmed)) return trackStatus.dropped;
  if (tentative && t.existence[slot]! < settings.confirmExistence) return trackStatus.tentative;
  return silent > 1.5 * t.radars[t.sensor[slot]!]!.period ? trackStatus.coasting : trackStatus.confirmed;
}

/** Drop the least certain, then youngest, tracks beyond what the radars can hold together. */
function keepWithinCapacity(t: Tracker): void {
  let room = 0;
  for (let r = 0; r < t.radars.length; r++) room += t.radars[r]!.trackCapacity;
  let live = 0;
  for (let i = 0; i < t.count; i++) if (t.status[t.order[i]!] !== trackStatus.dropped) live++;
  for (; live > room; live--) {
    let worst = -1;
    for (let i = 0; i < t.count; i++) {
      const slot = t.order[i]!;
      if (t.status[slot] === trackStatus.dropped) continue;
      if (worst < 0 || t.existence[slot]! <= t.existence[worst]!) worst = slot;
    }
    t.status[worst] = trackStatus.dropped;
  }
}

/** One row of the picture, predicted in a straight line to `to`. */
function writeRow(t: Tracker, slot: number, to: number, tracks: TrackTable): void {
  const row = tracks.count++;
  const dt = to - t.time[slot]!;
  const k = slot * STATE;
  const q = slot * PACKED;
  const { meanX: x, meanP: p } = t;
  tracks.id[row] = t.id[slot]!;
  tracks.status[row] = t.status[slot]!;
  tracks.identity[row] = t.identity[slot]!;
  tracks.category[row] = t.category[slot]!;
  tracks.categoryProbability[row] = t.categoryProbability[slot]!;
  tracks.existence[row] = t.existence[slot]!;
  tracks.born[row] = t.born[slot]!;
  tracks.updated[row] = t.updated[slot]!;
  tracks.sensor[row] = t.sensor[slot]!;
  tracks.plots[row] = t.plots[slot]!;
  const vx = x[k + 3]!;
  const vy = x[k + 4]!;
  const vz = x[k + 5]!;
  tracks.x[row] = x[k]! + dt * vx;
  tracks.y[row] = x[k + 1]! + dt * vy;
  tracks.z[row] = x[k + 2]! + dt * vz;
  tracks.vx[row] = vx;
  tracks.vy[row] = vy;
  tracks.vz[row] = vz;
  const dt2 = dt * dt;
  tracks.pxx[row] = p[q]! + 2 * dt * p[q + 3]! + dt2 * p[q + 18]!;
  tracks.pxy[row] = p[q + 1]! + dt * (p[q + 4]! + p[q + 9]!) + dt2 * p[q + 19]!;
  tracks.pxz[row] = p[q + 2]! + dt * (p[q + 5]! + p[q + 14]!) + dt2 * p[q + 20]!;
  tracks.pyy[row] = p[q + 7]! + 2 * dt * p[q + 10]! + dt2 * p[q + 22]!;
  tracks.pyz[row] = p[q + 8]! + dt * (p[q + 11]! + p[q + 15]!) + dt2 * p[q + 23]!;
  tracks.pzz[row] = p[q + 13]! + 2 * dt * p[q + 16]! + dt2 * p[q + 25]!;
  const speed = Math.max(hypot3(vx, vy, vz), 1e-9);
  const along =
    vx * (p[q + 18]! * vx + 2 * (p[q + 19]! * vy + p[q + 20]! * vz)) +
    vy * (p[q + 22]! * vy + 2 * p[q + 23]! * vz) +
    vz * p[q + 25]! * vz;
  tracks.speedSigma[row] = Math.sqrt(Math.max(along, 0)) / speed;
  tracks.rcs[row] = t.rcs[slot]!;
}
