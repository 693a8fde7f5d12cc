/** What the scenarios of a study stand on: the library's heights, and files of the user's that travel with the study. */
import type { HeightGrid } from '../geo/terrain.ts';
import type { CompileOptions } from '../scenario/compile.ts';
import type { NamedGrid } from '../scenario/compile-terrain.ts';
import type { ScenarioInput } from '../scenario/format.ts';
import type { StudyDesign } from './design.ts';

export interface StudyGrounds {
  /** Without one the Earth is smooth. */
  readonly bundled: HeightGrid | null;
  /** Grids of the user's by their SHA-256, to which a design pins them. */
  readonly own: ReadonlyMap<string, NamedGrid>;
}

/** A file of heights that a design needs. */
export interface NeededHeights {
  /** Name without a folder. */
  readonly file: string;
  readonly sha256: string;
  readonly no_data: 'refuse' | 'sea';
}

/** The files that a design needs, each once. */
export function neededHeights({ scenarios }: StudyDesign): NeededHeights[] {
  const needed = new Map<string, NeededHeights>();
  for (const { input } of scenarios) {
    const { file, sha256 = '', no_data = 'refuse' } = input.terrain ?? {};
    if (file !== undefined) needed.set(sha256, { file, sha256, no_data });
  }
  return [...needed.values()];
}

/** The ground of one scenario of a study. */
export function groundOf(
  { bundled, own }: StudyGrounds,
  { terrain }: ScenarioInput,
): Pick<CompileOptions, 'terrain' | 'ownTerrain'> {
  const missing = {
    message: 'heights that came with the study expected, none found',
    hint: 'they lie beside its study.json, in heights/',
  };
  if (terrain?.file === undefined) return { terrain: bundled };
  return { terrain: bundled, ownTerrain: own.get(terrain.sha256 ?? '') ?? missing };
}

/** The scenario with its file of heights by name and hash, wherever the file lay. */
export function pinnedTo(ground: NamedGrid | null, input: ScenarioInput): ScenarioInput {
  if (ground === null) return input;
  return { ...input, terrain: { ...input.terrain, file: ground.name, sha256: ground.sha256 } };
}
