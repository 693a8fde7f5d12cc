/** The ground of a scenario: the library's grid, the user's own, or none. */
import { extentText, type GridFault, isGridFault } from '../geo/heights.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { type Compiling, report } from './compile-context.ts';
import type { Defence } from './defence.ts';
import type { ScenarioInput } from './format.ts';
import { isOnGrid } from './place.ts';
import { said } from './saying.ts';
import type { TerrainIdentity } from './scenario.ts';

/** A height grid of the user's with what tells it from every other: its file name, and the hash of its bytes. */
export interface NamedGrid {
  readonly name: string;
  readonly sha256: string;
  readonly grid: HeightGrid;
}

/** What the caller could read: the library's grid, and the file that the scenario names or why it is none. */
export interface Grounds {
  readonly bundled: HeightGrid | null;
  readonly own: NamedGrid | GridFault | null;
}

export interface CompiledTerrain {
  readonly grid: HeightGrid | null;
  readonly identity: TerrainIdentity;
}

const flat: CompiledTerrain = { grid: null, identity: { relief: 'flat', name: '', sha256: '' } };

/** The ground that a scenario asks for. A file that is not there or does not fit is an error at its line. */
export function compileTerrain(
  compiling: Compiling,
  input: ScenarioInput,
  { bundled, own }: Grounds,
): CompiledTerrain {
  const { relief, file, no_data, sha256 } = input.terrain ?? {};
  if (relief !== undefined && file !== undefined) {
    const hint = said`a grid of your own takes the place of the bundled one: leave relief out`;
    report(compiling, 'error', ['terrain', 'relief'], said`either relief or file expected, both found`, hint);
    return flat;
  }
  if (file !== undefined) return compileOwn(compiling, file, sha256, own);
  if (no_data !== undefined || sha256 !== undefined || (input.terrain && relief === undefined)) {
    const hint = said`write terrain: {relief: bundled}, {relief: flat} or {file: heights.tif}`;
    report(compiling, 'error', ['terrain'], said`relief or file expected, neither found`, hint, 'key');
  }
  if (relief === 'flat' || bundled === null) return flat;
  return { grid: bundled, identity: { relief: 'bundled', name: '', sha256: '' } };
}

function compileOwn(
  compiling: Compiling,
  file: string,
  sha256: string | undefined,
  own: Grounds['own'],
): CompiledTerrain {
  if (own === null) {
    const hint = said`a server opens no height files: use the command line or the browser app, or write {relief: bundled}`;
    report(
      compiling,
      'error',
      ['terrain', 'file'],
      said`heights of ${file} expected, none can be read here`,
      hint,
    );
    return flat;
  }
  if (isGridFault(own)) {
    report(compiling, 'error', ['terrain', 'file'], said`${file}: ${own.message}`, said`${own.hint}`);
    return flat;
  }
  if (sha256 !== undefined && sha256 !== own.sha256) {
    const message = said`${file} with sha256 ${sha256} expected, ${own.sha256} found`;
    report(compiling, 'error', ['terrain', 'sha256'], message, said`the file is another one than it was`);
  }
  return { grid: own.grid, identity: { relief: 'file', name: own.name, sha256: own.sha256 } };
}

/**
 * Says which assets and units stand off the height grid, each unit of the scenario once. A file of the user's on which
 * none of them stands is an error: it is the wrong file.
 */
export function checkSites(
  compiling: Compiling,
  { grid, identity }: CompiledTerrain,
  defence: Defence,
): void {
  if (grid === null) return;
  const off: [list: string, index: number][] = [];
  for (const { site, index } of defence.assets) if (!isOnGrid(grid, site)) off.push(['assets', index]);
  defence.systems.forEach((_, index) => {
    const units = defence.units.filter((unit) => unit.system === index);
    if (units.some((unit) => !isOnGrid(grid, unit.site))) off.push(['units', index]);
  });
  const total = defence.assets.length + defence.systems.length;
  if (identity.relief === 'file' && total > 0 && off.length === total) {
    const message = said`heights around the sites expected, ${identity.name} covers ${extentText(grid)}`;
    const hint = said`no asset and no unit stands on it: is it the right file?`;
    report(compiling, 'error', ['terrain', 'file'], message, hint);
    return;
  }
  for (const [list, index] of off) {
    const message = said`place on the height grid expected, place outside it found`;
    const hint = said`the ground counts as sea there: give a larger grid, or terrain: {relief: flat}`;
    report(compiling, 'warning', ['defence', list, index, 'at'], message, hint);
  }
}
