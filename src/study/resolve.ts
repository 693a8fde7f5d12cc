/** From the text of a study and of what it names to a design, or to the reasons why there is none. */

import { type GridFault, isGridFault } from '../geo/heights.ts';
import { ENGINE } from '../record/header.ts';
import { NOTICE } from '../record/record.ts';
import { compileScenario } from '../scenario/compile.ts';
import type { NamedGrid } from '../scenario/compile-terrain.ts';
import { inTextOrder } from '../scenario/explain.ts';
import type { ScenarioInput, UnitInput } from '../scenario/format.ts';
import { nearestWord } from '../scenario/hint.ts';
import type { Library } from '../scenario/library.ts';
import { parseScenario, type ScenarioDocument } from '../scenario/parse.ts';
import { type PlanDocument, parsePlan } from '../scenario/plan.ts';
import type { Problem } from '../scenario/problem.ts';
import { dotted } from '../scenario/read-yaml.ts';
import { type Saying, said } from '../scenario/saying.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { parseStudy } from '../scenario/study.ts';
import type { RaidInput } from '../scenario/study-format.ts';
import { assumedFactors } from './assumed-factors.ts';
import { composeScenario } from './compose.ts';
import { type Crossing, checkSize, crossCells } from './cross-cells.ts';
import type { Factor, StudyDesign } from './design.ts';
import { checkFactors, factorsOf, pointsOf } from './factors.ts';
import { pinnedTo } from './grounds.ts';
import { hashText } from './hash.ts';
import { type Named, type Resolving, tell } from './resolving.ts';

/** What a study may name: files are read by whoever asks, since `src/` reads none. */
export interface StudyFiles {
  /** The text that a reference means, or null with the names that are known. */
  readonly read: (
    kind: 'scenario' | 'plan',
    reference: string,
  ) =>
    | { readonly file: string; readonly text: string }
    | { readonly known: readonly string[]; readonly reason: Saying };
  /** The heights that a scenario names, or why there are none; absent where none can be read. */
  readonly heights?: (document: ScenarioDocument, scenarioFile: string) => NamedGrid | GridFault | null;
}

/** A reference as an id: the name of the file without folder and ending. */
function idOf(reference: string): string {
  return reference.replace(/^.*[\\/]/, '').replace(/\.(ya?ml|json)$/, '');
}

const nouns = { scenario: said`scenario`, plan: said`plan` };

function open<T>(
  resolving: Resolving,
  kind: 'scenario' | 'plan',
  references: readonly string[],
  files: StudyFiles,
  parse: (text: string, file: string) => { document: T | null; problems: Problem[] },
): Named<T>[] {
  const opened: Named<T>[] = [];
  references.forEach((reference, index) => {
    const found = files.read(kind, reference);
    if ('known' in found) {
      const near = nearestWord(reference, found.known);
      const hint = near ? said`did you mean ${near}?` : said`bundled: ${found.known.join(', ')}`;
      tell(
        resolving,
        [`${kind}s`, index],
        said`${nouns[kind]} expected, ${reference} not found: ${found.reason}`,
        hint,
      );
      return;
    }
    const { document, problems } = parse(found.text, found.file);
    resolving.problems.push(...problems);
    if (document !== null) opened.push({ id: idOf(reference), file: found.file, document });
  });
  return opened;
}

/**
 * The design of a study text with all its problems, of every level that can be reached. Never throws.
 * @param options.runs  runs a cell instead of the study's
 */
export function resolveStudy(
  text: string,
  file: string,
  library: Library,
  files: StudyFiles,
  options: { readonly runs?: number; readonly assumed?: 'sweep' | 'fixed' } = {},
): { design: StudyDesign | null; problems: Problem[] } {
  const { document, problems } = parseStudy(text, file);
  if (document === null) return { design: null, problems };
  const resolving: Resolving = { file, document, library, problems: [...problems] };
  const { input } = document;
  const scenarios = open(resolving, 'scenario', input.scenarios, files, parseScenario);
  const plans = open(resolving, 'plan', input.plans ?? [], files, parsePlan);
  const raids: readonly RaidInput[] = input.raids ?? [{ id: 'as-written' }];
  checkRaids(resolving, scenarios, raids);
  const factors = factorsOf(resolving, scenarios);
  if (hasErrors(resolving)) return refused(resolving);
  const points = pointsOf(resolving, factors);
  const crossed = { scenarios, plans, raids, points };
  checkSize(resolving, crossed);
  if (hasErrors(resolving)) return refused(resolving);
  const crossing = crossCells(resolving, crossed);
  if (hasErrors(resolving)) return refused(resolving);
  const grounds = scenarios.map((one) => files.heights?.(one.document, one.file) ?? null);
  const parts = { scenarios, plans, raids, factors, points, crossing, grounds };
  const bare = draftOf(resolving, parts);
  const compiled = compileAll(resolving, bare, parts);
  checkFactors(resolving, bare);
  if (hasErrors(resolving)) return refused(resolving);
  const sweeps = (options.assumed ?? input.assumed ?? 'sweep') === 'sweep';
  const runs = options.runs ?? input.runs;
  const design = {
    ...bare,
    runs,
    ...summaryOf(compiled),
    assumed: sweeps ? assumedFactors(compiled, bare, library) : [],
  };
  return { design: { ...design, id: idOfDesign(design) }, problems: inTextOrder(resolving.problems) };
}

function hasErrors({ problems }: Resolving): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

function refused({ problems }: Resolving): { design: null; problems: Problem[] } {
  return { design: null, problems: inTextOrder(problems) };
}

/**
 * What names a study: everything that its runs depend on but how many there are, so that a study may be
 * carried on with more of them.
 */
function idOfDesign(design: StudyDesign): string {
  const { id: _, runs: __, measures: ___, ...rest } = design;
  return hashText(JSON.stringify(rest)).slice(0, 32);
}

function checkRaids(
  resolving: Resolving,
  scenarios: readonly Named<ScenarioDocument>[],
  raids: readonly RaidInput[],
): void {
  raids.forEach((raid, index) => {
    (raid.keep ?? []).forEach((id, at) => {
      for (const scenario of scenarios) {
        const known = (scenario.document.input.raid?.groups ?? []).map((group) => group.id);
        if (known.includes(id)) continue;
        const near = nearestWord(id, known);
        const hint = near ? said`did you mean ${near}?` : said`groups: ${known.join(', ')}`;
        tell(
          resolving,
          ['raids', index, 'keep', at],
          said`group of ${scenario.id} expected, ${id} found`,
          hint,
        );
      }
    });
  });
}

interface Parts {
  readonly scenarios: readonly Named<ScenarioDocument>[];
  readonly plans: readonly Named<PlanDocument>[];
  readonly raids: readonly RaidInput[];
  readonly factors: readonly Factor[];
  readonly points: readonly (readonly number[])[];
  readonly crossing: Crossing;
  /** What each scenario names of heights; null where it names none, or where none can be read. */
  readonly grounds: readonly (NamedGrid | GridFault | null)[];
}

function draftOf({ document: { input } }: Resolving, parts: Parts): StudyDesign {
  const { scenarios, plans, raids, factors, points, crossing, grounds } = parts;
  const gridOf = (index: number): NamedGrid | null => {
    const ground = grounds[index] ?? null;
    return ground === null || isGridFault(ground) ? null : ground;
  };
  return {
    format: 'sudarshan/study-design/1',
    id: '',
    engine: ENGINE,
    notice: NOTICE,
    name: input.name,
    description: input.description ?? '',
    sources: input.sources ?? [],
    seed: input.seed ?? 1,
    runs: input.runs,
    perception: input.perception ?? null,
    measures: input.measures ?? ['leaked', 'value_lost', 'assets_hit', 'no_leak'],
    regions: regionsOf(scenarios.map((scenario) => scenario.document.input)),
    scenarios: scenarios.map(({ id, document }, index) => ({
      id,
      name: document.input.name,
      input: pinnedTo(gridOf(index), document.input),
    })),
    plans: plans.map(({ id, document }) => ({
      id,
      name: document.input.name,
      description: document.input.description ?? '',
      sources: document.input.sources ?? [],
    })),
    raids,
    dates: input.dates ?? [''],
    laydowns: crossing.laydowns,
    factors,
    designKind: input.design?.kind ?? 'full',
    basePoints: input.design?.kind === 'sobol' ? input.design.points! : 0,
    points,
    assumed: [],
    cells: crossing.cells,
    cases: crossing.cases,
    assumptions: [],
    figureSources: [],
  };
}

function regionsOf(inputs: readonly ScenarioInput[]): string[] {
  const regions = inputs.flatMap((input) => input.defence.assets.map((asset) => asset.region ?? ''));
  return [...new Set(regions)].filter((region) => region !== '');
}

/** Every scenario x laydown x raid compiled at the first point; problems are told where the unit or value was written. */
function compileAll(
  resolving: Resolving,
  design: StudyDesign,
  { scenarios, plans, grounds }: Parts,
): Scenario[] {
  const compiled: Scenario[] = [];
  const told = new Set<string>();
  design.cells.forEach((cell, index) => {
    if (cell.point !== 0) return;
    const { document, file } = scenarios[cell.scenario]!;
    const own = document.input.defence.units.length;
    const input = composeScenario(design, index, 0);
    const { scenario, problems } = compileScenario({ input, locate: document.locate }, resolving.library, {
      file,
      ownTerrain: grounds[cell.scenario] ?? null,
    });
    for (const problem of problems) {
      const relocated = inPlan(problem, own, design.laydowns[cell.laydown]!.units, plans);
      const key = JSON.stringify(relocated);
      if (!told.has(key)) resolving.problems.push(relocated);
      told.add(key);
    }
    if (scenario !== null) compiled.push(scenario);
  });
  return compiled;
}

/** A problem of a unit that a plan brought, moved to where the plan names it. */
function inPlan(
  problem: Problem,
  own: number,
  units: readonly UnitInput[],
  plans: readonly Named<PlanDocument>[],
): Problem {
  const [, index, rest = ''] = /^defence\.units\.(\d+)(?:\.(.*))?$/.exec(problem.path) ?? [];
  const unit = index === undefined ? undefined : units[Number(index) - own];
  if (unit === undefined) return problem;
  for (const { file, document } of plans) {
    for (const [d, delivery] of document.input.deliveries.entries()) {
      const u = delivery.units.findIndex((one) => one.id === unit.id);
      if (u < 0) continue;
      const path = ['deliveries', d, 'units', u, ...rest.split('.').filter((step) => step !== '')];
      return { ...problem, file, ...document.locate(path, 'value'), path: dotted(path) };
    }
  }
  return problem;
}

/** What the compiled scenarios rest on, each once. */
function summaryOf(compiled: readonly Scenario[]): Pick<StudyDesign, 'assumptions' | 'figureSources'> {
  const assumptions = new Map(compiled.flatMap((one) => one.assumptions.map((a) => [a.path, a] as const)));
  const sources = new Set(compiled.flatMap((one) => one.sources));
  return { assumptions: [...assumptions.values()], figureSources: [...sources] };
}
