/** Reading and writing files so that a reader gets a located problem and a writer never leaves half a file. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Problem } from '../src/index.ts';

/** Largest input that is read before parsing, bytes, packed and unpacked. */
export const largestInput = 5 * 1024 * 1024;
/** Recorded plots are bigger than scenarios: largest that is read, bytes. */
export const largestRecording = 500_000_000;

/** The bytes or the text of a file, or why there are none. */
export type ReadResult<T> =
  | { readonly value: T; readonly problem: null }
  | { readonly value: null; readonly problem: Problem };

/** A problem that concerns a whole file. */
export function fileProblem(file: string, message: string, hint = ''): Problem {
  return { severity: 'error', file, line: 1, column: 1, path: '', message, hint };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'not allowed to read this file',
  EISDIR: 'a file expected, a folder found',
  ENOTDIR: 'no such file or folder',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the file name is too long',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
};

/** One short sentence for an error of the operating system; anything else keeps its own first line. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code && reasons[code]) return reasons[code];
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]!;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes.length > 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The bytes of a file; gzip is recognised by its content and unpacked. Both sizes are bounded, so a small
 * packed file cannot fill the memory.
 */
export function readBytes(path: string, largest = largestInput): ReadResult<Uint8Array> {
  try {
    const { size } = statSync(path);
    if (size > largest) return tooLarge(path, largest);
    const bytes = readFileSync(path);
    if (!isGzip(bytes)) return { value: bytes, problem: null };
    return { value: gunzipSync(bytes, { maxOutputLength: largest }), problem: null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(path, largest);
    return { value: null, problem: fileProblem(path, reasonOf(error)) };
  }
}

function tooLarge(path: string, largest: number): ReadResult<Uint8Array> {
  return {
    value: null,
    problem: fileProblem(path, `at most ${Math.round(largest / 1e6)} MB expected, more found`),
  };
}

/** The text of a UTF-8 file, unpacked where it is gzip. */
export function readText(path: string, largest = largestInput): ReadResult<string> {
  const bytes = readBytes(path, largest);
  if (bytes.value === null) return bytes;
  try {
    return { value: new TextDecoder('utf-8', { fatal: true }).decode(bytes.value), problem: null };
  } catch {
    return { value: null, problem: fileProblem(path, 'UTF-8 text expected, other bytes found') };
  }
}

const unfinished = new Set<string>();

/** Remove what is half written; for the moment when the program is told to stop. */
export function discardUnfinished(): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
  unfinished.clear();
}

function temporaryName(path: string): string {
  return `${path}.tmp-${process.pid}-${randomBytes(3).toString('hex')}`;
}

/** Flush a file or folder to the device. */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Make a folder and those above it. One by one: in a place where folders cannot be made (`/proc`), Node's own
 * recursive way goes on for ever.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Writes all of the text or the bytes: one call of the system may take only a part. */
export type Write = (data: string | Uint8Array) => void;

function writerOf(handle: number): Write {
  return (data) => {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
  };
}

/** A file that is being written under a temporary name. */
interface Draft {
  readonly target: string;
  readonly temporary: string;
  readonly handle: number;
  isOpen: boolean;
}

function openDraft(path: string): Draft {
  const target = resolve(path);
  const temporary = temporaryName(target);
  makeFolder(dirname(target));
  const handle = openSync(temporary, 'wx');
  unfinished.add(temporary);
  return { target, temporary, handle, isOpen: true };
}

function closeDraft(draft: Draft): void {
  if (draft.isOpen) closeSync(draft.handle);
  draft.isOpen = false;
}

/** Flush to the device, and show the file under its own name. */
function showDraft(draft: Draft): void {
  fsyncSync(draft.handle);
  closeDraft(draft);
  renameSync(draft.temporary, draft.target);
  syncPath(dirname(draft.target));
}

/** Leave nothing behind; nothing is to be done where the file was shown. */
function dropDraft(draft: Draft): void {
  closeDraft(draft);
  rmSync(draft.temporary, { force: true });
  unfinished.delete(draft.temporary);
}

/** Let `fill` write a file piece by piece; it is there, complete, when this is done, and not before. */
export async function streamFileSafely(path: string, fill: (write: Write) => Promise<void>): Promise<void> {
  const draft = openDraft(path);
  try {
    await fill(writerOf(draft.handle));
    showDraft(draft);
  } finally {
    dropDraft(draft);
  }
}

/** Write a file whole or not at all: temporary name beside it, flush to the device, rename. */
export function writeFileSafely(path: string, data: string | Uint8Array): void {
  const draft = openDraft(path);
  try {
    writerOf(draft.handle)(data);
    showDraft(draft);
  } finally {
    dropDraft(draft);
  }
}

/**
 * Let `fill` write a new folder under a temporary name and show it under its own name only when it is
 * complete. A folder that is already there is replaced in the last step.
 */
export async function writeFolderSafely(
  path: string,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const target = resolve(path);
  const temporary = temporaryName(target);
  const former = join(dirname(target), `.${basename(temporary)}.old`);
  makeFolder(temporary);
  unfinished.add(temporary);
  try {
    await fill(temporary);
    syncPath(temporary);
    if (existsSync(target)) renameSync(target, former);
    renameSync(temporary, target);
    syncPath(dirname(target));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(former, { recursive: true, force: true });
    unfinished.delete(temporary);
  }
}

/** The folder of this package: the nearest one upwards that has a package.json. */
export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
