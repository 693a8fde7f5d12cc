/** Scenarios x plans x dates x raids x points: the cases that a study asks about, and the fewest cells that answer them. */
import type { UnitInput } from '../scenario/format.ts';
import type { ScenarioDocument } from '../scenario/parse.ts';
import type { PlanDocument } from '../scenario/plan.ts';
import type { PlanInput } from '../scenario/plan-format.ts';
import { errorAt } from '../scenario/read-yaml.ts';
import { figureAt, nearestFigure } from '../scenario/replace-figures.ts';
import { said } from '../scenario/saying.ts';
import type { RaidInput } from '../scenario/study-format.ts';
import type { Laydown, StudyCase, StudyCell } from './design.ts';
import { type Named, type Resolving, tell } from './resolving.ts';

/** Most scenarios x plans x dates x raids: each is compiled before a study begins, at some hundredths of a second. */
export const LAYOUT_LIMIT = 2000;
/** Most of those x points. */
export const CASE_LIMIT = 200_000;

export interface Crossing {
  readonly laydowns: readonly Laydown[];
  readonly cells: readonly StudyCell[];
  readonly cases: readonly StudyCase[];
}

interface Crossed {
  readonly scenarios: readonly Named<ScenarioDocument>[];
  readonly plans: readonly Named<PlanDocument>[];
  readonly raids: readonly RaidInput[];
  readonly points: readonly (readonly number[])[];
}

/** Tells where there would be more cases than a study may have, before any is made. */
export function checkSize(resolving: Resolving, { scenarios, plans, raids, points }: Crossed): void {
  const { dates = [''] } = resolving.document.input;
  const layouts = scenarios.length * Math.max(1, plans.length) * dates.length * raids.length;
  const hint = said`split the study`;
  if (layouts > LAYOUT_LIMIT) {
    const what = 'scenarios x plans x dates x raids';
    tell(resolving, ['scenarios'], said`at most ${LAYOUT_LIMIT} ${what} expected, ${layouts} found`, hint);
  } else if (layouts * points.length > CASE_LIMIT) {
    const found = layouts * points.length;
    tell(resolving, ['vary'], said`at most ${CASE_LIMIT} cases expected, ${found} found`, hint);
  }
}

/** Last day that a date may mean, for comparing: "2026" is the end of that year. */
function lastDay(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}

/** What a plan has delivered by the end of `date`, in the order of the plan; all of it for an empty date. */
function deliveredBy(plan: PlanInput, date: string): PlanInput['deliveries'] {
  return plan.deliveries.filter((delivery) => date === '' || lastDay(delivery.date) <= lastDay(date));
}

/** All cases and their cells; two plans with the same units at a date share a cell, so they differ by nothing at all. */
export function crossCells(resolving: Resolving, crossed: Crossed): Crossing {
  const laydowns: Laydown[] = [];
  const cells: StudyCell[] = [];
  const cases: StudyCase[] = [];
  const known = new Map<string, number>();
  const { scenarios, raids, points } = crossed;
  const plans = crossed.plans.length > 0 ? crossed.plans : [null];
  const dates = resolving.document.input.dates ?? [''];
  const cellOf = (cell: Omit<StudyCell, 'id'>, id: string): number => {
    const key = [cell.scenario, cell.laydown, cell.raid, cell.point].join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, cells.length);
    return cells.push({ id, ...cell }) - 1;
  };
  scenarios.forEach((scenario, s) => {
    for (const plan of plans) {
      for (const date of dates) {
        const delivered = plan ? deliveredBy(plan.document.input, date) : [];
        const units = delivered.flatMap((delivery) => delivery.units);
        const label = plan ? `${plan.id}${date === '' ? '' : `@${date}`}` : 'as-written';
        const laydown = laydownOf(laydowns, units, label);
        const costUsd = plan ? costOf(resolving, plan, delivered) : null;
        raids.forEach((raid, r) => {
          points.forEach((_, point) => {
            const id = [
              scenario.id,
              laydowns[laydown]!.id,
              raid.id,
              ...(points.length > 1 ? [point] : []),
            ].join('/');
            const cell = cellOf({ scenario: s, laydown, raid: r, point }, id);
            const names = { scenario: scenario.id, plan: plan?.id ?? 'as-written', date, raid: raid.id };
            cases.push({ ...names, point, cell, units: units.length, costUsd });
          });
        });
      }
    }
  });
  return { laydowns, cells, cases };
}

/** The laydown with these very units, made where there is none; the order of delivery does not matter. */
function laydownOf(laydowns: Laydown[], units: readonly UnitInput[], label: string): number {
  const ordered = [...units].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const text = JSON.stringify(ordered);
  const found = laydowns.findIndex((laydown) => JSON.stringify(laydown.units) === text);
  return found >= 0 ? found : laydowns.push({ id: label, units: ordered }) - 1;
}

/** What deliveries cost together, by the figures that they name; null where one names none. */
function costOf(
  resolving: Resolving,
  plan: Named<PlanDocument>,
  delivered: PlanInput['deliveries'],
): StudyCase['costUsd'] {
  let [central, low, high] = [0, 0, 0];
  for (const { cost } of delivered) {
    if (cost === undefined) return null;
    if (typeof cost === 'number') {
      central += cost;
      low += cost;
      high += cost;
      continue;
    }
    const figure = figureAt(resolving.library, cost)?.figure;
    if (typeof figure?.v !== 'number' || figure.unit !== 'USD') {
      tellCost(resolving, plan, cost);
      return null;
    }
    central += figure.v;
    low += typeof figure.min === 'number' ? figure.min : figure.v;
    high += typeof figure.max === 'number' ? figure.max : figure.v;
  }
  return { central, low, high };
}

function tellCost(resolving: Resolving, { file, document }: Named<PlanDocument>, cost: string): void {
  const at = document.input.deliveries.findIndex((delivery) => delivery.cost === cost);
  const near = nearestFigure(resolving.library, cost);
  const path = `deliveries.${at}.cost`;
  if (resolving.problems.some((problem) => problem.file === file && problem.path === path)) return;
  const hint = near === null ? said`list figures with: sudarshan library ID` : said`did you mean ${near}?`;
  const message = said`library figure in USD expected, ${cost} found`;
  resolving.problems.push(errorAt(file, document.locate, ['deliveries', at, 'cost'], message, hint));
}
