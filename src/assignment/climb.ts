import { type FillDesk, fill } from './fill.ts';
import { type ImproveDesk, improve } from './improve.ts';
import type { Budget, Instance } from './instance.ts';
import { clearPlan, copyPlan, hasRoom, isOpen, type Plan, place, planValue } from './plan.ts';
import { priceTarget } from './price.ts';
import { type Pricer, setCosts } from './pricer.ts';

/** Prices of the rows, the best known ones, and the sets the last pricing chose. Reused. */
export interface Climber {
  price: Float64Array;
  bestPrice: Float64Array;
  direction: Float64Array;
  /** Uses of each row by the chosen sets, less its capacity. */
  excess: Float64Array;
  /** Set of target j: items `setItem[setStart[j] .. setStart[j + 1]]`. */
  setStart: Int32Array;
  setItem: Int32Array;
  /** Least cost of each target at the last pricing. */
  least: Float64Array;
  bound: number;
  trial: Plan;
}

export function createClimber(trial: Plan): Climber {
  return {
    price: new Float64Array(0),
    bestPrice: new Float64Array(0),
    direction: new Float64Array(0),
    excess: new Float64Array(0),
    setStart: new Int32Array(0),
    setItem: new Int32Array(0),
    least: new Float64Array(0),
    bound: 0,
    trial,
  };
}

export function fitClimber(climber: Climber, instance: Instance): void {
  const rows = instance.capacity.length;
  if (climber.price.length < rows) {
    for (const name of ['price', 'bestPrice', 'direction', 'excess'] as const) {
      climber[name] = new Float64Array(rows);
    }
  }
  if (climber.setStart.length < instance.targets + 1) {
    climber.setStart = new Int32Array(instance.targets + 1);
    climber.least = new Float64Array(instance.targets);
  }
}

/** Targets priced between two looks at the clock. */
const STOP_EVERY = 32;

/**
 * The Lagrangian bound at the present prices: `sum_j least cost set of j - sum_r price_r capacity_r`. Valid for any
 * prices >= 0 (Fisher, "The Lagrangian relaxation method", Management Science 27:1, 1981). Minus infinity when stopped.
 */
export function priceAll(
  climber: Climber,
  instance: Instance,
  pricer: Pricer,
  shouldStop?: () => boolean,
): number {
  const { targets, rowStart, rowIndex, capacity, maxPerTarget } = instance;
  const { excess, setStart, price } = climber;
  setCosts(pricer, instance, price);
  let bound = 0;
  for (let r = 0; r < capacity.length; r++) {
    excess[r] = -capacity[r]!;
    bound -= price[r]! * capacity[r]!;
  }
  let n = 0;
  for (let j = 0; j < targets; j++) {
    setStart[j] = n;
    if (j % STOP_EVERY === STOP_EVERY - 1 && shouldStop?.()) return Number.NEGATIVE_INFINITY;
    const least = priceTarget(pricer, j, instance.value[j]!, maxPerTarget);
    climber.least[j] = least;
    bound += least;
    if (n + pricer.picked > climber.setItem.length) {
      const grown = new Int32Array(2 * (n + pricer.picked) + targets);
      grown.set(climber.setItem);
      climber.setItem = grown;
    }
    for (let d = 0; d < pricer.picked; d++) {
      const e = pricer.pick[d]!;
      climber.setItem[n++] = e;
      for (let k = rowStart[e]!; k < rowStart[e + 1]!; k++) {
        const r = rowIndex[k]!;
        excess[r] = excess[r]! + 1;
      }
    }
  }
  setStart[targets] = n;
  return bound;
}

/** Make the trial plan from the priced sets: what has room is placed, the rest filled and searched locally. */
export function repair(
  climber: Climber,
  instance: Instance,
  fillDesk: FillDesk,
  improveDesk: ImproveDesk,
  shouldStop?: () => boolean,
): void {
  const { trial, setStart, setItem } = climber;
  clearPlan(trial, instance);
  for (let j = 0; j < instance.targets; j++) {
    for (let k = setStart[j]!; k < setStart[j + 1]!; k++) {
      const e = setItem[k]!;
      if (hasRoom(trial, instance, e) && isOpen(trial, instance, j)) place(trial, instance, e, j);
    }
  }
  fill(trial, instance, fillDesk);
  improve(trial, instance, fillDesk, improveDesk, 20, shouldStop);
}

/** Iterations between repairs; the last iteration always has one. */
const REPAIR_EVERY = 10;

/**
 * Raise the Lagrangian bound by deflected subgradients and lower `best` by repairing the priced sets.
 *
 * Step (Polyak): `share (upper - bound) / |direction|^2`; after some stalls the share halves. The climb goes on from where it
 * is: each step nears the best prices even where the bound falls, and from a kink, such as prices of the slot assignment,
 * going back to the best so far would only repeat itself.
 * `harvest` is called after each pricing, while the chosen sets stand in the climber.
 *
 * Source: Held, Wolfe, Crowder, "Validation of subgradient optimization", Math. Programming 6:62, 1974; deflection:
 * Camerini, Fratta, Maffioli, Math. Programming Study 3:26, 1975. Share, deflection and stalls: set by experiment here.
 */
export function climb(
  climber: Climber,
  best: Plan,
  instance: Instance,
  pricer: Pricer,
  fillDesk: FillDesk,
  improveDesk: ImproveDesk,
  budget: Budget,
  harvest?: () => void,
): void {
  const rows = instance.capacity.length;
  const { price, bestPrice, direction, excess } = climber;
  let upper = planValue(best, instance);
  let share = 0.5;
  let stalls = 0;
  let highest = Number.NEGATIVE_INFINITY;
  direction.fill(0, 0, rows);
  for (let iteration = 0; iteration < budget.iterations; iteration++) {
    if (iteration > 0 && budget.shouldStop?.()) return;
    const bound = priceAll(climber, instance, pricer);
    harvest?.();
    if (bound > highest) {
      highest = bound;
      climber.bound = Math.max(climber.bound, bound);
      bestPrice.set(price.subarray(0, rows));
      stalls = 0;
    } else stalls++;
    if (iteration % REPAIR_EVERY === REPAIR_EVERY - 1 || iteration === budget.iterations - 1) {
      repair(climber, instance, fillDesk, improveDesk, budget.shouldStop);
      const value = planValue(climber.trial, instance);
      if (value < upper) {
        upper = value;
        copyPlan(best, climber.trial, instance);
      }
    }
    if (upper - climber.bound <= 1e-12 * upper) return;
    if (stalls >= 8) {
      share *= 0.5;
      stalls = 0;
    }
    let square = 0;
    for (let r = 0; r < rows; r++) {
      const d = 0.7 * direction[r]! + excess[r]!;
      direction[r] = price[r]! <= 0 && d < 0 ? 0 : d;
      square += direction[r]! * direction[r]!;
    }
    if (square === 0) return;
    const step = (share * (upper - bound)) / square;
    for (let r = 0; r < rows; r++) price[r] = Math.max(0, price[r]! + step * direction[r]!);
  }
}
