/** Rules of engagement: whether a track may be engaged at all. */
import { enuAxes, enuFromEcef, geodeticFromEcef } from '../geo/frames.ts';
import { cos, hypot2, hypot3, sin } from '../math/elementary.ts';
import { type Doctrine, type Lane, type Zone, zoneKinds } from '../scenario/defence.ts';
import { type TrackTable, trackIdentity } from '../tracks/track.ts';
import { type Reason, reasons } from './order.ts';

export const reasonCode = Object.fromEntries(reasons.map((name, code) => [name, code])) as Readonly<
  Record<Reason, number>
>;

const place = new Float64Array(3);
const axes = new Float64Array(9);
const velocity = new Float64Array(3);

/** What the zones say of a track: a reason against it, and the weapons control in force there or null. */
export interface Ruling {
  reason: number;
  control: Doctrine['weaponsControl'] | null;
}

/**
 * What holds for the track wherever fire could come from: identity and zones, into `out`.
 *
 * Own and neutral tracks are never engaged, whatever the weapons control state or zone. Where zones overlap the
 * stricter one counts: no-fire, safe-lane, weapons-tight, weapons-free.
 */
export function ruleOn(tracks: TrackTable, row: number, zones: readonly Zone[], out: Ruling): void {
  out.reason = reasonCode.none;
  out.control = null;
  const identity = tracks.identity[row]!;
  if (identity === trackIdentity.own || identity === trackIdentity.neutral) {
    out.reason = reasonCode['not-hostile'];
    return;
  }
  if (zones.length === 0) return;
  geodeticFromEcef(tracks.x[row]!, tracks.y[row]!, tracks.z[row]!, place);
  let strictest: number = zoneKinds.length;
  for (const zone of zones) {
    const rank = zoneKinds.indexOf(zone.kind);
    if (rank >= strictest || !isInside(zone, place[0]!, place[1]!, place[2]!)) continue;
    if (zone.lane === null || fliesAlong(tracks, row, zone.lane)) strictest = rank;
  }
  const kind = zoneKinds[strictest];
  if (kind === 'no-fire') out.reason = reasonCode['no-fire-zone'];
  if (kind === 'safe-lane') out.reason = reasonCode['safe-lane'];
  if (kind === 'weapons-tight') out.control = 'tight';
  if (kind === 'weapons-free') out.control = 'free';
}

/** `tight` asks for an identity judged hostile, `free` also takes unknown ones, `hold` takes none. */
export function allows(control: Doctrine['weaponsControl'], identity: number): boolean {
  return control === 'free' || (control === 'tight' && identity === trackIdentity.hostile);
}

/** True when a track inside a lane flies along it, either way, no faster than allowed. */
function fliesAlong(tracks: TrackTable, row: number, lane: Lane): boolean {
  const vx = tracks.vx[row]!;
  const vy = tracks.vy[row]!;
  const vz = tracks.vz[row]!;
  if (hypot3(vx, vy, vz) > lane.speedMax) return false;
  enuAxes(place[0]!, place[1]!, axes);
  enuFromEcef(vx, vy, vz, axes, velocity);
  const speed = hypot2(velocity[0]!, velocity[1]!);
  if (speed < 1) return false;
  const along = velocity[0]! * sin(lane.bearing) + velocity[1]! * cos(lane.bearing);
  return Math.abs(along) >= speed * cos(lane.tolerance);
}

/** Even-odd rule on latitude and longitude; edges are straight in those, fine for zones below 500 km away from the poles. */
export function isInside(zone: Zone, lat: number, lon: number, height: number): boolean {
  if (height < zone.heightMin || height > zone.heightMax) return false;
  const ring = zone.ring;
  const corners = ring.length / 2;
  let inside = false;
  for (let i = 0, j = corners - 1; i < corners; j = i++) {
    const latI = ring[2 * i]!;
    const lonI = ring[2 * i + 1]!;
    const latJ = ring[2 * j]!;
    const lonJ = ring[2 * j + 1]!;
    if (latI > lat !== latJ > lat && lon < lonI + ((lonJ - lonI) * (lat - latI)) / (latJ - latI))
      inside = !inside;
  }
  return inside;
}
