/**
 * The tracker's own memory: settings, what it knows of each radar, and the beliefs behind the tracks.
 *
 * Beliefs live in slots of flat typed arrays; `order` lists the slots in use by age, `free` those to take next.
 * Nothing is allocated in a tick except when all slots are in use and the arrays double.
 */

import type { AssignmentRoom } from '../math/lap.ts';
import { createAssignmentRoom } from '../math/lap.ts';
import { createSwitching, type Switching } from './blend.ts';
import type { Clusters } from './cluster.ts';
import { createClusters } from './cluster.ts';
import { type ClutterMap, createClutterMap } from './clutter-map.ts';
import type { Group, GroupQueue } from './group.ts';
import { createGroupQueue } from './group.ts';
import type { Look } from './measure.ts';
import { createLook } from './measure.ts';
import { createRoom, type GroupRoom } from './room.ts';
import { defaultTrackerSettings, type TrackerSettings } from './settings.ts';
import { createSky, type Sky } from './sky.ts';
import { growSlots } from './slot.ts';
import { createSpots, type Spots } from './spot.ts';
import { createStoryBook, type StoryBook } from './story.ts';
import { createWatch, type Watch } from './watch.ts';

export {
  type BirthSpread,
  defaultTrackerSettings,
  type MotionModel,
  type TrackerSettings,
} from './settings.ts';

const FIRST_CAPACITY = 256;

/** What the tracker knows of a radar. */
export interface TrackedRadar {
  readonly rangeMin: number;
  readonly rangeMax: number;
  /** Middle and whole width of the azimuth sector, rad; width 2 pi looks all round. */
  readonly azimuthCentre: number;
  readonly azimuthWidth: number;
  readonly elevationMin: number;
  readonly elevationMax: number;
  /** `irregular`: it keeps no rhythm, as where aircraft tell their own place; a report may come at any time. */
  readonly scan: 'rotating' | 'electronic' | 'irregular';
  /** Time between two looks at the same object, s. */
  readonly period: number;
  readonly falsePlotsPerScan: number;
  /** Nominal, for a good object inside the range. */
  readonly detectionProbability: number;
  /** Greatest range rate of a false plot, m/s. */
  readonly speedMax: number;
  readonly trackCapacity: number;
  /** Typical 1-sigma errors: m, rad, rad, m/s; the last 0 where range rate is not measured. */
  readonly rangeSigma: number;
  readonly azimuthSigma: number;
  readonly elevationSigma: number;
  readonly rangeRateSigma: number;
  /** The published pair, for the estimate of radar cross-section; 0 where it is not known. */
  readonly referenceRange: number;
  readonly referenceRcs: number;
  readonly referenceSnrDb: number;
}

export interface Tracker {
  readonly settings: TrackerSettings;
  readonly radars: readonly TrackedRadar[];
  readonly frame: 'earth' | 'flat';
  /** A third of the greatest density of acceleration of the bank, m^2/s^3: x dt^3 is what it adds to a position. */
  readonly liveliest: number;
  /** How far a plot may lie from a track, in units of the spread of both widened by all that is not spread. */
  readonly apart: number;
  /** Whether the seventh number of the bank is an acceleration, and the height above which its models fall freely, m. */
  readonly isAlong: boolean;
  readonly fallsFrom: number;
  /** Time to which the last call brought it, s. */
  now: number;
  /** Plots refused because they were not finite, of no known radar, late, or the same as another to the last bit. */
  skipped: number;
  /** Sum and number of the normalised innovations squared, by degree of freedom, that corrected firm tracks. */
  nisSum: number;
  nisCount: number;
  /** Tracks dropped because the radars have no room for more. */
  crowdedOut: number;
  nextId: number;
  nextRank: number;
  capacity: number;
  /** Slots in use, oldest first. */
  count: number;
  order: Int32Array;
  free: Int32Array;
  freeCount: number;
  /** Grows from one slot taken to the next, as `order` does. */
  rank: Int32Array;

  id: Int32Array;
  status: Uint8Array;
  identity: Uint8Array;
  time: Float64Array;
  born: Float64Array;
  updated: Float64Array;
  sensor: Int32Array;
  plots: Int32Array;
  existence: Float64Array;
  /** Latest looks as bits, the newest lowest: 1 gave a plot. */
  looks: Int32Array;
  /** With stories: `leafState`, existence over all stories of a track, and latest plots of a leaf. */
  leaf: Uint8Array;
  certainty: Float64Array;
  trail: Float64Array;
  /** Existence at birth. */
  bornExistence: Float64Array;
  /** `bank.length` beliefs a slot, and the probability of each model. */
  x: Float64Array;
  p: Float64Array;
  mode: Float64Array;
  /** 1 while the beliefs of all models are the same, as at birth. */
  alike: Uint8Array;
  /** The beliefs of a slot as one. */
  meanX: Float64Array;
  meanP: Float64Array;
  /** Where each slot is at the time of a group, `OUTLINE` numbers. */
  outline: Float64Array;
  /** Visits of the radars to the slots: see `visit.ts`. */
  visits: Float64Array;
  /** Replies: own, civil, asked without reply. */
  repliesOwn: Int32Array;
  repliesCivil: Int32Array;
  silences: Int32Array;
  rcs: Float64Array;
  /** Probability that it manoeuvres, smoothed over its latest plots; NaN with a bank of one model. */
  manoeuvre: Float64Array;
  /** Most probable category and its probability. */
  category: Uint8Array;
  categoryProbability: Float64Array;
  /** 1 when a plot has come since the category was last asked for. */
  unclassified: Uint8Array;
  /** 1 once it was dropped for want of room. */
  crowded: Uint8Array;
  label: Int32Array;

  readonly book: StoryBook;
  readonly look: Look;
  readonly switching: Switching;
  readonly assignment: AssignmentRoom;
  readonly clusters: Clusters;
  readonly group: Group;
  readonly spots: Spots;
  readonly sky: Sky;
  readonly watch: Watch;
  readonly queue: GroupQueue;
  readonly maps: readonly ClutterMap[];
  /** For each radar: latest scan number, and whether its scans come bit by bit. */
  readonly scanOf: Int32Array;
  readonly piecewise: Uint8Array;
  room: GroupRoom;
}

/**
 * A tracker without tracks.
 * @param radars  row for row those of the radar reports
 * @param frame   earth: positions in ecef, the vertical is radial; flat: the vertical is the third axis
 */
export function createTracker(
  radars: readonly TrackedRadar[],
  frame: 'earth' | 'flat',
  settings: TrackerSettings = defaultTrackerSettings,
): Tracker {
  const models = settings.models.length;
  const tracker: Tracker = {
    settings,
    radars,
    frame,
    liveliest: Math.max(...settings.models.map((model) => Math.max(model.horizontal, model.vertical))) / 3,
    apart: Math.sqrt(settings.gate) + 1,
    isAlong: settings.models.some(({ kind }) => kind === 'accelerate'),
    fallsFrom: settings.models.some(({ kind }) => kind === 'fall')
      ? Number.NEGATIVE_INFINITY
      : settings.fallHeight,
    now: Number.NEGATIVE_INFINITY,
    skipped: 0,
    nisSum: 0,
    nisCount: 0,
    crowdedOut: 0,
    nextId: 1,
    nextRank: 0,
    capacity: 0,
    count: 0,
    order: new Int32Array(0),
    free: new Int32Array(0),
    freeCount: 0,
    rank: new Int32Array(0),
    id: new Int32Array(0),
    status: new Uint8Array(0),
    identity: new Uint8Array(0),
    time: new Float64Array(0),
    born: new Float64Array(0),
    updated: new Float64Array(0),
    sensor: new Int32Array(0),
    plots: new Int32Array(0),
    existence: new Float64Array(0),
    bornExistence: new Float64Array(0),
    x: new Float64Array(0),
    p: new Float64Array(0),
    mode: new Float64Array(0),
    alike: new Uint8Array(0),
    meanX: new Float64Array(0),
    meanP: new Float64Array(0),
    outline: new Float64Array(0),
    visits: new Float64Array(0),
    repliesOwn: new Int32Array(0),
    repliesCivil: new Int32Array(0),
    silences: new Int32Array(0),
    rcs: new Float64Array(0),
    manoeuvre: new Float64Array(0),
    category: new Uint8Array(0),
    categoryProbability: new Float64Array(0),
    unclassified: new Uint8Array(0),
    crowded: new Uint8Array(0),
    label: new Int32Array(0),
    looks: new Int32Array(0),
    leaf: new Uint8Array(0),
    certainty: new Float64Array(0),
    trail: new Float64Array(0),
    book: createStoryBook(),
    look: createLook(),
    switching: createSwitching(models),
    assignment: createAssignmentRoom(),
    clusters: createClusters(),
    group: { radar: 0, plots: 0, time: 0, to: 0, whole: false, patience: 0, slots: 0, pairs: 0 },
    spots: createSpots(),
    sky: createSky(radars.length),
    watch: createWatch(),
    queue: createGroupQueue(radars.length),
    maps: radars.map(createClutterMap),
    scanOf: new Int32Array(radars.length).fill(-2147483648),
    piecewise: new Uint8Array(radars.length),
    room: createRoom(0, 0, 0, models),
  };
  growSlots(tracker, FIRST_CAPACITY);
  return tracker;
}
