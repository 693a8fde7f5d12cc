/**
 * Global nearest neighbour: the one-to-one choice of plots for tracks with the greatest total likelihood.
 *
 * The pairs fall into clusters that share no plot; each is an assignment problem of its own with a private
 * "not seen" column for each track.
 * Source: Blackman, Popoli, 1999, section 6.4; Jonker, Volgenant 1987 for the assignment.
 */
import { assignRows } from '../math/lap.ts';
import type { Clusters } from './cluster.ts';
import type { Tracker } from './tracker.ts';

let cost = new Float64Array(256);
let chosen = new Int32Array(64);
let localPlot = new Int32Array(64);

/**
 * Set `pairWeight` to 1 for the chosen pairs of one cluster and to 0 for its others.
 *
 * `pairScore` is ln of how much likelier the pair is than a miss; a pair below zero is never chosen.
 */
export function associateNearest(t: Tracker, clusters: Clusters, cluster: number): void {
  const { room } = t;
  const rows = clusters.slotEnd[cluster]! - clusters.slotStart[cluster]!;
  const plots = clusters.plotEnd[cluster]! - clusters.plotStart[cluster]!;
  const columns = plots + rows;
  if (cost.length < rows * columns) cost = new Float64Array(2 * rows * columns);
  if (chosen.length < rows) chosen = new Int32Array(2 * rows);
  if (localPlot.length < room.plotRows.length) localPlot = new Int32Array(room.plotRows.length);
  cost.fill(Number.POSITIVE_INFINITY, 0, rows * columns);
  for (let i = 0; i < plots; i++) localPlot[clusters.plots[clusters.plotStart[cluster]! + i]!] = i;
  for (let row = 0; row < rows; row++) {
    const place = clusters.slots[clusters.slotStart[cluster]! + row]!;
    cost[row * columns + plots + row] = 0;
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      room.pairWeight[pair] = 0;
      cost[row * columns + localPlot[room.pairPlot[pair]!]!] = -room.pairScore[pair]!;
    }
  }
  assignRows(cost, rows, columns, t.assignment, chosen);
  for (let row = 0; row < rows; row++) {
    const place = clusters.slots[clusters.slotStart[cluster]! + row]!;
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      if (localPlot[room.pairPlot[pair]!] === chosen[row]) room.pairWeight[pair] = 1;
    }
  }
}
