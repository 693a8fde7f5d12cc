/**
 * One air picture from the tracks of several trackers, for a network that passes tracks and no plots.
 *
 * A track of a site keeps its number in the common picture while it stays near to the others of that number; a new one
 * takes the nearest number that its site has no track of. Places are fused by covariance intersection, since tracks of
 * one object are correlated in a way nobody knows.
 * Source: Bar-Shalom, Campo, IEEE TAES 22(6), 1986 (common process noise); `intersect.ts`.
 */
import { assignRows, createAssignmentRoom } from '../math/lap.ts';
import { appendRow, appendTable, clearTable } from '../math/table.ts';
import { createPlace, intersect, invertPacked, type Place } from './intersect.ts';
import { createTracks, type TrackTable, trackStatus } from './track.ts';

/** Squared distance within which two tracks may be of one object: joining, and staying together. Assumed. */
const JOIN = 16;
const STAY = 36;

/** What the fuser remembers: the number in the common picture of each site's tracks. */
export interface Fuser {
  readonly numbers: Map<string, number>;
  next: number;
  /** The common picture as it was last. */
  readonly before: TrackTable;
}

export function createFuser(): Fuser {
  return { numbers: new Map(), next: 1, before: createTracks() };
}

/** Number in the common picture of a track of a site, if it has one. */
export function numberOf(fuser: Fuser, site: number, track: number): number | undefined {
  return fuser.numbers.get(`${site} ${track}`);
}

/** One row of a site's picture. */
interface Member {
  readonly site: number;
  readonly tracks: TrackTable;
  readonly row: number;
}

interface Group {
  readonly number: number;
  readonly members: Member[];
  readonly place: Place;
}

const difference = createPlace();
const information = new Float64Array(6);

function readPlace({ tracks, row }: Member, out: Place): void {
  out.x.set([tracks.x[row]!, tracks.y[row]!, tracks.z[row]!]);
  out.p.set([
    tracks.pxx[row]!,
    tracks.pxy[row]!,
    tracks.pxz[row]!,
    tracks.pyy[row]!,
    tracks.pyz[row]!,
    tracks.pzz[row]!,
  ]);
}

/** Squared distance of two places by the sum of their covariances. */
function distance2(a: Place, b: Place): number {
  for (let k = 0; k < 3; k++) difference.x[k] = a.x[k]! - b.x[k]!;
  for (let k = 0; k < 6; k++) difference.p[k] = a.p[k]! + b.p[k]!;
  invertPacked(difference.p, information);
  const [x, y, z] = difference.x as unknown as [number, number, number];
  const [a0, b0, c0, d0, e0, f0] = information as unknown as [number, number, number, number, number, number];
  return a0 * x * x + d0 * y * y + f0 * z * z + 2 * (b0 * x * y + c0 * x * z + e0 * y * z);
}

/** Add a member to a group, which then holds their intersection. */
function addMember(group: Group, member: Member, place: Place): void {
  group.members.push(member);
  intersect(group.place, place, group.place);
}

function beginGroup(number: number, member: Member, place: Place): Group {
  const own = createPlace();
  own.x.set(place.x);
  own.p.set(place.p);
  return { number, members: [member], place: own };
}

/**
 * Fuse the pictures of all sites.
 * @param sites  pictures at one time, in one frame
 * @param out    cleared and filled: one row for each object, in order of numbers; then those that are gone, once with status 0
 */
export function fuseTracks(fuser: Fuser, sites: readonly TrackTable[], out: TrackTable): void {
  const groups = new Map<number, Group>();
  const loose = sites.map((tracks, site) => gatherNumbered(fuser, groups, tracks, site));
  for (const [site, members] of loose.entries()) placeLoose(fuser, groups, members, site);
  const numbers = new Map<string, number>();
  clearTable(out);
  for (const group of [...groups.values()].sort((a, b) => a.number - b.number)) {
    for (const { site, tracks, row } of group.members) numbers.set(`${site} ${tracks.id[row]}`, group.number);
    writeGroup(group, out);
  }
  fuser.numbers.clear();
  for (const [key, number] of numbers) fuser.numbers.set(key, number);
  writeGone(fuser, groups, out);
  clearTable(fuser.before);
  appendTable(fuser.before, out);
}

/** Rows of the numbers that no site has a track of any more. */
function writeGone({ before }: Fuser, groups: ReadonlyMap<number, Group>, out: TrackTable): void {
  for (let row = 0; row < before.count; row++) {
    if (before.status[row] === trackStatus.dropped || groups.has(before.id[row]!)) continue;
    const at = appendRow(out);
    for (const name of out.columns) out[name][at] = before[name][row]!;
    out.status[at] = trackStatus.dropped;
  }
}

/** Put the tracks of a site that have a number into its group; gives those that have none or have left theirs. */
function gatherNumbered(
  fuser: Fuser,
  groups: Map<number, Group>,
  tracks: TrackTable,
  site: number,
): Member[] {
  const loose: Member[] = [];
  const place = createPlace();
  for (let row = 0; row < tracks.count; row++) {
    if (tracks.status[row] !== trackStatus.confirmed && tracks.status[row] !== trackStatus.coasting) continue;
    const member = { site, tracks, row };
    const number = fuser.numbers.get(`${site} ${tracks.id[row]}`);
    const group = number === undefined ? undefined : groups.get(number);
    readPlace(member, place);
    if (number !== undefined && group === undefined) groups.set(number, beginGroup(number, member, place));
    else if (group !== undefined && distance2(group.place, place) < STAY) addMember(group, member, place);
    else loose.push(member);
  }
  return loose;
}

/**
 * Give the tracks of a site that have no number, have left theirs, or are alone with it, the nearest groups; the rest
 * have groups of their own.
 */
function placeLoose(fuser: Fuser, groups: Map<number, Group>, loose: readonly Member[], site: number): void {
  const lonely = [...groups.values()].filter(
    ({ members }) => members.length === 1 && members[0]!.site === site,
  );
  for (const { number } of lonely) groups.delete(number);
  const offered = [...loose, ...lonely.map(({ members }) => members[0]!)];
  const open = [...groups.values()].filter(({ members }) => members.every((member) => member.site !== site));
  const columns = open.length + offered.length;
  const cost = new Float64Array(offered.length * columns).fill(Number.POSITIVE_INFINITY);
  const place = createPlace();
  for (const [i, member] of offered.entries()) {
    readPlace(member, place);
    for (const [j, group] of open.entries()) {
      const d2 = distance2(group.place, place);
      if (d2 < JOIN) cost[i * columns + j] = d2;
    }
    cost[i * columns + open.length + i] = JOIN;
  }
  const chosen = new Int32Array(offered.length);
  assignRows(cost, offered.length, columns, createAssignmentRoom(), chosen);
  for (const [i, member] of offered.entries()) {
    readPlace(member, place);
    const group = open[chosen[i]!];
    if (group !== undefined) addMember(group, member, place);
    else {
      const number = lonely[i - loose.length]?.number ?? fuser.next++;
      groups.set(number, beginGroup(number, member, place));
    }
  }
}

/** A row from the member with the surest place, at the fused place. */
function writeGroup({ number, members, place }: Group, out: TrackTable): void {
  const spreadOf = ({ tracks, row }: Member) => tracks.pxx[row]! + tracks.pyy[row]! + tracks.pzz[row]!;
  const best = members.reduce((a, b) => (spreadOf(b) < spreadOf(a) ? b : a));
  const at = appendRow(out);
  for (const name of out.columns) out[name][at] = best.tracks[name][best.row]!;
  out.id[at] = number;
  out.x[at] = place.x[0]!;
  out.y[at] = place.x[1]!;
  out.z[at] = place.x[2]!;
  for (const [k, name] of (['pxx', 'pxy', 'pxz', 'pyy', 'pyz', 'pzz'] as const).entries()) {
    out[name][at] = place.p[k]!;
  }
}
