import { type Climber, climb, createClimber, fitClimber, priceAll } from './climb.ts';
import { createFillDesk, type FillDesk, fill } from './fill.ts';
import { createImproveDesk, type ImproveDesk, improve } from './improve.ts';
import { type Answer, type Budget, type Instance, PROVEN_GAP } from './instance.ts';
import { createInstantDesk, type InstantDesk, instantBound } from './instant-bound.ts';
import { marginalPrices } from './marginal-prices.ts';
import { loadPairs } from './pairs.ts';
import { clearPlan, copyPlan, createPlan, type Plan, planValue } from './plan.ts';
import { createPricer, loadPricer, type Pricer } from './pricer.ts';
import { createSlotDesk, type SlotDesk } from './slot-assignment.ts';
import { singleUses, slotPrices } from './slot-prices.ts';

/** Everything a solve needs; hand the same one in again and nothing but the answer is allocated. */
export interface Workspace {
  readonly best: Plan;
  readonly fill: FillDesk;
  readonly improve: ImproveDesk;
  readonly instant: InstantDesk;
  readonly pricer: Pricer;
  readonly slots: SlotDesk;
  readonly climber: Climber;
}

export function createWorkspace(): Workspace {
  return {
    best: createPlan(),
    fill: createFillDesk(),
    improve: createImproveDesk(),
    instant: createInstantDesk(),
    pricer: createPricer(),
    slots: createSlotDesk(),
    climber: createClimber(createPlan()),
  };
}

/**
 * An assignment of low value with a lower bound on what any assignment can reach.
 *
 * In tiers, each keeping what the one before had: greedy and an instant bound; local search; with iterations, row
 * prices and the Lagrangian bound (`climb`). The same instance and iterations give the same answer on any machine.
 *
 * @param budget  price iterations; 0 gives greedy, local search and the instant bound
 */
export function solve(instance: Instance, budget: Budget, workspace: Workspace = createWorkspace()): Answer {
  search(instance, budget, workspace);
  return answerFromPlan(workspace.best, instance, workspace.climber.bound);
}

/** Greedy alone, the single best use first and none taken back, with the instant bound: the floor that `solve` starts from. */
export function solveGreedily(instance: Instance, workspace: Workspace = createWorkspace()): Answer {
  clearPlan(workspace.best, instance);
  loadPairs(workspace.fill.pairs, instance);
  fill(workspace.best, instance, workspace.fill);
  return answerFromPlan(workspace.best, instance, instantBound(instance, workspace.instant));
}

/**
 * What one more unit of each row would save at the last solve with iterations that used anything, in the instance's value; longer
 * than its rows. Overwritten by the next solve.
 */
export function rowPrices(workspace: Workspace): Float64Array {
  return workspace.climber.bestPrice;
}

/** What `solve` does before it writes the answer: the plan stands in `workspace.best`, the bound and prices in the climber. */
export function search(instance: Instance, budget: Budget, workspace: Workspace, harvest?: () => void): void {
  const { best, climber, pricer } = workspace;
  clearPlan(best, instance);
  loadPairs(workspace.fill.pairs, instance);
  fill(best, instance, workspace.fill);
  climber.bound = instantBound(instance, workspace.instant);
  improve(best, instance, workspace.fill, workspace.improve, 20, budget.shouldStop);
  if (budget.iterations > 0 && best.uses > 0 && !budget.shouldStop?.()) {
    loadPricer(pricer, instance, workspace.fill.pairs);
    fitClimber(climber, instance);
    firstPrices(instance, workspace, budget);
    climb(climber, best, instance, pricer, workspace.fill, workspace.improve, budget, harvest);
  }
}

/** Share of the mean gain first tried as price, and the least one. */
const FIRST_SHARE = 0.25;
const LEAST_SHARE = 1 / 64;
/** Pairs beyond which slot prices are taken as they are. */
const MOST_SEARCHED_PAIRS = 60_000;

/** Row prices to climb from; where the slot assignment applies its plan is taken when it is better. */
function firstPrices(instance: Instance, workspace: Workspace, { shouldStop }: Budget): void {
  const { best, climber, pricer } = workspace;
  const { trial, price, bestPrice } = climber;
  const singles = singleUses(instance, workspace.slots);
  let slotBound = Number.NEGATIVE_INFINITY;
  if (singles > 0) {
    slotPrices(instance, workspace.slots, singles, price, trial);
    fill(trial, instance, workspace.fill);
    improve(trial, instance, workspace.fill, workspace.improve, 20, shouldStop);
    if (planValue(trial, instance) < planValue(best, instance)) copyPlan(best, trial, instance);
    slotBound = priceAll(climber, instance, pricer);
    bestPrice.set(price);
    if (slotBound > climber.bound || instance.items * instance.targets > MOST_SEARCHED_PAIRS) return;
  }
  let share = FIRST_SHARE;
  let highest = boundAt(instance, workspace, share);
  for (let factor = 2; factor >= 0.5; factor /= 4) {
    for (let trial = share * factor; trial <= 1 && trial >= LEAST_SHARE; trial *= factor) {
      const bound = boundAt(instance, workspace, trial);
      if (bound <= highest) break;
      highest = bound;
      share = trial;
    }
    if (share > FIRST_SHARE) break;
  }
  if (highest > slotBound) marginalPrices(best, instance, share, price);
  else price.set(bestPrice);
}

function boundAt(instance: Instance, workspace: Workspace, share: number): number {
  marginalPrices(workspace.best, instance, share, workspace.climber.price);
  return priceAll(workspace.climber, instance, workspace.pricer);
}

/** The plan as an answer: uses merged and ordered, value summed afresh from them. */
export function answerFromPlan(plan: Plan, instance: Instance, bound: number): Answer {
  const { targets } = instance;
  const keys = new Float64Array(plan.uses);
  for (let n = 0; n < plan.uses; n++) keys[n] = plan.item[n]! * targets + plan.target[n]!;
  keys.sort();
  let size = 0;
  for (let n = 0; n < keys.length; n++) if (n === 0 || keys[n] !== keys[n - 1]) size++;
  const items = new Int32Array(size);
  const at = new Int32Array(size);
  const counts = new Int32Array(size);
  let m = -1;
  for (let n = 0; n < keys.length; n++) {
    if (n === 0 || keys[n] !== keys[n - 1]) {
      m++;
      items[m] = Math.floor(keys[n]! / targets);
      at[m] = keys[n]! % targets;
    }
    counts[m] = counts[m]! + 1;
  }
  const value = planValue(plan, instance);
  const safe = Math.max(0, Math.min(bound, value));
  const gap = value > 0 ? (value - safe) / value : 0;
  return { value, bound: safe, gap, proven: gap <= PROVEN_GAP, items, targets: at, counts };
}
