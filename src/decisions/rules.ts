/** Rules of engagement: whether a track may be engaged at all. */
import { geodeticFromEcef } from '../geo/frames.ts';
import type { Doctrine, Zone } from '../scenario/defence.ts';
import { type TrackTable, trackIdentity } from '../tracks/track.ts';
import { type Reason, reasons } from './order.ts';

export const reasonCode = Object.fromEntries(reasons.map((name, code) => [name, code])) as Readonly<
  Record<Reason, number>
>;

const place = new Float64Array(3);

/**
 * The reason that forbids engaging the track, or `none`.
 *
 * Own and neutral tracks are never engaged, whatever the weapons control state. `tight` asks for an
 * identity judged hostile, `free` also takes unknown ones, `hold` takes none. Inside a no-fire zone
 * nothing is engaged.
 */
export function forbiddingReason(
  tracks: TrackTable,
  row: number,
  doctrine: Doctrine,
  zones: readonly Zone[],
): number {
  const identity = tracks.identity[row]!;
  if (identity === trackIdentity.own || identity === trackIdentity.neutral) return reasonCode['not-hostile'];
  if (doctrine.weaponsControl === 'hold') return reasonCode['held-by-rules'];
  if (doctrine.weaponsControl === 'tight' && identity !== trackIdentity.hostile)
    return reasonCode['held-by-rules'];
  if (zones.length > 0) {
    geodeticFromEcef(tracks.x[row]!, tracks.y[row]!, tracks.z[row]!, place);
    for (const zone of zones) {
      if (isInside(zone, place[0]!, place[1]!, place[2]!)) return reasonCode['no-fire-zone'];
    }
  }
  return reasonCode.none;
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
