/** The study that is open in the page. It goes on while its view is closed. */
import { create } from 'zustand';
import {
  addRow,
  createTally,
  type Pace,
  type Problem,
  type ReportParts,
  type StudyDesign,
  type StudyRow,
  type StudySummary,
  type StudyTally,
} from '../../src/index.ts';
import type { StudyTexts } from './messages.ts';

export type StudyPhase = 'choosing' | 'checking' | 'running' | 'stopping' | 'stopped' | 'done';

export interface OpenStudy {
  readonly phase: StudyPhase;
  /** What was dropped or chosen by hand, or null. */
  readonly own: StudyTexts | null;
  readonly problems: readonly Problem[];
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
  readonly parts: ReportParts | null;
}

const nothing: OpenStudy = {
  phase: 'choosing',
  own: null,
  problems: [],
  failure: '',
  tally: null,
  version: 0,
  made: 0,
  pace: null,
  serverId: '',
  workers: 1,
  summary: null,
  parts: null,
};

export const useStudy = create<OpenStudy>(() => nothing);
export const setStudy = useStudy.setState;
export const getStudy = useStudy.getState;

/** Begin with a design and no runs. */
export function openTally(design: StudyDesign, serverId: string, workers: number): void {
  setStudy({
    ...nothing,
    own: getStudy().own,
    tally: createTally(design),
    serverId,
    workers,
    phase: 'running',
  });
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

/** Back to the choice; what is kept is what was dropped. */
export function closeStudy(): void {
  setStudy({ ...nothing, own: getStudy().own });
}

export function failStudy(error: unknown): void {
  const failure = error instanceof Error ? error.message : String(error);
  const problems = (error as { problems?: readonly Problem[] } | null)?.problems ?? [];
  setStudy(({ tally }) => ({ failure, problems, phase: tally ? 'stopped' : 'choosing' }));
}
