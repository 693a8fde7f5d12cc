/** What the runs of a study say: estimates for each case, plans compared, ranks that the evidence supports. */
import {
  type Difference,
  holmAdjusted,
  noDifference,
  pairedDifference,
  supportedRanks,
  type VarianceCut,
  varianceCut,
} from '../analysis/compare.ts';
import { type Estimate, estimate } from '../analysis/estimate.ts';
import { estimateQuantile, type QuantileEstimate } from '../analysis/quantile.ts';
import type { StudyCase, StudyDesign } from './design.ts';
import { hashStudy } from './hash.ts';
import { allMeasures, meaningOf, regionMeasure } from './measures.ts';
import type { StudyRow } from './run-cell.ts';
import { type Sensitivity, sensitivities } from './sensitivities.ts';

/** One case with its estimates. */
export interface CaseResult extends Omit<StudyCase, 'point'> {
  readonly cellId: string;
  /** Values of what is varied, by path. */
  readonly varied: Readonly<Record<string, number>>;
  readonly measures: Readonly<Record<string, Estimate>>;
  /** Median and upper tenth of measures that are not yes or no. */
  readonly quantiles: Readonly<
    Record<string, { readonly median: QuantileEstimate; readonly p90: QuantileEstimate }>
  >;
  /** Rank among the plans of the same scenario, date, raid and point, by measure; plans that the evidence does not tell apart share one. */
  readonly ranks: Readonly<Record<string, number>>;
}

/** One plan against another at the same date, raid and point. */
export interface PlanDifference extends Difference {
  readonly scenario: string;
  readonly plan: string;
  readonly against: string;
  readonly date: string;
  readonly raid: string;
  readonly varied: Readonly<Record<string, number>>;
  readonly measure: string;
  /** `p` corrected for all comparisons of this measure at this date, raid and point. */
  readonly adjustedP: number;
  /** Whether the evidence tells them apart. */
  readonly separated: boolean;
  /**
   * Interval widened so that all of this measure at this date, raid and point hold together with 95 % (Bonferroni). It can
   * still touch 0 where `separated`, which goes by Holm's rule, is true: that rule is a little less strict.
   */
  readonly joint: { readonly low: number; readonly high: number };
  /** What one more unit, and one more billion dollars, change; null where they have the same. */
  readonly perUnit: { readonly mean: number; readonly low: number; readonly high: number } | null;
  readonly perBillionUsd: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

export interface StudySummary {
  readonly study: string;
  readonly id: string;
  readonly engine: string;
  readonly notice: string;
  readonly hash: string;
  readonly seed: number;
  readonly runsPerCell: number;
  readonly cells: number;
  readonly runs: number;
  readonly results: readonly CaseResult[];
  readonly differences: readonly PlanDifference[];
  /** What each delivery of each plan changed: `date` against `against`, the date before, of the same plan. */
  readonly deliveries: readonly PlanDifference[];
  readonly sensitivity: readonly Sensitivity[];
  /** How much common random numbers helped, for the deciding measure; null where no two cells differ. */
  readonly commonRandomNumbers: (VarianceCut & { readonly measure: string; readonly pairs: number }) | null;
}

/** A chance below this, after the correction, tells two plans apart. */
const SEPARATED_BELOW = 0.05;

/** Values of one measure of one cell, by run. */
export type ValuesOf = (cell: number, measure: string) => Float64Array;

function valuesByCell(design: StudyDesign, rows: readonly StudyRow[], runs: number): ValuesOf {
  const names = allMeasures(design.regions);
  const table = new Map<string, Float64Array>();
  for (let cell = 0; cell < design.cells.length; cell++)
    for (const name of names) table.set(`${cell} ${name}`, new Float64Array(runs));
  for (const row of rows) {
    if (row.run >= runs) continue;
    names.forEach((name, column) => {
      table.get(`${row.cell} ${name}`)![row.run] = row.values[column]!;
    });
  }
  return (cell, measure) => table.get(`${cell} ${measure}`)!;
}

/**
 * The summary of complete rows: each cell has its first `runs` runs.
 *
 * Sums run in the order of runs, so the same rows give the same numbers whoever made them.
 */
export function summariseStudy(design: StudyDesign, rows: readonly StudyRow[], runs: number): StudySummary {
  const kept = rows.filter((row) => row.run < runs);
  const valuesOf = valuesByCell(design, kept, runs);
  const measures = [...design.measures, ...design.regions.map(regionMeasure)];
  const differences = design.measures.flatMap((measure) => compareAll(design, valuesOf, measure));
  const results = design.cases.map((one) => resultOf(design, one, valuesOf, measures, differences));
  return {
    study: design.name,
    id: design.id,
    engine: design.engine,
    notice: design.notice,
    hash: hashStudy(design.id, kept),
    seed: design.seed,
    runsPerCell: runs,
    cells: design.cells.length,
    runs: kept.length,
    results,
    differences,
    deliveries: design.measures.flatMap((measure) => compareDeliveries(design, valuesOf, measure)),
    sensitivity: sensitivities(design, valuesOf, runs),
    commonRandomNumbers: commonLuck(design, valuesOf),
  };
}

function variedOf(design: StudyDesign, point: number): Record<string, number> {
  return Object.fromEntries(design.factors.map((factor, k) => [factor.path, design.points[point]![k]!]));
}

function resultOf(
  design: StudyDesign,
  one: StudyCase,
  valuesOf: ValuesOf,
  measures: readonly string[],
  differences: readonly PlanDifference[],
): CaseResult {
  const { point, ...names } = one;
  const estimates: Record<string, Estimate> = {};
  const quantiles: Record<string, { median: QuantileEstimate; p90: QuantileEstimate }> = {};
  const ranks: Record<string, number> = {};
  for (const measure of measures) {
    const { isYesNo, better } = meaningOf(measure, design.regions);
    const values = valuesOf(one.cell, measure);
    estimates[measure] = estimate(values, isYesNo);
    if (!isYesNo)
      quantiles[measure] = { median: estimateQuantile(values, 0.5), p90: estimateQuantile(values, 0.9) };
    if (better !== 'neither' && design.measures.some((name) => name === measure))
      ranks[measure] = rankOf(design, one, valuesOf, measure, better, differences);
  }
  return {
    ...names,
    cellId: design.cells[one.cell]!.id,
    varied: variedOf(design, point),
    measures: estimates,
    quantiles,
    ranks,
  };
}

/** Cases that are asked the same question by different plans. */
function rivalsOf(design: StudyDesign, one: StudyCase): StudyCase[] {
  return design.cases.filter(
    (other) =>
      other.scenario === one.scenario &&
      other.date === one.date &&
      other.raid === one.raid &&
      other.point === one.point,
  );
}

function rankOf(
  design: StudyDesign,
  one: StudyCase,
  valuesOf: ValuesOf,
  measure: string,
  better: 'less' | 'more',
  differences: readonly PlanDifference[],
): number {
  const rivals = rivalsOf(design, one);
  const varied = JSON.stringify(variedOf(design, one.point));
  const own = differences.filter(
    (d) =>
      d.measure === measure &&
      d.scenario === one.scenario &&
      d.date === one.date &&
      d.raid === one.raid &&
      JSON.stringify(d.varied) === varied,
  );
  const means = rivals.map((rival) => estimate(valuesOf(rival.cell, measure), false).mean);
  const isSeparated = (a: number, b: number): boolean =>
    own.some(
      (d) =>
        d.separated &&
        [d.plan, d.against].includes(rivals[a]!.plan) &&
        [d.plan, d.against].includes(rivals[b]!.plan),
    );
  return supportedRanks(means, isSeparated, better)[rivals.indexOf(one)]!;
}

/** The difference of two cases in one measure; of one cell there is none. */
function differ(
  design: StudyDesign,
  valuesOf: ValuesOf,
  measure: string,
  [first, second]: Pair,
  confidence: number,
): Difference {
  const values = valuesOf(first.cell, measure);
  if (first.cell === second.cell) return noDifference(values.length);
  const { isYesNo } = meaningOf(measure, design.regions);
  return pairedDifference(values, valuesOf(second.cell, measure), isYesNo, confidence);
}

type Pair = readonly [first: StudyCase, second: StudyCase];

/** Differences of pairs that are judged together, corrected for how many they are. */
function compareFamily(
  design: StudyDesign,
  valuesOf: ValuesOf,
  measure: string,
  family: readonly Pair[],
  againstOf: (second: StudyCase) => string,
): PlanDifference[] {
  const found = family.map((pair) => differ(design, valuesOf, measure, pair, 1 - SEPARATED_BELOW));
  const told = found.filter((difference) => difference.method !== 'same');
  const adjusted = holmAdjusted(told.map((difference) => difference.p));
  const together = 1 - SEPARATED_BELOW / Math.max(1, told.length);
  return family.map(([first, second], i) => {
    const at = told.indexOf(found[i]!);
    const { low, high } = differ(design, valuesOf, measure, [first, second], together);
    const names = {
      measure,
      against: againstOf(second),
      adjustedP: at < 0 ? 1 : adjusted[at]!,
      joint: { low, high },
    };
    return describe(design, first, second, found[i]!, names);
  });
}

/** All pairs of plans for one measure; those of one date, raid and point are judged together. */
function compareAll(design: StudyDesign, valuesOf: ValuesOf, measure: string): PlanDifference[] {
  const heads = design.cases.filter((one) => rivalsOf(design, one)[0] === one);
  return heads.flatMap((head) => {
    const rivals = rivalsOf(design, head);
    const family = rivals.flatMap((first, i) => rivals.slice(0, i).map((second): Pair => [first, second]));
    return compareFamily(design, valuesOf, measure, family, (second) => second.plan);
  });
}

/** Every date at which a plan has more than at the date before, for one measure; all of them are judged together. */
function compareDeliveries(design: StudyDesign, valuesOf: ValuesOf, measure: string): PlanDifference[] {
  const family = design.cases.flatMap((first): Pair[] => {
    const before = design.dates[design.dates.indexOf(first.date) - 1];
    const second = design.cases.find(
      (one) =>
        one.date === before &&
        one.plan === first.plan &&
        one.scenario === first.scenario &&
        one.raid === first.raid &&
        one.point === first.point,
    );
    return second && second.cell !== first.cell ? [[first, second]] : [];
  });
  return compareFamily(design, valuesOf, measure, family, (second) => second.date);
}

function describe(
  design: StudyDesign,
  first: StudyCase,
  second: StudyCase,
  difference: Difference,
  names: Pick<PlanDifference, 'measure' | 'against' | 'adjustedP' | 'joint'>,
): PlanDifference {
  const units = first.units - second.units;
  const usd = first.costUsd && second.costUsd ? (first.costUsd.central - second.costUsd.central) / 1e9 : 0;
  return {
    scenario: first.scenario,
    plan: first.plan,
    date: first.date,
    raid: first.raid,
    varied: variedOf(design, first.point),
    ...difference,
    ...names,
    separated: names.adjustedP < SEPARATED_BELOW,
    perUnit: shareOf(difference, units),
    perBillionUsd: shareOf(difference, usd),
  };
}

/** A difference for each of `parts`; the order of the ends is kept when there are fewer. */
function shareOf({ mean, low, high }: Difference, parts: number): PlanDifference['perUnit'] {
  if (parts === 0) return null;
  const ends = [low / parts, high / parts];
  return { mean: mean / parts, low: Math.min(...ends), high: Math.max(...ends) };
}

/** The variance that common luck saves between the first plan's last cell and every other of the same raid: the median pair. */
function commonLuck(design: StudyDesign, valuesOf: ValuesOf): StudySummary['commonRandomNumbers'] {
  const measure = design.measures[0]!;
  const cuts: VarianceCut[] = [];
  const seen = new Set<string>();
  for (const first of design.cases) {
    for (const second of rivalsOf(design, first)) {
      const key = [first.cell, second.cell].sort((a, b) => a - b).join(' ');
      if (first.cell === second.cell || seen.has(key)) continue;
      seen.add(key);
      const cut = varianceCut(valuesOf(first.cell, measure), valuesOf(second.cell, measure));
      if (Number.isFinite(cut.ratio)) cuts.push(cut);
    }
  }
  if (cuts.length === 0) return null;
  cuts.sort((a, b) => a.ratio - b.ratio);
  return { measure, pairs: cuts.length, ...cuts[Math.floor(cuts.length / 2)]! };
}
