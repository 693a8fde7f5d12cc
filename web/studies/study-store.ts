/** The study that is open in the page. It goes on while its view is closed. */
import { create } from 'zustand';
import {
  addRow,
  createTally,
  type Pace,
  type Problem,
  type ReportGrounds,
  type StudyDesign,
  type StudyRow,
  type StudySummary,
  type StudyTally,
} from '../../src/index.ts';
import type { StudyTexts } from './messages.ts';

export type StudyPhase = 'choosing' | 'checking' | 'running' | 'stopping' | 'stopped' | 'done';

export interface OpenStudy {
  readonly phase: StudyPhase;
  /** Studies made in this tab and closed, each once, the last one first. */
  readonly kept: readonly StudyTally[];
  /** What was dropped or chosen by hand, or null. */
  readonly own: StudyTexts | null;
  readonly problems: readonly Problem[];
  /** Name of a file of heights that the study needs and that has not been given, or empty. */
  readonly missing: string;
  /** A failure told in a sentence, or empty. */
  readonly failure: string;
  readonly tally: StudyTally | null;
  /** Grows with every change of the tally, which is changed in place. */
  readonly version: number;
  /** Runs made, with those that are not yet in the tally where that is known. */
  readonly made: number;
  readonly pace: Pace | null;
  /** Name of the study on the server; empty where it runs in this tab. */
  readonly serverId: string;
  readonly workers: number;
  readonly summary: StudySummary | null;
  /** What the report names beside the summary; comes with it. */
  readonly grounds: ReportGrounds | null;
}

const nothing: OpenStudy = {
  phase: 'choosing',
  kept: [],
  own: null,
  problems: [],
  missing: '',
  failure: '',
  tally: null,
  version: 0,
  made: 0,
  pace: null,
  serverId: '',
  workers: 1,
  summary: null,
  grounds: null,
};

export const useStudy = create<OpenStudy>(() => nothing);
export const setStudy = useStudy.setState;
export const getStudy = useStudy.getState;

/** Begin with a design and no runs. */
export function openTally(design: StudyDesign, serverId: string, workers: number): void {
  const { own, kept } = getStudy();
  setStudy({ ...nothing, own, kept, tally: createTally(design), serverId, workers, phase: 'running' });
}

/** Open a study again that was made in this tab. */
export function reopenTally(tally: StudyTally, workers: number): void {
  const { own, kept } = getStudy();
  const { made, design } = tally;
  const phase = made === design.cells.length * design.runs ? 'done' : 'stopped';
  setStudy({ ...nothing, own, kept: kept.filter((one) => one !== tally), tally, workers, phase, made });
}

/** Least time between two pictures of the runs that come, ms. */
const PERIOD = 400;
let timer = 0;

/** Count runs in; the page hears of it a few times a second. */
export function countRows(rows: readonly StudyRow[]): void {
  const { tally } = getStudy();
  if (!tally) return;
  for (const row of rows) addRow(tally, row);
  if (timer === 0) timer = window.setTimeout(tellRows, PERIOD);
}

/** Show what was counted in now. */
export function tellRows(): void {
  window.clearTimeout(timer);
  timer = 0;
  setStudy((state) => ({
    version: state.version + 1,
    made: state.serverId === '' ? (state.tally?.made ?? 0) : state.made,
  }));
}

/** Back to the choice; what was dropped and what was made in this tab are kept. */
export function closeStudy(): void {
  const { own, kept, tally, serverId } = getStudy();
  const isOurs = tally !== null && serverId === '' && tally.made > 0;
  const others = kept.filter(({ design }) => design.id !== tally?.design.id);
  setStudy({ ...nothing, own, kept: isOurs ? [tally, ...others] : kept });
}

export function failStudy(error: unknown): void {
  const failure = error instanceof Error ? error.message : String(error);
  const problems = (error as { problems?: readonly Problem[] } | null)?.problems ?? [];
  setStudy(({ tally }) => ({ failure, problems, phase: tally ? 'stopped' : 'choosing' }));
}
