/** A study on disk: its design, its parts, and the manifest that says which parts count. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { StudyDesign, StudyRow } from '../src/index.ts';
import { makeFolder, readText, writeFileSafely } from './files.ts';
import { type MadePart, partsFolder, readParts, unfinishedEnding, writePart } from './study-part.ts';

export const designFile = 'study.json';
const manifestFile = 'manifest.jsonl';
const lockFile = 'collector.lock';
/** Largest design that is read, bytes. */
const largestDesign = 200_000_000;

/** The collector of a study: the only one that writes its manifest. */
export interface StudyStore {
  readonly folder: string;
  readonly parts: string;
  readonly design: StudyDesign;
  /** What is registered, by `key`. */
  readonly rows: Map<number, StudyRow>;
  /** Names of registered parts. */
  readonly registered: Set<string>;
  /** Names this sitting of the collector, so that its jobs are not taken for those of an earlier one. */
  readonly nonce: string;
  /** Runs that came again with the same result. */
  repeated: number;
}

/** One number for a run of a cell: fewer than 2^26 runs, as many cells. */
export function keyOf(cell: number, run: number): number {
  return cell * 67108864 + run;
}

/** The design stored in a folder, or null. Throws a sentence where it cannot be read. */
export function readDesign(folder: string): StudyDesign | null {
  const path = join(folder, designFile);
  if (!existsSync(path)) return null;
  const read = readText(path, largestDesign);
  if (read.problem) throw new Error(`${path}: ${read.problem.message}`);
  const design = JSON.parse(read.value) as StudyDesign;
  if (design?.format !== 'sudarshan/study-design/1') throw new Error(`${path}: a study's design expected`);
  return design;
}

/** Lines of the manifest; a last line that was not finished does not count. */
function manifestLines(folder: string): { readonly part: string; readonly runs: number }[] {
  const path = join(folder, manifestFile);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line));
}

/** Names of the parts that the manifest counts. */
export function readManifest(folder: string): string[] {
  return manifestLines(folder).map(({ part }) => part);
}

/** Runs in the parts that the manifest counts. */
export function runsInManifest(folder: string): number {
  return manifestLines(folder).reduce((sum, { runs }) => sum + runs, 0);
}

/** Cuts off a line of the manifest that a crash or a full disk left unfinished. */
function mendManifest(folder: string): void {
  const path = join(folder, manifestFile);
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) truncateSync(path, end);
}

/** A part that nobody has written to for so long is not being written any more, ms. */
const ABANDONED_AFTER = 60_000;

function isAbandoned(path: string): boolean {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > ABANDONED_AFTER;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Why another collector has this folder, or an empty text. */
function holderOf(path: string): string {
  if (!existsSync(path)) return '';
  const [host = '', pid = '0'] = readFileSync(path, 'utf8').trim().split(' ');
  if (host !== hostname()) return `a collector on ${host} (remove ${path} when it is gone)`;
  return Number(pid) !== process.pid && isAlive(Number(pid)) ? `process ${pid}` : '';
}

function lock(folder: string): void {
  const path = join(folder, lockFile);
  const holder = holderOf(path);
  if (holder !== '') throw new Error(`${folder} is being written by ${holder}`);
  writeFileSafely(path, `${hostname()} ${process.pid}\n`);
}

/**
 * Become the collector of a study's folder, new or not. What is registered is read, parts that were finished but
 * not registered are taken in, what was half written is removed.
 */
export async function openStore(folder: string, design: StudyDesign): Promise<StudyStore> {
  const root = resolve(folder);
  const parts = join(root, partsFolder);
  makeFolder(parts);
  lock(root);
  const stored = readDesign(root);
  if (stored === null || stored.runs !== design.runs || stored.measures.join() !== design.measures.join())
    writeFileSafely(join(root, designFile), `${JSON.stringify(design)}\n`);
  for (const name of readdirSync(parts)) {
    const path = join(parts, name);
    if (name.endsWith(unfinishedEnding) && isAbandoned(path)) rmSync(path, { force: true });
  }
  mendManifest(root);
  const store: StudyStore = {
    folder: root,
    parts,
    design,
    rows: new Map(),
    registered: new Set(),
    nonce: randomBytes(4).toString('hex'),
    repeated: 0,
  };
  const names = readManifest(root);
  for (const row of await readParts(parts, design, names)) store.rows.set(keyOf(row.cell, row.run), row);
  for (const name of names) store.registered.add(name);
  await registerNewParts(store);
  return store;
}

/** Leave the folder to the next collector. */
export function closeStore(store: StudyStore): void {
  rmSync(join(store.folder, lockFile), { force: true });
}

/** Takes in the parts that lie in the folder and are not registered. */
export async function registerNewParts(store: StudyStore): Promise<void> {
  for (const name of readdirSync(store.parts).sort()) {
    if (name.endsWith('.parquet') && !store.registered.has(name))
      await registerPart(store, { name, rows: null });
  }
}

/**
 * Take a part in. Runs that are new count from now on. A run that is there already is compared by its hash and measures:
 * the same is dropped, another stops the study, since then something is not deterministic.
 */
export async function registerPart(store: StudyStore, { name, rows: told }: MadePart): Promise<void> {
  if (store.registered.has(name) || !existsSync(join(store.parts, name))) return;
  const rows = told ?? (await readParts(store.parts, store.design, [name]));
  const fresh = rows.filter((row) => !isRepeat(store, row));
  store.repeated += rows.length - fresh.length;
  if (fresh.length === rows.length) return count(store, name, rows);
  if (fresh.length > 0) {
    const job = { cell: fresh[0]!.cell, from: fresh[0]!.run, to: fresh.at(-1)!.run + 1 };
    count(store, await writePart(store.parts, store.design, job, fresh), fresh);
  }
  rmSync(join(store.parts, name), { force: true });
}

function isRepeat(store: StudyStore, row: StudyRow): boolean {
  const known = store.rows.get(keyOf(row.cell, row.run));
  if (known === undefined) return false;
  if (known.hash === row.hash && known.values.join() === row.values.join()) return true;
  const cell = store.design.cells[row.cell]!.id;
  throw new Error(`two results of one run: ${cell}, seed ${row.seed}: ${known.hash} and ${row.hash}`);
}

function count(store: StudyStore, part: string, rows: readonly StudyRow[]): void {
  const { size } = statSync(join(store.parts, part));
  const handle = openSync(join(store.folder, manifestFile), 'a');
  try {
    const line = `${JSON.stringify({ part, study: store.design.id, runs: rows.length, bytes: size })}\n`;
    if (writeSync(handle, line) < Buffer.byteLength(line)) throw new Error('no space left on the device');
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  store.registered.add(part);
  for (const row of rows) store.rows.set(keyOf(row.cell, row.run), row);
}
