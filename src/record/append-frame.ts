/** One frame of the record: objects, tracks, units and channels at one time. */
import { geodeticFromEcef } from '../geo/frames.ts';
import { appendRow, claimRow } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import { type TrackTable, trackStatus } from '../tracks/track.ts';
import { objectStatus, type TruthTable, type UnitStateTable, unitPhase } from '../world/truth.ts';
import { errorEllipse } from './error-ellipse.ts';
import type { Recorder, TickTables } from './recorder.ts';

export function notePeaks(recorder: Recorder, tick: TickTables): void {
  const { channels } = tick.resources;
  for (let fireUnit = 0; fireUnit < channels.count; fireUnit++) {
    recorder.targetsPeak[fireUnit] = Math.max(recorder.targetsPeak[fireUnit]!, channels.targets[fireUnit]!);
    recorder.missilesPeak[fireUnit] = Math.max(
      recorder.missilesPeak[fireUnit]!,
      channels.missiles[fireUnit]!,
    );
  }
}

export function appendFrame(recorder: Recorder, defence: Defence, tick: TickTables, now: number): void {
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
  appendChannels(recorder, defence, tick, now);
}

function appendObjects(recorder: Recorder, truth: TruthTable, now: number): void {
  const { objects } = recorder.tables;
  for (let object = 0; object < truth.count; object++) {
    if (truth.status[object] !== objectStatus.active) continue;
    const row = claimRow(objects);
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

/** Live tracks; a tentative one from its second plot on, since the first is in the plots already. */
function appendTracks(recorder: Recorder, tracks: TrackTable, now: number): void {
  const record = recorder.tables.tracks;
  for (let track = 0; track < tracks.count; track++) {
    const status = tracks.status[track]!;
    if (status === trackStatus.dropped) continue;
    if (status === trackStatus.tentative && tracks.plots[track]! < 2) continue;
    const row = claimRow(record);
    geodeticFromEcef(tracks.x[track]!, tracks.y[track]!, tracks.z[track]!, recorder.place);
    record.time[row] = now;
    record.track[row] = tracks.id[track]!;
    record.status[row] = status;
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
    const row = claimRow(record);
    geodeticFromEcef(units.x[unit]!, units.y[unit]!, units.z[unit]!, recorder.place);
    record.time[row] = now;
    record.unit[row] = unit;
    record.phase[row] = units.phase[unit]!;
    record.lat[row] = recorder.place[0]!;
    record.lon[row] = recorder.place[1]!;
    record.height[row] = recorder.place[2]!;
  }
}

/** Use of channels, and the rounds on launchers that still stand: those of a lost launcher are lost with it. */
function appendChannels(recorder: Recorder, defence: Defence, tick: TickTables, now: number): void {
  const { resources, units } = tick;
  const record = recorder.tables.channels;
  const ready = new Int32Array(resources.channels.count);
  const reserve = new Int32Array(resources.channels.count);
  const { magazines } = resources;
  for (let row = 0; row < magazines.count; row++) {
    const launcher = magazines.launcher[row]!;
    if (units.phase[defence.launchers[launcher]!.unit] === unitPhase.lost) continue;
    const fireUnit = resources.fireUnitOfLauncher[launcher]!;
    ready[fireUnit]! += magazines.ready[row]!;
    reserve[fireUnit]! += magazines.reserve[row]!;
  }
  for (let fireUnit = 0; fireUnit < resources.channels.count; fireUnit++) {
    const row = claimRow(record);
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
