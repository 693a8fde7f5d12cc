/** What the studies view can be told to do. */
import { composeScenario, type StudyDesign, type StudyTally } from '../../src/index.ts';
import { openServerRecord, runHere } from '../state/actions.ts';
import { setState } from '../state/store.ts';
import { followOpen, followStudy } from './follow-study.ts';
import type { StudyTexts } from './messages.ts';
import { makeReport } from './study-report.ts';
import { replayOnServer, resumeOnServer, startOnServer, stopOnServer } from './study-server.ts';
import { closeStudy, failStudy, getStudy, openTally, reopenTally, setStudy } from './study-store.ts';
import { makeInTab, stopInTab } from './tab-study.ts';
import { askOnce, usualWorkers } from './workers.ts';

/** Where a study is made. */
export type Place = 'tab' | 'server';

export interface StartOptions {
  readonly place: Place;
  /** Runs a cell instead of the study's. */
  readonly runs: number | null;
  readonly workers: number;
}

/** Check a study, tell its problems, and start it where it has none. */
export async function startStudy(texts: StudyTexts, { place, runs, workers }: StartOptions): Promise<void> {
  setStudy({ phase: 'checking', problems: [], missing: '', failure: '' });
  try {
    const { design, problems, missing } = await askOnce({ kind: 'resolve', texts, runs }, 'resolved');
    if (design === null) return setStudy({ phase: 'choosing', problems, missing });
    if (place === 'server') {
      const id = await startOnServer({ texts, study: design.id, runs, workers });
      return await followStudy(id, workers);
    }
    openTally(design, '', workers);
    await makeInTab();
  } catch (error) {
    failStudy(error);
  }
}

/** Check a study that was dropped or chosen, and say what is wrong with it; one that is being made goes before. */
export async function checkStudy(texts: StudyTexts): Promise<void> {
  if (['running', 'stopping'].includes(getStudy().phase)) return;
  closeStudy();
  setStudy({ own: texts, phase: 'checking', problems: [], missing: '', failure: '' });
  try {
    const { problems, missing } = await askOnce({ kind: 'resolve', texts, runs: null }, 'resolved');
    const told = problems.filter(({ severity }) => severity !== 'info');
    setStudy({ phase: 'choosing', problems: told, missing });
  } catch (error) {
    failStudy(error);
  }
}

/** Check the study that was dropped or chosen once more, since what it needs was given. */
export async function checkAgain(): Promise<void> {
  const { own, phase } = getStudy();
  if (own && phase === 'choosing') await checkStudy(own);
}

/** Open a study again that was made in this tab, with its report. */
export async function reopenStudy(tally: StudyTally): Promise<void> {
  reopenTally(tally, usualWorkers());
  await makeReport();
}

export async function stopStudy(): Promise<void> {
  const { serverId } = getStudy();
  setStudy({ phase: 'stopping' });
  if (serverId === '') return stopInTab();
  await stopOnServer(serverId).catch(failStudy);
}

export async function resumeStudy(): Promise<void> {
  const { serverId, workers } = getStudy();
  setStudy({ phase: 'running', failure: '', summary: null, grounds: null });
  if (serverId === '') return makeInTab();
  try {
    await resumeOnServer(serverId, null, workers);
    await followOpen(serverId);
  } catch (error) {
    failStudy(error);
  }
}

/** Leave the studies for the map, with a run of the design on it. */
export function openRun(design: StudyDesign, cell: number, seed: number): void {
  const { id } = design.cells[cell]!;
  const text = `${JSON.stringify(composeScenario(design, cell, seed - design.seed), null, 1)}\n`;
  setState({ studiesOpen: false, startOpen: true });
  runHere(`${id}.yaml`, text, `${id}, ${seed}`, seed);
}

/** The same, run by the server, which keeps the record. */
export async function openServerRun(cell: number, seed: number): Promise<void> {
  const { serverId, tally } = getStudy();
  try {
    const record = await replayOnServer(serverId, cell, seed);
    setState({ studiesOpen: false, startOpen: true });
    openServerRecord(record, tally!.design.cells[cell]!.id);
  } catch (error) {
    setStudy({ failure: error instanceof Error ? error.message : String(error) });
  }
}
