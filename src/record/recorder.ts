/** What the writing of a record must remember from tick to tick. */
import type { OrderTable } from '../decisions/order.ts';
import type { Resources } from '../decisions/resources.ts';
import type { EngagementTable } from '../engagements/engagement.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { DwellRequestTable } from '../sensors/dwell-request.ts';
import type { PlotOriginTable, PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import type { TrackTable, TrackUpdateTable } from '../tracks/track.ts';
import type { OutcomeTable } from '../world/outcome.ts';
import type { AssetStateTable, FlyoutTable, TruthTable, UnitStateTable } from '../world/truth.ts';
import { createRecordTables, type RecordTables } from './record.ts';

/** Everything of one tick that the record reads. */
export interface TickTables {
  readonly truth: TruthTable;
  readonly units: UnitStateTable;
  readonly assets: AssetStateTable;
  readonly flyouts: FlyoutTable;
  readonly outcomes: OutcomeTable;
  readonly radars: RadarReportTable;
  readonly plots: PlotTable;
  /** Object behind each plot or sighting. */
  readonly origins: PlotOriginTable;
  readonly tracks: TrackTable;
  readonly updates: TrackUpdateTable;
  /** Tracks dropped for want of room since the begin of the run. */
  readonly crowdedOut: number;
  readonly orders: OrderTable;
  readonly engagements: EngagementTable;
  readonly resources: Resources;
  readonly dwells: DwellRequestTable;
}

/** The record being written, and what must be remembered between ticks to write it. */
export interface Recorder {
  readonly tables: RecordTables;
  nextFrame: number;
  /** Per object: entered, detected, tracked already told (bits 1, 2, 4). */
  told: Uint8Array;
  /** Per track number: object that gave most of its latest plots, how sure (1..5), told as confirmed. */
  trackObject: Int32Array;
  trackSure: Uint8Array;
  trackConfirmed: Uint8Array;
  /** Tracks dropped for want of room, as told so far. */
  crowdedOut: number;
  /** Per track number: 1 while told that no radar has a dwell for it. */
  trackUnlooked: Uint8Array;
  /** Per engagement: the status told last. */
  engagementTold: Uint8Array;
  engagementObject: Int32Array;
  /** Greatest use of channels since the frame before, per fire unit. */
  readonly targetsPeak: Int32Array;
  readonly missilesPeak: Int32Array;
  readonly place: Float64Array;
  plotsAtFrame: number;
  eventsAtFrame: number;
}

export function createRecorder(scenario: Scenario): Recorder {
  const fireUnits = scenario.defence.fireUnits.length;
  return {
    tables: createRecordTables(),
    nextFrame: 0,
    told: new Uint8Array(1024),
    trackObject: new Int32Array(1024).fill(-1),
    trackSure: new Uint8Array(1024),
    trackConfirmed: new Uint8Array(1024),
    crowdedOut: 0,
    trackUnlooked: new Uint8Array(1024),
    engagementTold: new Uint8Array(256),
    engagementObject: new Int32Array(256).fill(-1),
    targetsPeak: new Int32Array(fireUnits),
    missilesPeak: new Int32Array(fireUnits),
    place: new Float64Array(3),
    plotsAtFrame: 0,
    eventsAtFrame: 0,
  };
}

function grown<T extends Uint8Array | Int32Array>(array: T, needed: number, make: (length: number) => T): T {
  if (array.length >= needed) return array;
  const larger = make(2 * needed);
  larger.set(array);
  return larger;
}

export function growMemory(recorder: Recorder, tick: TickTables): void {
  let tracks = 0;
  for (let row = 0; row < tick.tracks.count; row++) tracks = Math.max(tracks, tick.tracks.id[row]! + 1);
  const bytes = (length: number) => new Uint8Array(length);
  const ids = (length: number) => new Int32Array(length).fill(-1);
  recorder.told = grown(recorder.told, tick.truth.count, bytes);
  recorder.trackObject = grown(recorder.trackObject, tracks, ids);
  recorder.trackSure = grown(recorder.trackSure, tracks, bytes);
  recorder.trackConfirmed = grown(recorder.trackConfirmed, tracks, bytes);
  recorder.trackUnlooked = grown(recorder.trackUnlooked, tracks, bytes);
  recorder.engagementTold = grown(recorder.engagementTold, tick.engagements.count, bytes);
  recorder.engagementObject = grown(recorder.engagementObject, tick.engagements.count, ids);
}
