/** The reel of a run under way: frames as they are recorded, told by the same exporters as those of a stored record. */
import type { Frame, ReelHead, Rows } from './formats/reel.ts';
import { makeHeader } from './record/header.ts';
import type { Run } from './simulate.ts';

/** What is known before the frames. The list of objects grows with the run; hash and length are not known yet. */
export function headOfRun({ scenario, seed, recorder }: Run, scenarioText: string): ReelHead {
  const header = makeHeader({ scenario, scenarioText, seed, simulatedSeconds: 0, hash: '' });
  return { header, objectList: recorder.tables.objectList };
}

/** The frames that the run has recorded, from number `from` on. */
export function* framesOfRun({ recorder }: Run, from: number): Generator<Frame> {
  const { frames, objects, tracks, units, plots, events } = recorder.tables;
  for (let f = from; f < frames.count; f++) {
    const isLast = f + 1 === frames.count;
    const rows = <T>(table: T, starts: Int32Array, recorded: number): Rows<T> => ({
      table,
      start: starts[f]!,
      end: isLast ? recorded : starts[f + 1]!,
    });
    yield {
      time: frames.time[f]!,
      objects: rows(objects, frames.objectsStart, objects.count),
      tracks: rows(tracks, frames.tracksStart, tracks.count),
      units: rows(units, frames.unitsStart, units.count),
      plots: rows(plots, frames.plotsStart, recorder.plotsAtFrame),
      events: rows(events, frames.eventsStart, recorder.eventsAtFrame),
    };
  }
}
