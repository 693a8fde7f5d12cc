/** Which varied or assumed numbers a study's results hang on. */
import { givenDataIndex, type SensitivityIndex, sobolIndices } from '../analysis/sensitivity.ts';
import { sobolCoordinate } from '../math/sobol.ts';
import { mean } from '../math/statistics.ts';
import type { StudyCase, StudyDesign } from './design.ts';
import { meaningOf } from './measures.ts';
import type { ValuesOf } from './summarise.ts';

/** The index of one number for one measure. */
export interface Sensitivity extends SensitivityIndex {
  readonly scenario: string;
  readonly plan: string;
  readonly date: string;
  readonly raid: string;
  readonly measure: string;
  /** Path of a varied number, or the kind of the assumed figures. */
  readonly factor: string;
  readonly method: 'saltelli' | 'given-data';
}

/** Indices for every plan and raid at the last date: later dates have the most to tell. */
export function sensitivities(design: StudyDesign, valuesOf: ValuesOf, runs: number): Sensitivity[] {
  const date = design.dates.at(-1)!;
  const heads = design.cases.filter((one) => one.point === 0 && one.date === date);
  return heads.flatMap((head) =>
    design.measures.flatMap((measure) => {
      if (meaningOf(measure, design.regions).better === 'neither') return [];
      return [
        ...fromAssumed(design, head, measure, valuesOf, runs),
        ...fromDesign(design, head, measure, valuesOf),
      ];
    }),
  );
}

function named(
  head: StudyCase,
  measure: string,
): Pick<Sensitivity, 'scenario' | 'plan' | 'date' | 'raid' | 'measure'> {
  return { scenario: head.scenario, plan: head.plan, date: head.date, raid: head.raid, measure };
}

/** From the runs of the first point: each took another value of the assumed figures. */
function fromAssumed(
  design: StudyDesign,
  head: StudyCase,
  measure: string,
  valuesOf: ValuesOf,
  runs: number,
): Sensitivity[] {
  if (runs < 40) return [];
  const values = valuesOf(head.cell, measure);
  return design.assumed.map(({ name }, dimension) => {
    const factor = Float64Array.from({ length: runs }, (_, run) => sobolCoordinate(run + 1, dimension));
    return { ...named(head, measure), factor: name, method: 'given-data', ...givenDataIndex(factor, values) };
  });
}

/** From the means of the points of the design. */
function fromDesign(
  design: StudyDesign,
  head: StudyCase,
  measure: string,
  valuesOf: ValuesOf,
): Sensitivity[] {
  if (design.factors.length === 0) return [];
  const points = design.cases.filter(
    (one) =>
      one.scenario === head.scenario &&
      one.plan === head.plan &&
      one.date === head.date &&
      one.raid === head.raid,
  );
  const means = Float64Array.from(points, (one) => mean(valuesOf(one.cell, measure)));
  const isSaltelli = design.designKind === 'sobol';
  const indices = isSaltelli ? sobolIndices(means, design.basePoints, design.factors.length) : null;
  return design.factors.map((factor, k) => {
    const column = Float64Array.from(points, (one) => design.points[one.point]![k]!);
    const index = indices?.[k] ?? givenDataIndex(column, means);
    return {
      ...named(head, measure),
      factor: factor.path,
      method: isSaltelli ? 'saltelli' : 'given-data',
      ...index,
    };
  });
}
