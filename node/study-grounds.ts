/** Files of heights that scenarios of a study name: read beside the scenarios, kept in the study's folder, read again from there. */
import { copyFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import {
  type GridFault,
  isGridFault,
  type NamedGrid,
  neededHeights,
  readDescription,
  type ScenarioDocument,
  type StudyDesign,
  type StudyGrounds,
} from '../src/index.ts';
import { makeFolder, readText } from './files.ts';
import { isHeightGrid, loadTerrain, readHeightFile, readOwnTerrain } from './terrain.ts';

/** Files of one grid, and the hash by which the design knows it. */
export interface HeightCopy {
  readonly sha256: string;
  readonly paths: readonly string[];
}

/** Grids that scenarios name, read between two looks at a study. */
export interface HeightsBeside {
  /** What was read for a scenario file; null, and noted, where nothing was yet. */
  readonly of: (document: ScenarioDocument, scenarioFile: string) => NamedGrid | GridFault | null;
  /** Read what was noted; false where there was nothing. */
  readonly readNoted: () => Promise<boolean>;
  /** What a study that stands on them has to keep. */
  readonly copies: () => HeightCopy[];
}

/** The file, and the one that it describes where it is a description. */
function filesOf(path: string): string[] {
  if (!/\.json$/i.test(path)) return [path];
  const text = readText(path);
  const header = text.problem ? null : readDescription(text.value);
  return header === null || isGridFault(header) ? [path] : [path, join(dirname(path), header.file)];
}

export function createHeightsBeside(): HeightsBeside {
  const noted = new Map<string, ScenarioDocument>();
  const read = new Map<string, { path: string; grid: NamedGrid | GridFault }>();
  return {
    of: (document, scenarioFile) => {
      if (document.input.terrain?.file === undefined) return null;
      const found = read.get(scenarioFile);
      if (!found) noted.set(scenarioFile, document);
      return found?.grid ?? null;
    },
    readNoted: async () => {
      for (const [scenarioFile, document] of noted) {
        const grid = (await readOwnTerrain(document, scenarioFile))!;
        read.set(scenarioFile, {
          path: resolve(dirname(scenarioFile), document.input.terrain!.file!),
          grid,
        });
      }
      return noted.size > 0;
    },
    copies: () =>
      [...read.values()].flatMap(({ path, grid }) =>
        isGridFault(grid) ? [] : [{ sha256: grid.sha256, paths: filesOf(path) }],
      ),
  };
}

const homeOf = (folder: string, sha256: string): string => join(folder, 'heights', sha256);

/** Put the files into the folder of a study, for its workers here and elsewhere, and for later. */
export function keepHeights(folder: string, copies: readonly HeightCopy[]): void {
  for (const { sha256, paths } of copies) {
    const home = homeOf(folder, sha256);
    makeFolder(home);
    for (const path of paths) copyFileSync(path, join(home, basename(path)));
  }
}

/** What the scenarios of a stored study stand on. A file that is not there is told when its scenario is compiled. */
export async function loadGrounds(folder: string, design: StudyDesign): Promise<StudyGrounds> {
  const terrain = loadTerrain();
  const own = new Map<string, NamedGrid>();
  for (const { file, sha256, no_data } of neededHeights(design)) {
    const read = await readHeightFile(join(homeOf(folder, sha256), file), no_data);
    if (!isGridFault(read)) own.set(sha256, { name: file, ...read });
  }
  return { bundled: isHeightGrid(terrain) ? terrain : null, own };
}
