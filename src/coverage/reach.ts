/** How far from its site a layer can cover anything at all: the box in which it is worth asking. */
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { radarHorizon } from '../geo/horizon.ts';
import { boxMaximum } from '../geo/pyramid.ts';
import { cos, wrapTwoPi } from '../math/elementary.ts';
import { rangeAtSnr } from '../sensors/range-equation.ts';
import type { Ground } from '../sensors/visibility.ts';
import type { Lattice } from './outline.ts';
import type { Probe } from './probe.ts';

/** Nodes along each side of a layer's grid. */
const NODES = 97;
/** Room around the reach: covers the 0.3 % of the horizon and keeps the rim of the grid outside. */
const ROOM = 1.03;
/** Poleward edge beyond which boxes are cut, rad. */
const POLEWARD = 1.5;

/** Greatest ground height in a box of `reach` metres around a place, m, or a little more; 0 on a smooth Earth. */
function highestGround(ground: Ground | null, lat: number, lon: number, reach: number): number {
  if (ground === null) return 0;
  const { grid, pyramid } = ground;
  const angle = reach / MEAN_RADIUS;
  const wide = angle / cos(Math.min(POLEWARD, Math.abs(lat) + angle));
  const middle = wrapTwoPi(lon - grid.west) / grid.step;
  const isFolded = middle - wide / grid.step < 0 || middle + wide / grid.step > grid.columns;
  return boxMaximum(
    grid,
    pyramid,
    Math.floor((grid.north - lat - angle) / grid.step),
    Math.ceil((grid.north - lat + angle) / grid.step),
    isFolded ? 0 : Math.floor(middle - wide / grid.step),
    isFolded ? grid.columns - 1 : Math.ceil(middle + wide / grid.step),
  );
}

/** Ground distance, m, beyond which a radar certainly has less than `snr` of the probe at `height` above its datum. */
export function radarReach(probe: Probe, radar: number, height: number, snr: number): number {
  const antenna = probe.antennas[radar]!;
  const { view } = probe.poses[radar]!;
  const free = Math.min(antenna.radar.rangeMax, rangeAtSnr(antenna.constant, probe.rcs, snr));
  const below = probe.above === 'ground' ? highestGround(probe.ground, view.lat, view.lon, free) : 0;
  return Math.min(free, radarHorizon(view.heightOverGround, below + height));
}

/** The grid of nodes that holds everything within `reach` metres of a place. */
export function latticeAround(lat: number, lon: number, reach: number): Lattice {
  const tall = (ROOM * reach) / MEAN_RADIUS;
  const wide = tall / cos(Math.min(POLEWARD, Math.abs(lat) + tall));
  return {
    west: lon - wide,
    south: lat - tall,
    stepX: (2 * wide) / (NODES - 1),
    stepY: (2 * tall) / (NODES - 1),
    columns: NODES,
    rows: NODES,
  };
}

/** Most nodes along a side of a grid that holds several radars. */
const MOST_NODES = 289;

/** One grid over several, as fine as the widest of them where that takes no more than `MOST_NODES` a side. */
export function latticeOver(lattices: readonly Lattice[]): Lattice {
  const west = Math.min(...lattices.map((one) => one.west));
  const south = Math.min(...lattices.map((one) => one.south));
  const east = Math.max(...lattices.map((one) => one.west + (one.columns - 1) * one.stepX));
  const north = Math.max(...lattices.map((one) => one.south + (one.rows - 1) * one.stepY));
  const stepX = Math.max(...lattices.map((one) => one.stepX), (east - west) / (MOST_NODES - 1));
  const stepY = Math.max(...lattices.map((one) => one.stepY), (north - south) / (MOST_NODES - 1));
  const columns = Math.ceil((east - west) / stepX) + 1;
  const rows = Math.ceil((north - south) / stepY) + 1;
  return { west, south, stepX, stepY, columns, rows };
}
