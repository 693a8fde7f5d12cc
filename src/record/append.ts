/** Appending to the record: frames at their times, events as they happen. The one place where truth and belief are written side by side. */
import { type OrderTable, orderKind } from '../decisions/order.ts';
import type { Resources } from '../decisions/resources.ts';
import { type EngagementTable, engagementStatus } from '../engagements/engagement.ts';
import { geodeticFromEcef } from '../geo/frames.ts';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { PlotOriginTable, PlotTable } from '../sensors/plot.ts';
import type { RadarReportTable } from '../sensors/report.ts';
import { type TrackTable, type TrackUpdateTable, trackStatus } from '../tracks/track.ts';
import { type OutcomeTable, outcomeKind } from '../world/outcome.ts';
import {
  type AssetStateTable,
  type FlyoutTable,
  objectKind,
  objectStatus,
  type TruthTable,
  type UnitStateTable,
  unitPhase,
} from '../world/truth.ts';
import { errorEllipse } from './error-ellipse.ts';
import { type EventKind, eventKinds } from './event.ts';
import { placePlot } from './place-plot.ts';
import { createRecordTables, type RecordTables } from './record.ts';

const eventCode = Object.fromEntries(eventKinds.map((name, code) => [name, code])) as Readonly<
  Record<EventKind, number>
>;

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
  readonly orders: OrderTable;
  readonly engagements: EngagementTable;
  readonly resources: Resources;
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
    engagementTold: new Uint8Array(256),
    engagementObject: new Int32Array(256).fill(-1),
    targetsPeak: new Int32Array(fireUnits),
    missilesPeak: new Int32Array(fireUnits),
    place: new Float64Array(3),
    plotsAtFrame: 0,
    eventsAtFrame: 0,
  };
}

/**
 * Write one tick: events and plots always, a frame when it is due.
 * @param now  end of the tick, s
 */
export function append(recorder: Recorder, scenario: Scenario, tick: TickTables, now: number): void {
  growMemory(recorder, tick);
  appendOutcomes(recorder, tick);
  appendPlots(recorder, scenario, tick);
  followTrackObjects(recorder, tick);
  appendTrackEvents(recorder, tick, now);
  appendOrders(recorder, tick);
  appendEngagements(recorder, tick);
  notePeaks(recorder, tick);
  if (now >= recorder.nextFrame - 1e-9) {
    appendFrame(recorder, scenario.defence, tick, now);
    recorder.nextFrame += scenario.recordPeriod;
  }
}

function grown<T extends Uint8Array | Int32Array>(array: T, needed: number, make: (length: number) => T): T {
  if (array.length >= needed) return array;
  const larger = make(2 * needed);
  larger.set(array);
  return larger;
}

function growMemory(recorder: Recorder, tick: TickTables): void {
  let tracks = 0;
  for (let row = 0; row < tick.tracks.count; row++) tracks = Math.max(tracks, tick.tracks.id[row]! + 1);
  const bytes = (length: number) => new Uint8Array(length);
  const ids = (length: number) => new Int32Array(length).fill(-1);
  recorder.told = grown(recorder.told, tick.truth.count, bytes);
  recorder.trackObject = grown(recorder.trackObject, tracks, ids);
  recorder.trackSure = grown(recorder.trackSure, tracks, bytes);
  recorder.trackConfirmed = grown(recorder.trackConfirmed, tracks, bytes);
  recorder.engagementTold = grown(recorder.engagementTold, tick.engagements.count, bytes);
  recorder.engagementObject = grown(recorder.engagementObject, tick.engagements.count, ids);
}

/** A new event row with no ids and no place. */
function addEvent(recorder: Recorder, time: number, kind: EventKind): number {
  const { events } = recorder.tables;
  const row = appendRow(events);
  events.time[row] = time;
  events.kind[row] = eventCode[kind];
  events.object[row] = -1;
  events.track[row] = -1;
  events.engagement[row] = -1;
  events.unit[row] = -1;
  events.asset[row] = -1;
  events.effector[row] = -1;
  events.latDeg[row] = Number.NaN;
  events.lonDeg[row] = Number.NaN;
  events.height[row] = Number.NaN;
  return row;
}

function placeEvent(recorder: Recorder, row: number, x: number, y: number, z: number): void {
  const { events } = recorder.tables;
  geodeticFromEcef(x, y, z, recorder.place);
  events.latDeg[row] = recorder.place[0]! * DEGREES_PER_RADIAN;
  events.lonDeg[row] = recorder.place[1]! * DEGREES_PER_RADIAN;
  events.height[row] = recorder.place[2]!;
}

function placeAtObject(recorder: Recorder, row: number, truth: TruthTable, object: number): void {
  placeEvent(recorder, row, truth.x[object]!, truth.y[object]!, truth.z[object]!);
}

const outcomeEvent: Readonly<Record<number, EventKind>> = {
  [outcomeKind.entered]: 'entered',
  [outcomeKind.launched]: 'launched',
  [outcomeKind.killed]: 'killed',
  [outcomeKind.missed]: 'missed',
  [outcomeKind.expired]: 'expired',
  [outcomeKind.delivered]: 'leaked',
  [outcomeKind.departed]: 'departed',
  [outcomeKind.unitLost]: 'unit-lost',
  [outcomeKind.unitPhase]: 'unit-phase',
};

function appendOutcomes(recorder: Recorder, tick: TickTables): void {
  const { outcomes, truth } = tick;
  const { events, objectList } = recorder.tables;
  while (objectList.count < truth.count) listObject(recorder, tick, objectList.count);
  for (let row = 0; row < outcomes.count; row++) {
    const kind = outcomes.kind[row]!;
    const event = addEvent(recorder, outcomes.time[row]!, outcomeEvent[kind]!);
    const object = outcomes.object[row]!;
    const interceptor = outcomes.interceptor[row]!;
    events.object[event] = object;
    events.engagement[event] = outcomes.engagement[row]!;
    events.asset[event] = outcomes.asset[row]!;
    events.unit[event] = outcomes.unit[row]!;
    events.value[event] = outcomes.value[row]!;
    if (interceptor >= 0) events.effector[event] = truth.classIndex[interceptor]!;
    if (object >= 0) placeAtObject(recorder, event, truth, object);
    else if (interceptor >= 0) placeAtObject(recorder, event, truth, interceptor);
    else if (outcomes.unit[row]! >= 0) {
      const unit = outcomes.unit[row]!;
      placeEvent(recorder, event, tick.units.x[unit]!, tick.units.y[unit]!, tick.units.z[unit]!);
    }
    if (kind === outcomeKind.entered) objectList.entered[object] = outcomes.time[row]!;
    if (kind === outcomeKind.killed || kind === outcomeKind.departed)
      objectList.ended[object] = outcomes.time[row]!;
    if (kind === outcomeKind.delivered && truth.status[object] === objectStatus.impacted) {
      objectList.ended[object] = outcomes.time[row]!;
    }
    if (kind === outcomeKind.launched && interceptor >= 0)
      objectList.entered[interceptor] = outcomes.time[row]!;
    if (kind === outcomeKind.killed || kind === outcomeKind.missed || kind === outcomeKind.expired) {
      if (interceptor >= 0) objectList.ended[interceptor] = outcomes.time[row]!;
    }
  }
}

function listObject(recorder: Recorder, tick: TickTables, object: number): void {
  const { truth, flyouts } = tick;
  const list = recorder.tables.objectList;
  const row = appendRow(list);
  list.kind[row] = truth.kind[object]!;
  list.side[row] = truth.side[object]!;
  list.flight[row] = truth.flight[object]!;
  list.classIndex[row] = truth.classIndex[object]!;
  list.asset[row] = truth.asset[object]!;
  list.engagement[row] = -1;
  if (truth.kind[object] !== objectKind.interceptor) return;
  for (let flyout = flyouts.count - 1; flyout >= 0; flyout--) {
    if (flyouts.object[flyout] === object) {
      list.engagement[row] = flyouts.engagement[flyout]!;
      break;
    }
  }
}

function appendPlots(recorder: Recorder, scenario: Scenario, tick: TickTables): void {
  const { plots, origins } = tick;
  const record = recorder.tables.plots;
  const first = record.count;
  for (let row = 0; row < plots.count; row++) {
    const to = appendRow(record);
    record.time[to] = plots.time[row]!;
    record.sensor[to] = plots.sensor[row]!;
    record.scan[to] = plots.scan[row]!;
    record.range[to] = plots.range[row]!;
    record.azimuth[to] = plots.azimuth[row]!;
    record.elevation[to] = plots.elevation[row]!;
    record.rangeRate[to] = plots.rangeRate[row]!;
    record.snrDb[to] = plots.snrDb[row]!;
    record.object[to] = origins.object[row]!;
    record.track[to] = -1;
    placePlot(plots, row, tick.radars, recorder.place);
    record.lat[to] = recorder.place[0]!;
    record.lon[to] = recorder.place[1]!;
    record.height[to] = recorder.place[2]!;
  }
  for (let update = 0; update < tick.updates.count; update++) {
    const plot = tick.updates.plot[update]!;
    if (plot < plots.count) record.track[first + plot] = tick.updates.track[update]!;
  }
  for (let row = 0; row < origins.count; row++) {
    const object = origins.object[row]!;
    if (object < 0 || recorder.told[object]! & 2) continue;
    recorder.told[object]! |= 2;
    const time = plots.count > 0 ? plots.time[row]! : recorder.nextFrame;
    const event = addEvent(recorder, Math.min(time, scenario.duration), 'detected');
    recorder.tables.events.object[event] = object;
    placeAtObject(recorder, event, tick.truth, object);
  }
}

/** Keep for each track the object behind most of its latest plots (a vote with memory of five). */
function followTrackObjects(recorder: Recorder, tick: TickTables): void {
  for (let update = 0; update < tick.updates.count; update++) {
    const track = tick.updates.track[update]!;
    const object = tick.origins.object[tick.updates.plot[update]!]!;
    if (recorder.trackObject[track] === object) {
      recorder.trackSure[track] = Math.min(5, recorder.trackSure[track]! + 1);
    } else if (recorder.trackSure[track]! <= 1) {
      recorder.trackObject[track] = object;
      recorder.trackSure[track] = 1;
    } else {
      recorder.trackSure[track]!--;
    }
  }
}

function appendTrackEvents(recorder: Recorder, tick: TickTables, now: number): void {
  const { tracks } = tick;
  const { events } = recorder.tables;
  for (let row = 0; row < tracks.count; row++) {
    const track = tracks.id[row]!;
    const status = tracks.status[row]!;
    const isNews =
      status === trackStatus.dropped
        ? recorder.trackConfirmed[track] === 1
        : status === trackStatus.confirmed && recorder.trackConfirmed[track] === 0;
    if (!isNews) continue;
    recorder.trackConfirmed[track] = status === trackStatus.dropped ? 2 : 1;
    const event = addEvent(recorder, now, status === trackStatus.dropped ? 'track-dropped' : 'tracked');
    events.track[event] = track;
    events.object[event] = recorder.trackObject[track]!;
    placeEvent(recorder, event, tracks.x[row]!, tracks.y[row]!, tracks.z[row]!);
  }
}

function appendOrders(recorder: Recorder, tick: TickTables): void {
  const { orders, tracks } = tick;
  const { events } = recorder.tables;
  for (let row = 0; row < orders.count; row++) {
    if (orders.kind[row] !== orderKind.refuse) continue;
    const event = addEvent(recorder, orders.time[row]!, 'refused');
    events.reason[event] = orders.reason[row]!;
    events.track[event] = orders.track[row]!;
    events.object[event] = recorder.trackObject[orders.track[row]!]!;
    events.value[event] = orders.value[row]!;
    for (let track = 0; track < tracks.count; track++) {
      if (tracks.id[track] !== orders.track[row]) continue;
      placeEvent(recorder, event, tracks.x[track]!, tracks.y[track]!, tracks.z[track]!);
      break;
    }
  }
}

/** One event for each change of an engagement's status that means something to a reader. */
function appendEngagements(recorder: Recorder, tick: TickTables): void {
  const { engagements } = tick;
  const { tables } = recorder;
  while (tables.engagements.count < engagements.count) {
    const id = appendRow(tables.engagements);
    recorder.engagementObject[id] = recorder.trackObject[engagements.track[id]!]!;
    recorder.engagementTold[id] = engagementStatus.assigned;
    engagementEvent(recorder, tick, id, engagements.ordered[id]!, 'ordered');
  }
  for (let id = 0; id < engagements.count; id++) {
    const status = engagements.status[id]!;
    if (recorder.engagementTold[id] === status) continue;
    recorder.engagementTold[id] = status;
    if (status === engagementStatus.killed)
      engagementEvent(recorder, tick, id, engagements.assessed[id]!, 'assessed-killed');
    if (status === engagementStatus.missed)
      engagementEvent(recorder, tick, id, engagements.assessed[id]!, 'assessed-missed');
    if (status === engagementStatus.aborted)
      engagementEvent(recorder, tick, id, engagements.assessed[id]!, 'aborted');
  }
}

function engagementEvent(
  recorder: Recorder,
  tick: TickTables,
  id: number,
  time: number,
  kind: EventKind,
): void {
  const { engagements, truth } = tick;
  const { events } = recorder.tables;
  const event = addEvent(recorder, time, kind);
  const object = recorder.engagementObject[id]!;
  events.reason[event] = engagements.reason[id]!;
  events.engagement[event] = id;
  events.track[event] = engagements.track[id]!;
  events.effector[event] = engagements.effector[id]!;
  events.object[event] = object;
  events.value[event] = engagements.killProbability[id]!;
  if (object >= 0) placeAtObject(recorder, event, truth, object);
}

function notePeaks(recorder: Recorder, tick: TickTables): void {
  const { channels } = tick.resources;
  for (let fireUnit = 0; fireUnit < channels.count; fireUnit++) {
    recorder.targetsPeak[fireUnit] = Math.max(recorder.targetsPeak[fireUnit]!, channels.targets[fireUnit]!);
    recorder.missilesPeak[fireUnit] = Math.max(
      recorder.missilesPeak[fireUnit]!,
      channels.missiles[fireUnit]!,
    );
  }
}

function appendFrame(recorder: Recorder, defence: Defence, tick: TickTables, now: number): void {
  const { tables } = recorder;
  const frame = appendRow(tables.frames);
  tables.frames.time[frame] = now;
  tables.frames.objectsStart[frame] = tables.objects.count;
  tables.frames.tracksStart[frame] = tables.tracks.count;
  tables.frames.unitsStart[frame] = tables.units.count;
  tables.frames.plotsStart[frame] = recorder.plotsAtFrame;
  tables.frames.eventsStart[frame] = recorder.eventsAtFrame;
  recorder.plotsAtFrame = tables.plots.count;
  recorder.eventsAtFrame = tables.events.count;
  appendObjects(recorder, tick.truth, now);
  appendTracks(recorder, tick.tracks, now);
  appendUnits(recorder, defence, tick.units, now);
  appendChannels(recorder, tick.resources, now);
}

function appendObjects(recorder: Recorder, truth: TruthTable, now: number): void {
  const { objects } = recorder.tables;
  for (let object = 0; object < truth.count; object++) {
    if (truth.status[object] !== objectStatus.active) continue;
    const row = appendRow(objects);
    geodeticFromEcef(truth.x[object]!, truth.y[object]!, truth.z[object]!, recorder.place);
    objects.time[row] = now;
    objects.object[row] = object;
    objects.lat[row] = recorder.place[0]!;
    objects.lon[row] = recorder.place[1]!;
    objects.height[row] = recorder.place[2]!;
    objects.x[row] = truth.x[object]!;
    objects.y[row] = truth.y[object]!;
    objects.z[row] = truth.z[object]!;
    objects.vx[row] = truth.vx[object]!;
    objects.vy[row] = truth.vy[object]!;
    objects.vz[row] = truth.vz[object]!;
  }
}

function appendTracks(recorder: Recorder, tracks: TrackTable, now: number): void {
  const record = recorder.tables.tracks;
  for (let track = 0; track < tracks.count; track++) {
    if (tracks.status[track] === trackStatus.dropped) continue;
    const row = appendRow(record);
    geodeticFromEcef(tracks.x[track]!, tracks.y[track]!, tracks.z[track]!, recorder.place);
    record.time[row] = now;
    record.track[row] = tracks.id[track]!;
    record.status[row] = tracks.status[track]!;
    record.identity[row] = tracks.identity[track]!;
    record.category[row] = tracks.category[track]!;
    record.lat[row] = recorder.place[0]!;
    record.lon[row] = recorder.place[1]!;
    record.height[row] = recorder.place[2]!;
    record.x[row] = tracks.x[track]!;
    record.y[row] = tracks.y[track]!;
    record.z[row] = tracks.z[track]!;
    record.vx[row] = tracks.vx[track]!;
    record.vy[row] = tracks.vy[track]!;
    record.vz[row] = tracks.vz[track]!;
    record.object[row] = recorder.trackObject[tracks.id[track]!]!;
    errorEllipse(tracks, track, record, row);
  }
}

/** Units that are elsewhere or otherwise than the header says; the others stand where it says, ready. */
function appendUnits(recorder: Recorder, defence: Defence, units: UnitStateTable, now: number): void {
  const record = recorder.tables.units;
  for (let unit = 0; unit < units.count; unit++) {
    const { carrier, marches } = defence.units[unit]!;
    if (carrier < 0 && marches.length === 0 && units.phase[unit] === unitPhase.ready) continue;
    const row = appendRow(record);
    geodeticFromEcef(units.x[unit]!, units.y[unit]!, units.z[unit]!, recorder.place);
    record.time[row] = now;
    record.unit[row] = unit;
    record.phase[row] = units.phase[unit]!;
    record.lat[row] = recorder.place[0]!;
    record.lon[row] = recorder.place[1]!;
    record.height[row] = recorder.place[2]!;
  }
}

function appendChannels(recorder: Recorder, resources: Resources, now: number): void {
  const record = recorder.tables.channels;
  const ready = new Int32Array(resources.channels.count);
  const reserve = new Int32Array(resources.channels.count);
  const { magazines } = resources;
  for (let row = 0; row < magazines.count; row++) {
    const fireUnit = resources.fireUnitOfLauncher[magazines.launcher[row]!]!;
    ready[fireUnit]! += magazines.ready[row]!;
    reserve[fireUnit]! += magazines.reserve[row]!;
  }
  for (let fireUnit = 0; fireUnit < resources.channels.count; fireUnit++) {
    const row = appendRow(record);
    record.time[row] = now;
    record.fireUnit[row] = fireUnit;
    record.targets[row] = recorder.targetsPeak[fireUnit]!;
    record.missiles[row] = recorder.missilesPeak[fireUnit]!;
    record.roundsReady[row] = ready[fireUnit]!;
    record.roundsReserve[row] = reserve[fireUnit]!;
    recorder.targetsPeak[fireUnit] = 0;
    recorder.missilesPeak[fireUnit] = 0;
  }
}

/** Write what only the end knows: final states of objects, engagements and assets. */
export function closeRecord(
  recorder: Recorder,
  scenario: Scenario,
  tick: TickTables,
  now: number,
): RecordTables {
  const { tables } = recorder;
  const { truth, engagements, assets } = tick;
  if (tables.frames.count === 0 || tables.frames.time[tables.frames.count - 1]! < now)
    appendFrame(recorder, scenario.defence, tick, now);
  for (let object = 0; object < tables.objectList.count; object++) {
    tables.objectList.status[object] = truth.status[object]!;
    tables.objectList.delivered[object] = truth.delivered[object]!;
    if (truth.status[object] === objectStatus.active) tables.objectList.ended[object] = now;
  }
  for (let id = 0; id < engagements.count; id++) {
    const record = tables.engagements;
    record.status[id] = engagements.status[id]!;
    record.reason[id] = engagements.reason[id]!;
    record.track[id] = engagements.track[id]!;
    record.object[id] = recorder.engagementObject[id]!;
    record.fireUnit[id] = engagements.fireUnit[id]!;
    record.launcher[id] = engagements.launcher[id]!;
    record.effector[id] = engagements.effector[id]!;
    record.rounds[id] = engagements.rounds[id]!;
    record.launched[id] = engagements.launched[id]!;
    record.killProbability[id] = engagements.killProbability[id]!;
    record.ordered[id] = engagements.ordered[id]!;
    record.firstLaunch[id] = engagements.firstLaunch[id]!;
    record.interceptTime[id] = engagements.interceptTime[id]!;
    record.ended[id] = engagements.ended[id]!;
    record.assessed[id] = engagements.assessed[id]!;
  }
  for (let asset = 0; asset < assets.count; asset++) {
    const row = appendRow(tables.assets);
    tables.assets.hits[row] = assets.hits[asset]!;
    tables.assets.damage[row] = assets.damage[asset]!;
  }
  return tables;
}
