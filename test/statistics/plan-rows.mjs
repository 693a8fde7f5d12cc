/** Rows of the mission that are force plans: what a plan's deliveries are worth in the scenario that studies of plans use. */
import { readFileSync } from 'node:fs';
import { parsePlan } from '../../dist/src/index.js';

/** Units of a bundled plan, all deliveries made. */
function unitsOf(plan) {
  const text = readFileSync(new URL(`../../library/plans/${plan}.yaml`, import.meta.url), 'utf8');
  return parsePlan(text, plan).document.input.deliveries.flatMap(({ units }) => units);
}

const laydown = (units) => (input) => {
  input.defence.units.push(...structuredClone(units));
};

/** The scenario with all that a plan delivers, against the same without the units that `isMeant` names. */
function deliveries(name, plan, isMeant) {
  const units = unitsOf(plan);
  const meant = units.filter(isMeant).map(({ id }) => id);
  const change = (input) => {
    input.defence.units = input.defence.units.filter(({ id }) => !meant.includes(id));
  };
  const row = { name, scenario: 'force-plan-baseline', base: laydown(units), change, expected: 'up' };
  return ['valueLost', 'leaked'].map((measure) => ({ ...row, measure }));
}

const among =
  (...ids) =>
  ({ id }) =>
    ids.includes(id);

/** Deliveries so far and to come, a further order, Project Kusha beside the five and instead of the last two. */
export const plans = [
  ...deliveries('plan: the three squadrons of 2025', 'three-squadrons', () => true),
  ...deliveries('plan: the fourth and fifth squadron', 'five-by-2026', among('fourth', 'fifth')),
  ...deliveries('plan: a sixth and seventh squadron', 'five-plus-two', among('sixth', 'seventh')),
  ...deliveries(
    'plan: two Kusha squadrons beside five S-400',
    'five-plus-kusha-2030',
    ({ system }) => system === 'kusha_squadron',
  ),
  ...deliveries(
    'plan: two Kusha squadrons instead of two S-400',
    'kusha-only',
    ({ system }) => system === 'kusha_squadron',
  ),
];
