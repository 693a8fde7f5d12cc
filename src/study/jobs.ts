/** The work of a study in pieces that a worker takes at once. */
import type { StudyDesign } from './design.ts';

/** Runs `from` up to but not including `to` of one cell. */
export interface StudyJob {
  readonly cell: number;
  readonly from: number;
  readonly to: number;
}

/** Most runs of a job where they are stored on a disk: enough that storing them costs little beside making them. */
const BATCH = 20;

/**
 * What is still to be done so that every cell has its first `runs` runs: the set difference, in batches that begin at
 * fixed places, the first batch of every cell before the second of any.
 * @param isDone  whether a run is there already
 * @param batch   most runs of a job
 */
export function jobsFor(
  design: StudyDesign,
  runs: number,
  isDone: (cell: number, run: number) => boolean,
  batch = BATCH,
): StudyJob[] {
  const jobs: StudyJob[] = [];
  for (let start = 0; start < runs; start += batch) {
    const end = Math.min(start + batch, runs);
    design.cells.forEach((_, cell) => {
      let from = start;
      while (from < end) {
        while (from < end && isDone(cell, from)) from++;
        let to = from;
        while (to < end && !isDone(cell, to)) to++;
        if (to > from) jobs.push({ cell, from, to });
        from = to;
      }
    });
  }
  return jobs;
}
