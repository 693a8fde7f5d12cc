/** Studies of a server: those that lie in its folder, and the one that is being made. */
import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Pace, paceOf, type StudyDesign, type StudyRow } from '../src/index.ts';
import { reasonOf } from './files.ts';
import { readParts } from './study-part.ts';
import { createPool } from './study-pool.ts';
import { runStudy } from './study-run.ts';
import {
  closeStore,
  designFile,
  openStore,
  readDesign,
  readManifest,
  runsInManifest,
  type StudyStore,
} from './study-store.ts';

/** The study that is being made; one at a time, since it takes all processors. */
interface Sitting {
  readonly id: string;
  readonly design: StudyDesign;
  readonly store: StudyStore;
  /** ms of the desk's clock */
  readonly begun: number;
  /** Runs that were there at the beginning. */
  readonly before: number;
  done: number;
  stop: (() => void) | null;
  isStopping: boolean;
}

export interface StudyDesk {
  readonly folder: string;
  /** ms */
  readonly clock: () => number;
  sitting: Sitting | null;
  /** A study is being opened: not yet a sitting, and no room for another. */
  isOpening: boolean;
  /** Why the last sitting of a study failed, by its name. */
  readonly failures: Map<string, string>;
}

/** @param clock  ms, never going back */
export function createStudyDesk(folder: string, clock: () => number = () => performance.now()): StudyDesk {
  return { folder, clock, sitting: null, isOpening: false, failures: new Map() };
}

/** How far a study is. */
export interface StudyStatus {
  readonly id: string;
  readonly name: string;
  /** Id of the design, by which two studies are known to ask the same. */
  readonly study: string;
  readonly state: 'running' | 'stopping' | 'stopped' | 'done' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly runsPerCell: number;
  readonly cells: number;
  readonly runsPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** Why it failed, or empty. */
  readonly failure: string;
}

/** Folder of a study by its name, or null; only folders that lie in the server's own. */
export function studyFolder(desk: StudyDesk, id: string): string | null {
  return foldersOf(desk).find((folder) => basename(folder) === id) ?? null;
}

function foldersOf({ folder }: StudyDesk): string[] {
  if (existsSync(join(folder, designFile))) return [resolve(folder)];
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => resolve(folder, name))
    .filter((path) => lstatSync(path).isDirectory() && existsSync(join(path, designFile)))
    .sort();
}

/** Names of all studies of the server. */
export function listStudies(desk: StudyDesk): string[] {
  return foldersOf(desk).map((folder) => basename(folder));
}

/** Rows of a study in the order in which they were registered. */
export async function storedRows(desk: StudyDesk, id: string): Promise<StudyRow[]> {
  if (desk.sitting?.id === id) return [...desk.sitting.store.rows.values()];
  const folder = studyFolder(desk, id)!;
  return readParts(join(folder, 'parts'), readDesign(folder)!, readManifest(folder));
}

function paceNow({ clock }: StudyDesk, { begun, before, done, design }: Sitting): Pace | null {
  const total = design.cells.length * design.runs;
  return paceOf(done - before, total - done, (clock() - begun) / 1000);
}

/** How far the study of that name is; null where there is none. */
export function statusOf(desk: StudyDesk, id: string): StudyStatus | null {
  const { sitting } = desk;
  if (sitting?.id === id) return describe(desk, id, sitting.design, sitting.done);
  const folder = studyFolder(desk, id);
  if (folder === null) return null;
  const design = readDesign(folder)!;
  return describe(desk, id, design, Math.min(design.cells.length * design.runs, runsInManifest(folder)));
}

function describe(desk: StudyDesk, id: string, design: StudyDesign, done: number): StudyStatus {
  const sitting = desk.sitting?.id === id ? desk.sitting : null;
  const total = design.cells.length * design.runs;
  const failure = desk.failures.get(id) ?? '';
  const resting = done === total ? 'done' : failure === '' ? 'stopped' : 'failed';
  const pace = sitting ? paceNow(desk, sitting) : null;
  return {
    id,
    name: design.name,
    study: design.id,
    state: sitting ? (sitting.isStopping ? 'stopping' : 'running') : resting,
    done,
    total,
    runsPerCell: design.runs,
    cells: design.cells.length,
    runsPerSecond: pace?.rate ?? null,
    secondsLeft: pace?.left ?? null,
    failure: sitting ? '' : failure,
  };
}

export function hasRoomForStudy(desk: StudyDesk): boolean {
  return desk.sitting === null && !desk.isOpening;
}

/**
 * Begin to make what is missing of a study, new or stored. Comes back when it has begun.
 * @param id  name of its folder inside the server's
 */
export async function beginStudy(
  desk: StudyDesk,
  id: string,
  design: StudyDesign,
  workers: number | undefined,
): Promise<void> {
  desk.isOpening = true;
  desk.failures.delete(id);
  try {
    const store = await openStore(studyFolder(desk, id) ?? join(desk.folder, id), design);
    const { size } = store.rows;
    const sitting: Sitting = {
      id,
      design,
      store,
      begun: desk.clock(),
      before: size,
      done: size,
      stop: null,
      isStopping: false,
    };
    desk.sitting = sitting;
    void sit(desk, sitting, workers);
  } finally {
    desk.isOpening = false;
  }
}

async function sit(desk: StudyDesk, sitting: Sitting, workers: number | undefined): Promise<void> {
  const { store, design } = sitting;
  try {
    const pool = createPool(workers);
    const task = { design: join(store.folder, designFile), study: design.id, parts: store.parts };
    try {
      const hands = { ...pool, deliver: pool.deliverTo(task) };
      await runStudy(store, hands, {
        onProgress: (done) => {
          sitting.done = done;
        },
        onStoppable: (stop) => {
          sitting.stop = stop;
        },
      });
    } finally {
      await pool.close();
    }
  } catch (error) {
    desk.failures.set(sitting.id, reasonOf(error));
  } finally {
    closeStore(store);
    desk.sitting = null;
  }
}

/** Ask the study under way to end after the runs under way; false where that study is not under way. */
export function stopStudy({ sitting }: StudyDesk, id: string): boolean {
  if (sitting?.id !== id) return false;
  sitting.isStopping = true;
  sitting.stop?.();
  return true;
}
