/**
 * Perfect tracks from sightings: the tracker of `perception: ideal`.
 *
 * A sighted object has a confirmed track at once, with its true state and no error; it is dropped when it has
 * not been sighted for 10 s (assumed), and a later sighting of the same label begins a new track.
 */
import { heightFromEcef } from '../geo/frames.ts';
import { hypot3 } from '../math/elementary.ts';
import { appendRow, clearTable, compactRows, reserve } from '../math/table.ts';
import { iffReply } from '../sensors/plot.ts';
import type { SightingTable } from '../sensors/sighting.ts';
import { type Classification, classify, createSigns } from './classify.ts';
import type { TrackTable, TrackUpdateTable } from './track.ts';
import { createTracks, trackIdentity, trackStatus } from './track.ts';

/** Time without a sighting after which a track is dropped, s. Assumed. */
const HOLD = 10;

/** What the adopter remembers: its tracks, the label of each, and the row of each label. */
export interface Adopter {
  readonly book: TrackTable;
  labels: Int32Array;
  rowOf: Int32Array;
  keep: Uint8Array;
  nextId: number;
}

export function createAdopter(): Adopter {
  return {
    book: createTracks(),
    labels: new Int32Array(256),
    rowOf: new Int32Array(256).fill(-1),
    keep: new Uint8Array(256),
    nextId: 1,
  };
}

/**
 * Take the sightings of one tick and give all tracks at its end.
 *
 * @param sightings  true states at time `to`; each label at most once
 * @param tracks     cleared and filled: live tracks in order of birth, dropped ones once with status 0
 * @param updates    cleared and filled: which sighting (as plot row) fed which track
 */
export function adopt(
  adopter: Adopter,
  sightings: SightingTable,
  to: number,
  tracks: TrackTable,
  updates: TrackUpdateTable,
): void {
  clearTable(updates);
  for (let i = 0; i < sightings.count; i++) takeSighting(adopter, sightings, i, to, updates);
  const { book, labels, rowOf, keep } = adopter;
  clearTable(tracks);
  reserve(tracks, book.count);
  for (let row = 0; row < book.count; row++) {
    const silent = to - book.updated[row]!;
    const gone = silent > HOLD;
    book.status[row] = gone ? trackStatus.dropped : silent > 0 ? trackStatus.coasting : trackStatus.confirmed;
    keep[row] = gone ? 0 : 1;
    copyRow(book, row, tracks, appendRow(tracks), silent);
    if (gone) rowOf[labels[row]!] = -1;
  }
  let kept = 0;
  for (let row = 0; row < book.count; row++) {
    if (!keep[row]) continue;
    labels[kept] = labels[row]!;
    rowOf[labels[kept]!] = kept;
    kept++;
  }
  compactRows(book, keep);
}

function takeSighting(
  adopter: Adopter,
  sightings: SightingTable,
  i: number,
  to: number,
  updates: TrackUpdateTable,
): void {
  const label = sightings.label[i]!;
  if (label >= adopter.rowOf.length) {
    const grown = new Int32Array(2 * label + 1).fill(-1);
    grown.set(adopter.rowOf);
    adopter.rowOf = grown;
  }
  const { book } = adopter;
  let row = adopter.rowOf[label]!;
  if (row < 0) {
    row = appendRow(book);
    if (row >= adopter.labels.length) {
      const labels = new Int32Array(2 * row);
      labels.set(adopter.labels);
      adopter.labels = labels;
      adopter.keep = new Uint8Array(2 * row);
    }
    adopter.labels[row] = label;
    adopter.rowOf[label] = row;
    book.id[row] = adopter.nextId++;
    book.born[row] = to;
    book.existence[row] = 1;
  }
  const update = appendRow(updates);
  updates.track[update] = book.id[row]!;
  updates.plot[update] = i;
  book.updated[row] = to;
  book.sensor[row] = sightings.sensor[i]!;
  book.plots[row]!++;
  book.x[row] = sightings.x[i]!;
  book.y[row] = sightings.y[i]!;
  book.z[row] = sightings.z[i]!;
  book.vx[row] = sightings.vx[i]!;
  book.vy[row] = sightings.vy[i]!;
  book.vz[row] = sightings.vz[i]!;
  book.rcs[row] = sightings.rcs[i]!;
  if (book.plots[row]! % CLASSIFY_EVERY === 1) classifySighting(adopter, row);
  const reply = sightings.iff[i]!;
  if (reply === iffReply.own) book.identity[row] = trackIdentity.own;
  else if (reply === iffReply.civil) book.identity[row] = trackIdentity.neutral;
  else if (reply === iffReply.none && book.identity[row] === trackIdentity.unknown) {
    book.identity[row] = trackIdentity.hostile;
  }
}

/** Sightings between two looks at what kind of object it is: the state is exact, so little changes between two. */
const CLASSIFY_EVERY = 10;

const kind: Classification = { category: 0, probability: 0 };
/** Manoeuvre stays unknown: nothing is smoothed here. */
const signs = createSigns();

function classifySighting(adopter: Adopter, row: number): void {
  const { book } = adopter;
  const x = book.x[row]!;
  const y = book.y[row]!;
  const z = book.z[row]!;
  const vx = book.vx[row]!;
  const vy = book.vy[row]!;
  const vz = book.vz[row]!;
  const climb = (x * vx + y * vy + z * vz) / Math.max(hypot3(x, y, z), 1);
  signs.speed = hypot3(vx, vy, vz);
  signs.climb = climb;
  signs.height = heightFromEcef(x, y, z);
  signs.rcs = book.rcs[row]!;
  signs.civil = book.identity[row] === trackIdentity.neutral;
  classify(signs, kind);
  book.category[row] = kind.category;
  book.categoryProbability[row] = kind.probability;
}

/** Copy a row, its position drawn forward by `silent` seconds. */
function copyRow(from: TrackTable, row: number, to: TrackTable, at: number, silent: number): void {
  const source = from as unknown as Record<string, Float64Array>;
  const target = to as unknown as Record<string, Float64Array>;
  for (const name of from.columns) target[name]![at] = source[name]![row]!;
  to.x[at]! += silent * from.vx[row]!;
  to.y[at]! += silent * from.vy[row]!;
  to.z[at]! += silent * from.vz[row]!;
}
