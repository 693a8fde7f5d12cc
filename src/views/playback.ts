/**
 * A playback: a record with the indices that make any moment quick to draw. Made once when a record is
 * opened; seeking then costs a bisection and one pass over the rows of two frames.
 */
import { type EventKind, eventKinds } from '../record/event.ts';
import type { RunRecord } from '../record/record.ts';
import { categories } from '../scenario/category.ts';
import { createScene, type Scene } from './scene.ts';

/** What is found out about a record once; plain data, so that a worker can find it and hand it over. */
export interface PlaybackIndex {
  /** Last moment that can be shown, s. */
  readonly end: number;
  /** Rows of object o, in time: `objectRows[objectFirst[o]] .. objectRows[objectFirst[o + 1] - 1]`. */
  readonly objectFirst: Int32Array;
  readonly objectRows: Int32Array;
  /** Code of the category of each object; interceptors 255. */
  readonly category: Uint8Array;
  /** Numbers of the tracks that stood for each object at some time. */
  readonly tracksOf: ReadonlyMap<number, readonly number[]>;
  /** Event rows of kills, misses and leaks, in time. */
  readonly flashRows: Int32Array;
  /** Event rows of attacks on assets, in time. */
  readonly leakRows: Int32Array;
  /** Object that carries each asset, or -1. */
  readonly assetCarrier: Int32Array;
  /** Where an id stands in the frame just visited; scratch. */
  readonly objectRow: Int32Array;
  readonly trackRow: Int32Array;
  readonly trackSceneRow: Int32Array;
  readonly objectSceneRow: Int32Array;
  readonly unitSceneRow: Int32Array;
}

export interface Playback extends PlaybackIndex {
  readonly record: RunRecord;
  readonly scene: Scene;
}

export function eventCode(kind: EventKind): number {
  return eventKinds.indexOf(kind);
}

function eventRowsOf(record: RunRecord, kinds: readonly EventKind[]): Int32Array {
  const codes = new Uint8Array(256);
  for (const kind of kinds) codes[eventCode(kind)] = 1;
  const { events } = record.tables;
  const rows: number[] = [];
  for (let row = 0; row < events.count; row++) if (codes[events.kind[row]!]) rows.push(row);
  return Int32Array.from(rows);
}

function largest(column: Int32Array, count: number): number {
  let most = -1;
  for (let row = 0; row < count; row++) most = Math.max(most, column[row]!);
  return most;
}

/** Rows of each object in the order of time, by counting: two passes, no sorting. */
function indexObjects(record: RunRecord, objects: number): { first: Int32Array; rows: Int32Array } {
  const table = record.tables.objects;
  const first = new Int32Array(objects + 2);
  for (let row = 0; row < table.count; row++) first[table.object[row]! + 2]!++;
  for (let object = 0; object < objects; object++) first[object + 2]! += first[object + 1]!;
  const rows = new Int32Array(table.count);
  for (let row = 0; row < table.count; row++) rows[first[table.object[row]! + 1]!++] = row;
  return { first, rows };
}

/** Which tracks stood for which object, in the order they first did, in one pass. */
function indexTracks(record: RunRecord, tracks: number): Map<number, number[]> {
  const rows = record.tables.tracks;
  const latest = new Int32Array(tracks).fill(-1);
  const found = new Map<number, number[]>();
  for (let row = 0; row < rows.count; row++) {
    const track = rows.track[row]!;
    const object = rows.object[row]!;
    if (object < 0 || latest[track] === object) continue;
    latest[track] = object;
    const known = found.get(object);
    if (!known) found.set(object, [track]);
    else if (!known.includes(track)) known.push(track);
  }
  return found;
}

/** The indices of a record. */
export function indexRecord(record: RunRecord): PlaybackIndex {
  const { tables, header } = record;
  const objects = Math.max(tables.objectList.count, largest(tables.objects.object, tables.objects.count) + 1);
  const tracks = largest(tables.tracks.track, tables.tracks.count) + 1;
  const { first, rows } = indexObjects(record, objects);
  const category = new Uint8Array(objects).fill(255);
  const carrierOf = new Map<number, number>();
  for (let object = 0; object < tables.objectList.count; object++) {
    const flight = tables.objectList.flight[object]!;
    if (flight < 0) continue;
    carrierOf.set(flight, object);
    const name = header.classes[tables.objectList.classIndex[object]!]?.category ?? '';
    category[object] = Math.max(0, (categories as readonly string[]).indexOf(name));
  }
  const lastFrame = tables.frames.count > 0 ? tables.frames.time[tables.frames.count - 1]! : 0;
  return {
    end: Math.max(lastFrame, header.simulatedSeconds),
    objectFirst: first,
    objectRows: rows,
    category,
    tracksOf: indexTracks(record, tracks),
    flashRows: eventRowsOf(record, ['killed', 'missed', 'leaked']),
    leakRows: eventRowsOf(record, ['leaked']),
    assetCarrier: Int32Array.from(header.assets, (asset) =>
      asset.carrier < 0 ? -1 : (carrierOf.get(asset.carrier) ?? -1),
    ),
    objectRow: new Int32Array(objects).fill(-1),
    trackRow: new Int32Array(tracks).fill(-1),
    trackSceneRow: new Int32Array(tracks),
    objectSceneRow: new Int32Array(objects),
    unitSceneRow: new Int32Array(header.units.length),
  };
}

/** The record with its indices, found here unless a worker did so before. */
export function openPlayback(record: RunRecord, index: PlaybackIndex = indexRecord(record)): Playback {
  return { record, ...index, scene: createScene() };
}
