/**
 * Appending to the record: frames at their times, events as they happen. The one place where truth and belief are
 * written side by side.
 */
import { appendRow } from '../math/table.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { objectStatus } from '../world/truth.ts';
import { appendEngagements, appendOrders, appendTrackEvents } from './append-belief.ts';
import { appendFrame, notePeaks } from './append-frame.ts';
import { appendOutcomes } from './append-outcomes.ts';
import { appendPlots, followTrackObjects } from './append-plots.ts';
import type { RecordTables } from './record.ts';
import { growMemory, type Recorder, type TickTables } from './recorder.ts';

/**
 * Write one tick: events and plots always, a frame when it is due.
 * @param now  end of the tick, s
 */
export function append(recorder: Recorder, scenario: Scenario, tick: TickTables, now: number): void {
  growMemory(recorder, tick);
  appendOutcomes(recorder, tick);
  appendPlots(recorder, scenario, tick, now);
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
