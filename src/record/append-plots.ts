/** Plots of a tick, first detections, and which object each track stands for. */
import { claimRow } from '../math/table.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { addEvent, placeAtObject } from './add-event.ts';
import { placePlot } from './place-plot.ts';
import type { Recorder, TickTables } from './recorder.ts';

/** @param now  end of the tick, s: when an object was first seen where sightings have no time of their own */
export function appendPlots(recorder: Recorder, scenario: Scenario, tick: TickTables, now: number): void {
  const { plots, origins } = tick;
  const record = recorder.tables.plots;
  const first = record.count;
  for (let row = 0; row < plots.count; row++) {
    const to = claimRow(record);
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
    const time = plots.count > 0 ? plots.time[row]! : now;
    const event = addEvent(recorder, Math.min(time, scenario.duration), 'detected');
    recorder.tables.events.object[event] = object;
    placeAtObject(recorder, event, tick.truth, object);
  }
}

/** Keep for each track the object behind most of its latest plots (a vote with memory of five). */
export function followTrackObjects(recorder: Recorder, tick: TickTables): void {
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
