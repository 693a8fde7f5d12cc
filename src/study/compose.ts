/** The scenario of one run of a study: an ordinary scenario document that anybody can run by itself. */
import { sobolCoordinate } from '../math/sobol.ts';
import type { ScenarioInput } from '../scenario/format.ts';
import { setNumber } from '../scenario/number-path.ts';
import type { RaidInput } from '../scenario/study-format.ts';
import type { StudyDesign } from './design.ts';

/** A scenario with the groups of a raid. */
export function withRaid(input: ScenarioInput, raid: RaidInput): ScenarioInput {
  const written = input.raid?.groups ?? [];
  const kept = raid.keep ? written.filter((group) => raid.keep!.includes(group.id)) : written;
  return { ...input, raid: { groups: raid.groups ?? kept } };
}

/** Values of the assumed figures in run `run`; empty where they are fixed. */
export function assumedFigures(design: StudyDesign, run: number): Record<string, number> {
  const figures: Record<string, number> = {};
  design.assumed.forEach((factor, dimension) => {
    const share = sobolCoordinate(run + 1, dimension);
    for (const { path, from, to } of factor.figures) figures[path] = from + (to - from) * share;
  });
  return figures;
}

/**
 * The scenario of run `run` of cell `cell`: laydown, raid, the varied numbers, and the run's share of what is assumed.
 *
 * Run r takes the same share of the assumed spreads in every cell, so two plans are compared under the same
 * assumptions as well as under the same luck.
 */
export function composeScenario(design: StudyDesign, cell: number, run: number): ScenarioInput {
  const { scenario, laydown, raid, point } = design.cells[cell]!;
  const base = design.scenarios[scenario]!.input;
  const input = structuredCopy(withRaid(base, design.raids[raid]!));
  const figures: Record<string, number> = { ...input.figures, ...assumedFigures(design, run) };
  input.defence.units.push(
    ...structuredCopy(design.laydowns[laydown]!.units as ScenarioInput['defence']['units']),
  );
  design.factors.forEach((factor, index) => {
    const value = design.points[point]![index]!;
    if (factor.kind === 'library') figures[factor.path] = value;
    else setNumber(input, factor.path, value);
  });
  if (Object.keys(figures).length > 0) input.figures = figures;
  if (design.perception !== null) input.perception = design.perception;
  return input;
}

/** A copy of plain data that can be changed by itself. */
function structuredCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
