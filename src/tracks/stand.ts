/** The radar of the group at hand, and where a slot lies from it: the coarse test before its plots are looked at. */
import type { RadarReportTable } from '../sensors/report.ts';
import { extent, reaches } from './arrange.ts';
import type { Group } from './group.ts';
import { markSlot } from './mark.ts';
import { OUTLINE, outlineSlot } from './outline.ts';
import type { Tracker } from './tracker.ts';

/** Refraction and the Earth's curve may lower an elevation by this, rad. Assumed, with room to spare. */
const BENT = 0.1;

/** The radar of the group at hand, what it covers, and what its plots reach: the same for all tracks. */
export const stand = {
  x: 0,
  y: 0,
  z: 0,
  vx: 0,
  vy: 0,
  vz: 0,
  ux: 0,
  uy: 0,
  uz: 0,
  ex: 0,
  ey: 0,
  ez: 0,
  nx: 0,
  ny: 0,
  nz: 0,
  nearest: 0,
  farthest: 0,
  rangeMin: 0,
  rangeMax: 0,
  elevationMin: 0,
  elevationMax: 0,
  wide: 0,
};

/** Take the place of the radar of a group, before its tracks are asked for one by one. */
export function standAt(t: Tracker, radars: RadarReportTable, group: Group): void {
  const r = group.radar;
  const radar = t.radars[r]!;
  stand.x = radars.x[r]!;
  stand.y = radars.y[r]!;
  stand.z = radars.z[r]!;
  stand.vx = radars.vx[r]!;
  stand.vy = radars.vy[r]!;
  stand.vz = radars.vz[r]!;
  stand.ux = radars.ux[r]!;
  stand.uy = radars.uy[r]!;
  stand.uz = radars.uz[r]!;
  stand.ex = radars.ex[r]!;
  stand.ey = radars.ey[r]!;
  stand.ez = radars.ez[r]!;
  stand.nx = radars.nx[r]!;
  stand.ny = radars.ny[r]!;
  stand.nz = radars.nz[r]!;
  stand.nearest = Math.min(radar.rangeMin, extent[reaches.nearest]!);
  stand.farthest = Math.max(radar.rangeMax, extent[reaches.farthest]!);
  stand.rangeMin = radar.rangeMin;
  stand.rangeMax = radar.rangeMax;
  stand.elevationMin = radar.elevationMin - BENT;
  stand.elevationMax = radar.elevationMax;
  stand.wide = Math.sqrt(t.settings.gate) * extent[reaches.angle]!;
}

/** Where a slot lies from a radar: nowhere it or a plot of it could be; in its field; where some of its plots may be. */
export const within = { none: 0, field: 1, plots: 2, plotsAlone: 3 } as const;

/** Where a slot lies from the radar that stands, by its outline alone. */
export function placeOf(t: Tracker, radars: RadarReportTable, group: Group, slot: number): number {
  const { outline } = t;
  const k = slot * OUTLINE;
  if (outline[k] !== group.time) {
    outlineSlot(t, radars, slot, group.time);
    if (t.sky.time === group.time) markSlot(t, slot);
  }
  const dx = outline[k + 1]! - stand.x;
  const dy = outline[k + 2]! - stand.y;
  const dz = outline[k + 3]! - stand.z;
  const miss = outline[k + 4]!;
  const range2 = dx * dx + dy * dy + dz * dz;
  const farthest = stand.farthest + miss;
  if (range2 > farthest * farthest) return within.none;
  const range = Math.sqrt(range2);
  const up = stand.ux * dx + stand.uy * dy + stand.uz * dz;
  const highest = stand.elevationMax * range + miss;
  const lowest = stand.elevationMin * range - miss;
  if (range + miss < stand.nearest) return within.none;
  if (up > Math.max(highest, extent[reaches.highest]! * range + miss)) return within.none;
  if (up < Math.min(lowest, extent[reaches.lowest]! * range - miss)) return within.none;
  const isOutside =
    range > stand.rangeMax + miss || range + miss < stand.rangeMin || up > highest || up < lowest;
  const without = isOutside ? within.none : within.field;
  if (group.plots === 0) return without;
  const east = stand.ex * dx + stand.ey * dy + stand.ez * dz;
  const north = stand.nx * dx + stand.ny * dy + stand.nz * dz;
  const flat = Math.sqrt(Math.max(range2 - up * up, 1));
  const sight = stand.wide * range + (outline[k + 7]! + extent[reaches.age]! * outline[k + 5]!);
  if (
    east * extent[reaches.east]! + north * extent[reaches.north]! <
    extent[reaches.cosine]! * flat - (miss + sight)
  )
    return without;
  return isOutside ? within.plotsAlone : within.plots;
}
