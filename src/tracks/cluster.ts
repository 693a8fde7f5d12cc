/** Sets of tracks and plots of one group that share no possible pair with any other set. */
import type { Group } from './group.ts';
import type { GroupRoom } from './room.ts';
import type { Tracker } from './tracker.ts';

/** Members of cluster c: slots[slotStart[c] .. slotEnd[c]), plots[plotStart[c] .. plotEnd[c]); places in the group. */
export interface Clusters {
  count: number;
  slotStart: Int32Array;
  slotEnd: Int32Array;
  slots: Int32Array;
  plotStart: Int32Array;
  plotEnd: Int32Array;
  plots: Int32Array;
}

export function createClusters(): Clusters {
  return {
    count: 0,
    slotStart: new Int32Array(0),
    slotEnd: new Int32Array(0),
    slots: new Int32Array(0),
    plotStart: new Int32Array(0),
    plotEnd: new Int32Array(0),
    plots: new Int32Array(0),
  };
}

function rootOf(parent: Int32Array, member: number): number {
  let root = member;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]!]!;
    root = parent[root]!;
  }
  return root;
}

let number = new Int32Array(0);

/** Whether the track at a place has pairs and no plot yet. */
function isOpen(room: GroupRoom, place: number): boolean {
  return room.pairStart[place] !== room.pairStart[place + 1] && room.settled[place] === 0;
}

/** Find the clusters of a group, in order of their first track. Tracks without pairs are in none. */
export function findClusters(t: Tracker, group: Group, out: Clusters): void {
  const { room } = t;
  const { parent } = room;
  const total = group.slots + group.plots;
  if (out.slots.length < group.slots) {
    const size = 2 * group.slots;
    out.slots = new Int32Array(size);
    out.slotStart = new Int32Array(size);
    out.slotEnd = new Int32Array(size);
    out.plotStart = new Int32Array(size);
    out.plotEnd = new Int32Array(size);
  }
  if (out.plots.length < group.plots) out.plots = new Int32Array(2 * group.plots);
  if (number.length < total) number = new Int32Array(2 * total);
  for (let i = 0; i < total; i++) parent[i] = i;
  for (let place = 0; place < group.slots; place++) {
    if (!isOpen(room, place)) continue;
    for (let pair = room.pairStart[place]!; pair < room.pairStart[place + 1]!; pair++) {
      const a = rootOf(parent, place);
      const b = rootOf(parent, group.slots + room.pairPlot[pair]!);
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  out.count = 0;
  number.fill(-1, 0, total);
  for (let place = 0; place < group.slots; place++) {
    if (!isOpen(room, place)) continue;
    const root = rootOf(parent, place);
    if (number[root]! < 0) {
      number[root] = out.count;
      out.slotEnd[out.count] = 0;
      out.plotEnd[out.count] = 0;
      out.count++;
    }
    out.slotEnd[number[root]!]!++;
  }
  for (let plot = 0; plot < group.plots; plot++) {
    const cluster = number[rootOf(parent, group.slots + plot)]!;
    if (cluster >= 0) out.plotEnd[cluster]!++;
  }
  let slotAt = 0;
  let plotAt = 0;
  for (let c = 0; c < out.count; c++) {
    out.slotStart[c] = slotAt;
    out.plotStart[c] = plotAt;
    slotAt += out.slotEnd[c]!;
    plotAt += out.plotEnd[c]!;
    out.slotEnd[c] = out.slotStart[c]!;
    out.plotEnd[c] = out.plotStart[c]!;
  }
  for (let place = 0; place < group.slots; place++) {
    if (!isOpen(room, place)) continue;
    const cluster = number[rootOf(parent, place)]!;
    out.slots[out.slotEnd[cluster]!++] = place;
  }
  for (let plot = 0; plot < group.plots; plot++) {
    const cluster = number[rootOf(parent, group.slots + plot)]!;
    if (cluster >= 0) out.plots[out.plotEnd[cluster]!++] = plot;
  }
}
