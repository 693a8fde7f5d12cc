/** Paths gathered while frames go by: the places of one id until it is gone or its path is long. */
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import type { Rows } from './reel.ts';

/** One stretch of the way of one id. Longitude and latitude in degrees, heights in m, three numbers a place. */
export interface Stretch {
  readonly id: number;
  readonly times: number[];
  readonly places: number[];
}

/** Columns that objects and tracks have in common. */
interface PlaceColumns {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly height: Float64Array;
}

export interface Gatherer {
  readonly open: Map<number, Stretch>;
  /** Longest stretch, places. */
  readonly longest: number;
}

export function createGatherer(longest: number): Gatherer {
  return { open: new Map(), longest };
}

/**
 * Take one frame and give the stretches that are complete: their id is absent, or they are full. A stretch that goes
 * on begins with the last place of the one before, so that the line has no hole.
 */
export function gather(
  gatherer: Gatherer,
  time: number,
  rows: Rows<PlaceColumns>,
  ids: Int32Array,
): Stretch[] {
  const { open, longest } = gatherer;
  const complete: Stretch[] = [];
  const { table } = rows;
  for (let row = rows.start; row < rows.end; row++) {
    let stretch = open.get(ids[row]!);
    if (!stretch) {
      stretch = { id: ids[row]!, times: [], places: [] };
      open.set(stretch.id, stretch);
    }
    stretch.times.push(time);
    stretch.places.push(
      table.lon[row]! * DEGREES_PER_RADIAN,
      table.lat[row]! * DEGREES_PER_RADIAN,
      table.height[row]!,
    );
  }
  for (const stretch of open.values()) {
    const isGone = stretch.times.at(-1)! < time;
    if (!isGone && stretch.times.length < longest) continue;
    complete.push(stretch);
    open.delete(stretch.id);
    if (!isGone) {
      open.set(stretch.id, { id: stretch.id, times: [time], places: stretch.places.slice(-3) });
    }
  }
  return complete;
}

/** What is left after the last frame. */
export function leftover(gatherer: Gatherer): Stretch[] {
  const rest = [...gatherer.open.values()];
  gatherer.open.clear();
  return rest;
}
