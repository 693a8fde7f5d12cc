/** The scene of a record at a moment. */
import { appendRow } from '../math/table.ts';
import { firstRow, frameAt } from './frames.ts';
import {
  type DrawnPlace,
  headingOf,
  type MovingRows,
  placeBetween,
  placeCarried,
  speedOf,
} from './motion.ts';
import type { Playback } from './playback.ts';
import type { Scene } from './scene.ts';
import { addAssets, addUnits } from './scene-defence.ts';
import { addEngagements, addFlashes, addPlots } from './scene-happenings.ts';
import { addTrails } from './scene-trails.ts';

const place: DrawnPlace = { lonDeg: 0, latDeg: 0, height: 0 };

/**
 * Everything that can be drawn at `time`, s. Objects and tracks are interpolated between frames; one that
 * ends or begins between two frames is carried by its velocity to the moment it ended or from the one it
 * began. The scene belongs to the playback and is filled again by the next call.
 */
export function sceneAt(playback: Playback, time: number): Scene {
  const { scene } = playback;
  const { tables } = playback.record;
  scene.time = time;
  const frame = frameAt(tables, time);
  for (const layer of layersOf(scene)) layer.count = 0;
  if (frame < 0) return scene;
  addObjects(playback, frame, time);
  addTracks(playback, frame, time);
  addUnits(playback, frame, time);
  addAssets(playback, time);
  addPlots(playback, frame, time);
  addEngagements(playback, time);
  addTrails(playback, time);
  addFlashes(playback, time);
  return scene;
}

function layersOf(scene: Scene): { count: number }[] {
  return [
    scene.objects,
    scene.missiles,
    scene.tracks,
    scene.plots,
    scene.engagements,
    scene.trails,
    scene.units,
    scene.assets,
    scene.flashes,
  ];
}

/** Note where each id of frame `frame` stands, so that its partner is found in one look. */
function indexFrame(rowOf: Int32Array, ids: Int32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) rowOf[ids[row]!] = row;
}

function partner(rowOf: Int32Array, ids: Int32Array, id: number, from: number, to: number): number {
  const row = rowOf[id]!;
  return row >= from && row < to && ids[row] === id ? row : -1;
}

function addObjects(playback: Playback, frame: number, time: number): void {
  const { tables } = playback.record;
  const rows = tables.objects;
  const list = tables.objectList;
  const first = firstRow(tables, 'objectsStart', frame, rows.count);
  const middle = firstRow(tables, 'objectsStart', frame + 1, rows.count);
  const last = firstRow(tables, 'objectsStart', frame + 2, rows.count);
  indexFrame(playback.objectRow, rows.object, middle, last);
  for (let row = first; row < middle; row++) {
    const object = rows.object[row]!;
    const ended = list.ended[object]!;
    if (time > rows.time[row]! && ended > 0 && time > ended) continue;
    const next = partner(playback.objectRow, rows.object, object, middle, last);
    if (next >= 0) placeBetween(rows, row, next, time, place);
    else placeCarried(rows, row, Math.min(time, ended > 0 ? ended : time), place);
    addObject(playback, rows, row, object);
  }
  indexFrame(playback.objectRow, rows.object, first, middle);
  for (let row = middle; row < last; row++) {
    const object = rows.object[row]!;
    if (list.entered[object]! > time) continue;
    if (partner(playback.objectRow, rows.object, object, first, middle) >= 0) continue;
    placeCarried(rows, row, time, place);
    addObject(playback, rows, row, object);
  }
}

function addObject(playback: Playback, rows: MovingRows, row: number, object: number): void {
  const { scene } = playback;
  const list = playback.record.tables.objectList;
  const missile = list.kind[object] === 1;
  const layer = missile ? scene.missiles : scene.objects;
  const to = appendRow(layer as typeof scene.objects);
  layer.object[to] = object;
  layer.lonDeg[to] = place.lonDeg;
  layer.latDeg[to] = place.latDeg;
  layer.height[to] = place.height;
  layer.headingDeg[to] = headingOf(rows, row);
  layer.speed[to] = speedOf(rows, row);
  playback.objectSceneRow[object] = to;
  if (missile) {
    scene.missiles.effector[to] = list.classIndex[object]!;
    scene.missiles.engagement[to] = list.engagement[object]!;
    return;
  }
  scene.objects.side[to] = list.side[object]!;
  scene.objects.category[to] = playback.category[object]!;
  scene.objects.delivered[to] = list.delivered[object]!;
}

function addTracks(playback: Playback, frame: number, time: number): void {
  const { tables } = playback.record;
  const { scene } = playback;
  const rows = tables.tracks;
  const first = firstRow(tables, 'tracksStart', frame, rows.count);
  const middle = firstRow(tables, 'tracksStart', frame + 1, rows.count);
  const last = firstRow(tables, 'tracksStart', frame + 2, rows.count);
  indexFrame(playback.trackRow, rows.track, middle, last);
  for (let row = first; row < middle; row++) {
    if (rows.status[row] === 0) continue;
    const track = rows.track[row]!;
    const next = partner(playback.trackRow, rows.track, track, middle, last);
    if (next >= 0) placeBetween(rows, row, next, time, place);
    else placeCarried(rows, row, time, place);
    const to = appendRow(scene.tracks);
    scene.tracks.track[to] = track;
    scene.tracks.lonDeg[to] = place.lonDeg;
    scene.tracks.latDeg[to] = place.latDeg;
    scene.tracks.height[to] = place.height;
    scene.tracks.headingDeg[to] = headingOf(rows, row);
    scene.tracks.speed[to] = speedOf(rows, row);
    scene.tracks.status[to] = rows.status[row]!;
    scene.tracks.identity[to] = rows.identity[row]!;
    scene.tracks.category[to] = rows.category[row]!;
    scene.tracks.major[to] = rows.errorMajor[row]!;
    scene.tracks.minor[to] = rows.errorMinor[row]!;
    scene.tracks.bearing[to] = rows.errorBearing[row]!;
    scene.tracks.object[to] = rows.object[row]!;
    playback.trackSceneRow[track] = to;
  }
}
