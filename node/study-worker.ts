/** Makes the runs of one job of a study in a thread of its own and stores them as a part. */
import { dirname } from 'node:path';
import {
  createStudyBench,
  runCell,
  type StudyBench,
  type StudyDesign,
  type StudyJob,
  type StudyRow,
} from '../src/index.ts';
import { readText } from './files.ts';
import { loadLibrary } from './library.ts';
import { loadGrounds } from './study-grounds.ts';
import { type MadePart, writePart } from './study-part.ts';

export interface StudyTask extends StudyJob {
  /** File with the design. */
  readonly design: string;
  /** Id of the study, so that a thread that has it does not read it again. */
  readonly study: string;
  /** Folder of the parts. */
  readonly parts: string;
  /** First word: 1 asks to stop after the run under way. Second: runs made so far by all threads. */
  readonly signal: SharedArrayBuffer;
}

/** Largest design that is read, bytes. */
const largestDesign = 200_000_000;

let bench: StudyBench | null = null;

async function benchOf(task: StudyTask): Promise<StudyBench> {
  if (bench?.design.id === task.study) return bench;
  const read = readText(task.design, largestDesign);
  if (read.problem) throw new Error(`${task.design}: ${read.problem.message}`);
  const design = JSON.parse(read.value) as StudyDesign;
  if (design.id !== task.study)
    throw new Error(`${task.design}: study ${task.study} expected, ${design.id} found`);
  const { library, problems } = bench ? { library: bench.library, problems: [] } : loadLibrary();
  if (!library) throw new Error(`${problems[0]!.file}: ${problems[0]!.message}`);
  bench = createStudyBench(design, library, await loadGrounds(dirname(task.design), design));
  return bench;
}

/** The part with the runs of a task; fewer than asked when it is told to stop, and null with none. */
export default async function work(task: StudyTask): Promise<MadePart | null> {
  const own = await benchOf(task);
  const signal = new Int32Array(task.signal);
  const rows: StudyRow[] = [];
  for (let run = task.from; run < task.to && Atomics.load(signal, 0) === 0; run++) {
    rows.push(runCell(own, task.cell, run));
    Atomics.add(signal, 1, 1);
  }
  if (rows.length === 0) return null;
  const job = { cell: task.cell, from: task.from, to: task.from + rows.length };
  return { name: await writePart(task.parts, own.design, job, rows), rows };
}
