/**
 * A record told frame by frame, in the order of time: what every exporter that writes along the time axis
 * listens to. An exporter keeps no more than one frame, so a record of any length is written in bounded memory.
 */
import type { EventTable } from '../record/event.ts';
import type {
  ObjectFrameTable,
  ObjectListTable,
  PlotRecordTable,
  RecordHeader,
  RunRecord,
  recordSchemas,
  TrackFrameTable,
  UnitFrameTable,
} from '../record/record.ts';

/** Rows `start` up to, not including, `end` of a table. */
export interface Rows<T> {
  readonly table: T;
  readonly start: number;
  readonly end: number;
}

/** The state at one time, and what happened since the frame before. */
export interface Frame {
  readonly time: number;
  readonly objects: Rows<ObjectFrameTable>;
  readonly tracks: Rows<TrackFrameTable>;
  readonly units: Rows<UnitFrameTable>;
  /** Later than the frame before, up to this one. */
  readonly plots: Rows<PlotRecordTable>;
  readonly events: Rows<EventTable>;
}

/** The tables that frames are cut from. */
export type FramedName = 'objects' | 'tracks' | 'units' | 'plots' | 'events';

/**
 * The columns that an exporter wants to hear, by table. What is not named need not be read from a disk: a frame
 * may lack it.
 */
export type Reads = { readonly [N in FramedName]?: readonly (keyof (typeof recordSchemas)[N])[] };

/** Bytes, or text that stands for its UTF-8. */
export type Chunk = string | Uint8Array;

/** A file being written. What `frame` gives may be reused by the next call: write it or copy it. */
export interface Exporter {
  readonly reads: Reads;
  begin(): Chunk;
  frame(frame: Frame): Chunk;
  end(): Chunk;
}

/** What is known of a record before its frames: names, and the list of everything that ever was an object. */
export interface ReelHead {
  readonly header: RecordHeader;
  readonly objectList: ObjectListTable;
}

/** First row of frame `frame + 1` in a framed table, or the number of rows after the last one. */
function nextStart(starts: Int32Array, frame: number, frames: number, count: number): number {
  return frame + 1 < frames ? starts[frame + 1]! : count;
}

/** The frames of a record in memory. */
export function* framesOf(record: RunRecord): Generator<Frame> {
  const { frames, objects, tracks, units, plots, events } = record.tables;
  for (let f = 0; f < frames.count; f++) {
    const rows = <T extends { count: number }>(table: T, starts: Int32Array): Rows<T> => ({
      table,
      start: starts[f]!,
      end: nextStart(starts, f, frames.count, table.count),
    });
    yield {
      time: frames.time[f]!,
      objects: rows(objects, frames.objectsStart),
      tracks: rows(tracks, frames.tracksStart),
      units: rows(units, frames.unitsStart),
      plots: rows(plots, frames.plotsStart),
      events: rows(events, frames.eventsStart),
    };
  }
}
