/** Scenario document and library to a compiled scenario: the only place where input units are converted. */
import type { GridFault } from '../geo/heights.ts';
import type { HeightGrid } from '../geo/terrain.ts';
import { lookTwice } from './check-sense.ts';
import { compileAssets, withCarriers } from './compile-assets.ts';
import { type Compiling, report } from './compile-context.ts';
import { compileDefence } from './compile-defence.ts';
import { compileRaid } from './compile-raid.ts';
import { checkSites, compileTerrain, type NamedGrid } from './compile-terrain.ts';
import { figureSpread, figureValue } from './describe-library.ts';
import { inTextOrder } from './explain.ts';
import { shortNumber } from './hint.ts';
import type { Figure, Library } from './library.ts';
import { parseScenario, type ScenarioDocument } from './parse.ts';
import { groundHeight } from './place.ts';
import type { Problem } from './problem.ts';
import { replaceFigures } from './replace-figures.ts';
import { said, unsaid } from './saying.ts';
import type { Assumption, Perception, Scenario } from './scenario.ts';

/** What a scenario that gives no epoch, step or record period gets. */
const EPOCH = '2025-06-01T00:00:00Z';
const STEP = 0.5;
const RECORD_PERIOD = 2;

export interface CompileOptions {
  /** Name of the file, for problems. */
  readonly file: string;
  /** Replaces the step of the scenario, s. */
  readonly step?: number;
  /** Replaces the perception of the scenario. */
  readonly perception?: Perception;
  /** Height grid for `terrain: {relief: bundled}`; without one the Earth is smooth. */
  readonly terrain?: HeightGrid | null;
  /** What stands in the file of `terrain: {file: ...}`, or why it is no height grid. */
  readonly ownTerrain?: NamedGrid | GridFault | null;
}

/**
 * The compiled scenario, or null with the reasons; warnings come beside a scenario too.
 *
 * Sites stand on the ground of the terrain grid. Never throws.
 */
export function compileScenario(
  document: ScenarioDocument,
  library: Library,
  options: CompileOptions,
): { scenario: Scenario | null; problems: Problem[] } {
  const { input, locate } = document;
  const compiling: Compiling = { file: options.file, locate, library, problems: [], used: new Map() };
  replaceFigures(compiling, input.figures ?? {});
  const grounds = { bundled: options.terrain ?? null, own: options.ownTerrain ?? null };
  const ground = compileTerrain(compiling, input, grounds);
  const terrain = ground.grid;
  const heightOf = (place: { lat: number; lon: number }): number => groundHeight(terrain, place);
  const bare = compileAssets(compiling, input, heightOf);
  const raid = compileRaid(compiling, input, bare, heightOf);
  const assets = withCarriers(bare, input, raid.flights);
  const defence = compileDefence(compiling, input, assets, raid.flights, heightOf);
  const times = compileTimes(compiling, document, options);
  checkSites(compiling, ground, defence);
  lookTwice(compiling, input);
  const problems = inTextOrder(compiling.problems);
  if (problems.some((problem) => problem.severity === 'error')) return { scenario: null, problems };
  const scenario: Scenario = {
    name: input.name,
    description: input.description ?? '',
    epoch: input.epoch ?? EPOCH,
    duration: input.duration_s,
    ...times,
    perception: options.perception ?? input.perception ?? 'tracks',
    raid,
    defence,
    terrain,
    terrainIdentity: ground.identity,
    assumptions: assumptionsOf(compiling.used),
    sources: sourcesOf(input.sources ?? [], compiling),
  };
  return { scenario, problems };
}

/** All problems of a scenario text, of every level that can be reached. */
export function checkScenario(text: string, file: string, library: Library): Problem[] {
  const { document, problems } = parseScenario(text, file);
  return document === null ? problems : compileScenario(document, library, { file }).problems;
}

/** Step and record period, s; the period follows a step that was replaced from outside. */
function compileTimes(
  compiling: Compiling,
  { input }: ScenarioDocument,
  options: CompileOptions,
): { step: number; recordPeriod: number } {
  const written = input.step_s ?? STEP;
  const step = options.step !== undefined && options.step > 0 ? options.step : written;
  const period = input.record_period_s ?? RECORD_PERIOD;
  const frames = Math.max(1, Math.round(period / step));
  const apart = Math.abs(period / written - Math.round(period / written));
  if (input.record_period_s !== undefined && (apart > 1e-9 || period < written)) {
    report(
      compiling,
      'error',
      ['record_period_s'],
      said`multiple of the step ${written} s expected, ${period} found`,
      said`write ${shortNumber(Math.max(1, Math.round(period / written)) * written)}`,
    );
  }
  if (input.duration_s < step)
    report(
      compiling,
      'error',
      ['duration_s'],
      said`at least one step of ${step} s expected, ${input.duration_s} found`,
      unsaid,
    );
  return { step, recordPeriod: frames * step };
}

/** Used figures that nobody published, or whose sources disagree. */
function assumptionsOf(used: ReadonlyMap<string, Figure>): Assumption[] {
  const list: Assumption[] = [];
  for (const figure of used.values()) {
    const spread = figureSpread(figure);
    if (figure.check !== 'assumed' && spread === '') continue;
    const unit = figure.unit === '' || figure.unit === '1' ? '' : ` ${figure.unit}`;
    const value = `${figureValue(figure)}${spread === '' ? '' : ` (${spread})`}${unit}`;
    const kind = figure.check === 'assumed' ? 'assumed' : 'sources disagree';
    list.push({ path: figure.path, value, note: figure.note === '' ? kind : `${kind}: ${figure.note}` });
  }
  return list;
}

function sourcesOf(written: readonly string[], compiling: Compiling): string[] {
  const titles = new Set(written);
  for (const figure of compiling.used.values())
    for (const id of figure.source) titles.add(compiling.library.sources.get(id)?.title ?? id);
  return [...titles];
}
