/**
 * Single integrated air picture attributes: complete, unambiguous, free of spurious tracks, continuous.
 *
 * Source: Votruba, Nisley, Rothrock, Zombro, "Single integrated air picture (SIAP) metrics implementation", SIAP
 * System Engineering Task Force, 2001. Continuity here counts how often the number of an object's track changes,
 * with matches that persist while they stay within the cutoff (Bernardin, Stiefelhagen, "Evaluating multiple
 * object tracking performance: the CLEAR MOT metrics", 2008).
 */
import { hypot3 } from '../math/elementary.ts';
import type { Positions } from './gospa.ts';
import { matchPositions } from './gospa.ts';

/** Positions with the number of the object or track of each row. */
export interface NumberedPositions extends Positions {
  readonly id: Int32Array;
}

/** The life of one object as the air picture showed it. */
export interface ObjectStory {
  readonly first: number;
  epochs: number;
  tracked: number;
  /** Epochs, and tracked ones, from 10 s after its first. */
  late: number;
  lateTracked: number;
  /** Changes of track number, and times it was lost and found under the same number. */
  switches: number;
  fragments: number;
  /** Time it was first tracked, NaN before. */
  trackedFrom: number;
  lastTrack: number;
  shown: boolean;
}

/** Running state of the attributes over the epochs. */
export interface Siap {
  readonly stories: Map<number, ObjectStory>;
  partners: Map<number, number>;
  objects: number;
  trackedObjects: number;
  tracks: number;
  /** Tracks within the cutoff of some object, and those of no object. */
  tracksOnObjects: number;
  spurious: number;
}

export function createSiap(): Siap {
  return {
    stories: new Map(),
    partners: new Map(),
    objects: 0,
    trackedObjects: 0,
    tracks: 0,
    tracksOnObjects: 0,
    spurious: 0,
  };
}

/** Time after which a steady tracker should have an object, s: "lost" counts from here. */
const SETTLED = 10;

/** Take the picture of one epoch at time `t`. */
export function addEpoch(
  siap: Siap,
  t: number,
  objects: NumberedPositions,
  objectRows: readonly number[],
  tracks: NumberedPositions,
  trackRows: readonly number[],
  cutoff: number,
): void {
  countCover(siap, objects, objectRows, tracks, trackRows, cutoff);
  const partners = keepPartners(siap, objects, objectRows, tracks, trackRows, cutoff);
  for (const row of objectRows) {
    const id = objects.id[row]!;
    const story = siap.stories.get(id) ?? newStory(t);
    siap.stories.set(id, story);
    tell(story, t, partners.get(id));
  }
  siap.partners = partners;
}

function newStory(first: number): ObjectStory {
  return {
    first,
    epochs: 0,
    tracked: 0,
    late: 0,
    lateTracked: 0,
    switches: 0,
    fragments: 0,
    trackedFrom: Number.NaN,
    lastTrack: -1,
    shown: false,
  };
}

function tell(story: ObjectStory, t: number, track: number | undefined): void {
  const late = t >= story.first + SETTLED;
  story.epochs++;
  if (late) story.late++;
  if (track === undefined) {
    story.shown = false;
    return;
  }
  if (late) story.lateTracked++;
  story.tracked++;
  if (Number.isNaN(story.trackedFrom)) story.trackedFrom = t;
  else if (story.lastTrack !== track) story.switches++;
  else if (!story.shown) story.fragments++;
  story.lastTrack = track;
  story.shown = true;
}

/** Partners of the last epoch that still fit, then the best matching of all others. */
function keepPartners(
  siap: Siap,
  objects: NumberedPositions,
  objectRows: readonly number[],
  tracks: NumberedPositions,
  trackRows: readonly number[],
  cutoff: number,
): Map<number, number> {
  const objectOf = new Map(objectRows.map((row) => [objects.id[row]!, row]));
  const trackOf = new Map(trackRows.map((row) => [tracks.id[row]!, row]));
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const [object, track] of siap.partners) {
    const a = objectOf.get(object);
    const b = trackOf.get(track);
    if (a === undefined || b === undefined) continue;
    const dx = objects.x[a]! - tracks.x[b]!;
    const dy = objects.y[a]! - tracks.y[b]!;
    if (hypot3(dx, dy, objects.z[a]! - tracks.z[b]!) >= cutoff) continue;
    partners.set(object, track);
    taken.add(track);
  }
  const freeObjects = objectRows.filter((row) => !partners.has(objects.id[row]!));
  const freeTracks = trackRows.filter((row) => !taken.has(tracks.id[row]!));
  const matching = matchPositions(objects, freeObjects, tracks, freeTracks, cutoff, 2);
  for (const [i, object] of matching.objects.entries()) {
    partners.set(objects.id[freeObjects[object]!]!, tracks.id[freeTracks[matching.tracks[i]!]!]!);
  }
  return partners;
}

/** Count objects with a track near, tracks near an object, and tracks near none. */
function countCover(
  siap: Siap,
  objects: NumberedPositions,
  objectRows: readonly number[],
  tracks: NumberedPositions,
  trackRows: readonly number[],
  cutoff: number,
): void {
  const covered = new Set<number>();
  for (const track of trackRows) {
    let nearest = -1;
    let least = cutoff;
    for (const object of objectRows) {
      const dx = objects.x[object]! - tracks.x[track]!;
      const dy = objects.y[object]! - tracks.y[track]!;
      const distance = hypot3(dx, dy, objects.z[object]! - tracks.z[track]!);
      if (distance >= least) continue;
      least = distance;
      nearest = object;
    }
    if (nearest < 0) siap.spurious++;
    else {
      siap.tracksOnObjects++;
      covered.add(nearest);
    }
  }
  siap.objects += objectRows.length;
  siap.tracks += trackRows.length;
  siap.trackedObjects += covered.size;
}

/** The attributes so far: 1, 1, 0 and 0 are perfect. */
export interface SiapAttributes {
  /** Share of objects that have a track near. */
  readonly completeness: number;
  /** Tracks near an object for each object tracked. */
  readonly ambiguity: number;
  /** Share of tracks near no object. */
  readonly spuriousness: number;
  /** Changes of track number for each object tracked. */
  readonly switchesPerObject: number;
}

export function attributesOf(siap: Siap): SiapAttributes {
  let switches = 0;
  for (const story of siap.stories.values()) switches += story.switches;
  return {
    completeness: siap.trackedObjects / Math.max(siap.objects, 1),
    ambiguity: siap.tracksOnObjects / Math.max(siap.trackedObjects, 1),
    spuriousness: siap.spurious / Math.max(siap.tracks, 1),
    switchesPerObject: switches / Math.max(siap.stories.size, 1),
  };
}
