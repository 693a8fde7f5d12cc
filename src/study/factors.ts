/** What a study varies: found in the scenario or in the library, and checked at its ends. */

import { librarySections } from '../scenario/library-format.ts';
import { findNumber } from '../scenario/number-path.ts';
import type { ScenarioDocument } from '../scenario/parse.ts';
import { figureAt, nearestFigure } from '../scenario/replace-figures.ts';
import { said } from '../scenario/saying.ts';
import type { VaryInput } from '../scenario/study-format.ts';
import { composeScenario, withRaid } from './compose.ts';
import type { Factor, StudyDesign } from './design.ts';
import {
  factorialPoints,
  factorialSize,
  latinPoints,
  POINT_LIMIT,
  SOBOL_FACTORS,
  sobolPoints,
} from './points.ts';
import { formatFault, type Named, type Resolving, tell } from './resolving.ts';

/** The factors of a study; what is not found is told with the nearest name. */
export function factorsOf(resolving: Resolving, scenarios: readonly Named<ScenarioDocument>[]): Factor[] {
  const { input } = resolving.document;
  const factors: Factor[] = [];
  (input.vary ?? []).forEach((vary, index) => {
    const values = vary.values ?? [vary.from ?? 0, vary.to ?? 0];
    const range = { from: Math.min(...values), to: Math.max(...values), whole: vary.whole ?? false };
    const isLibrary = librarySections.some((section) => vary.path.startsWith(`${section}.`));
    if (isLibrary) checkFigure(resolving, vary, index);
    else checkNumber(resolving, vary, index, scenarios);
    factors.push({ path: vary.path, kind: isLibrary ? 'library' : 'scenario', ...range });
  });
  return factors;
}

function checkFigure(resolving: Resolving, vary: VaryInput, index: number): void {
  const found = figureAt(resolving.library, vary.path);
  if (found !== null && typeof found.figure.v === 'number') return;
  const near = nearestFigure(resolving.library, vary.path);
  const hint = near === null ? said`list figures with: sudarshan library ID` : said`did you mean ${near}?`;
  tell(resolving, ['vary', index, 'path'], said`number of the library expected, ${vary.path} found`, hint);
}

function checkNumber(
  resolving: Resolving,
  vary: VaryInput,
  index: number,
  scenarios: readonly Named<ScenarioDocument>[],
): void {
  const raids = resolving.document.input.raids ?? [{ id: 'as-written' }];
  for (const { id, document } of scenarios) {
    for (const raid of raids) {
      const found = findNumber(withRaid(document.input, raid), vary.path);
      if (!('missing' in found)) continue;
      tell(resolving, ['vary', index, 'path'], said`number of ${id} expected, ${found.missing}`, found.hint);
      return;
    }
  }
}

/** The points of the study's design; one point without values where nothing is varied. */
export function pointsOf(resolving: Resolving, factors: readonly Factor[]): number[][] {
  const { input } = resolving.document;
  if (factors.length === 0) return [[]];
  const { kind = 'full', points = 2 } = input.design ?? {};
  if (kind === 'sobol' && factors.length > SOBOL_FACTORS) {
    tell(
      resolving,
      ['vary'],
      said`at most ${SOBOL_FACTORS} factors expected in a sobol design, ${factors.length} found`,
      said`use kind: latin`,
    );
    return [];
  }
  const count = countOf(kind, input.vary!, points, factors.length);
  if (count > POINT_LIMIT) {
    tell(
      resolving,
      ['vary'],
      said`at most ${POINT_LIMIT} points expected, ${count} found`,
      said`use kind: latin with fewer points`,
    );
    return [];
  }
  if (kind === 'latin') return latinPoints(factors, points, input.seed ?? 1);
  if (kind === 'sobol') return sobolPoints(factors, points);
  return factorialPoints(input.vary!);
}

function countOf(kind: string, varies: readonly VaryInput[], points: number, factors: number): number {
  if (kind === 'latin') return points;
  return kind === 'sobol' ? points * (factors + 2) : factorialSize(varies);
}

/** Tells the factors whose ends the scenario format refuses, such as half an object. */
export function checkFactors(resolving: Resolving, design: StudyDesign): void {
  design.factors.forEach((factor, index) => {
    if (factor.kind === 'library') return;
    for (const value of new Set([factor.from, factor.to, ...design.points.map((point) => point[index]!)])) {
      const point = design.factors.map((_, k) => (k === index ? value : design.points[0]![k]!));
      const fault = formatFault(
        composeScenario({ ...design, points: [point], cells: [{ ...design.cells[0]!, point: 0 }] }, 0, 0),
      );
      if (fault === '') continue;
      tell(
        resolving,
        ['vary', index],
        said`values that ${factor.path} may have expected, ${value} found: ${fault}`,
        said`for whole numbers write whole: true`,
      );
      break;
    }
  });
}
