/** Studies and plans on disk: the bundled ones by name, others by path, and what a study names beside it. */
import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { type Problem, resolveStudy, type StudyDesign, type StudyFiles, said } from '../src/index.ts';
import { readText } from './files.ts';
import { bundledFiles, loadLibrary } from './library.ts';
import { createHeightsBeside, type HeightCopy } from './study-grounds.ts';

/** The file meant by a study argument: a path, or the name of a bundled study. */
export function studyPath(given: string): string {
  return bundledFiles('studies').find((bundled) => bundled.id === given)?.path ?? given;
}

/** Reads what a study in this folder names: a file beside it, else a bundled one of that name. */
function filesBeside(folder: string): StudyFiles {
  return {
    read: (kind, reference) => {
      const bundled = bundledFiles(`${kind}s`);
      const beside = resolve(folder, reference);
      const path = existsSync(beside) ? beside : bundled.find(({ id }) => id === reference)?.path;
      const known = bundled.map(({ id }) => id);
      if (path === undefined) return { known, reason: said`no such file, and no bundled one of that name` };
      const read = readText(path);
      return read.problem
        ? { known, reason: said`${read.problem.message}` }
        : { file: path, text: read.value };
    },
  };
}

/** A text that came with a study, under the name by which the study names it. */
export interface GivenFile {
  readonly name: string;
  readonly text: string;
}

/** Finds what a study names among the texts that came with it, else among the bundled ones; no file is opened by a name that was sent. */
function filesAmong(given: readonly GivenFile[]): StudyFiles {
  return {
    read: (kind, reference) => {
      const sent = given.find(({ name }) => name === reference);
      if (sent) return { file: sent.name, text: sent.text };
      const bundled = bundledFiles(`${kind}s`);
      const known = [...given.map(({ name }) => name), ...bundled.map(({ id }) => id)];
      const path = bundled.find(({ id }) => id === reference)?.path;
      const read = path === undefined ? null : readText(path);
      if (read?.value) return { file: reference, text: read.value };
      return { known, reason: said`it was not sent, and no bundled one has that name` };
    },
  };
}

/** Resolve the text of a study that was sent, with the texts that came with it. */
export function prepareStudyText(
  text: string,
  name: string,
  given: readonly GivenFile[],
  options: StudyOptions = {},
): { design: StudyDesign | null; problems: readonly Problem[] } {
  const { library, problems } = loadLibrary();
  if (!library) return { design: null, problems };
  return resolveStudy(text, name, library, filesAmong(given), options);
}

export interface StudyOptions {
  readonly runs?: number;
  readonly assumed?: 'sweep' | 'fixed';
}

export interface PreparedStudy {
  readonly design: StudyDesign | null;
  readonly problems: readonly Problem[];
  /** Files of heights that the study has to keep. */
  readonly heights: readonly HeightCopy[];
}

/** Read and resolve a study file, or a bundled study given by name. */
export async function prepareStudy(given: string, options: StudyOptions = {}): Promise<PreparedStudy> {
  const path = studyPath(given);
  const read = readText(path);
  if (read.problem) return { design: null, problems: [read.problem], heights: [] };
  const { library, problems } = loadLibrary();
  if (!library) return { design: null, problems, heights: [] };
  const beside = createHeightsBeside();
  const files = { ...filesBeside(dirname(path)), heights: beside.of };
  const resolved = () => resolveStudy(read.value, path, library, files, options);
  const first = resolved();
  const last = (await beside.readNoted()) ? resolved() : first;
  return { ...last, heights: beside.copies() };
}

/** A name for the results of a study. */
export function studyName(given: string): string {
  return basename(given).replace(/\.(ya?ml|json)$/, '');
}
