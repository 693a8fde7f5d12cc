import type { Instance } from './instance.ts';
import { eachAction, expectedAfter, type Policy, remember, type ValueToGo } from './look-game.ts';
import type { LookInstance } from './look-instance.ts';
import { createWorkspace, solve, type Workspace } from './solve.ts';

/** Iterations for each re-plan of the rolling horizon. */
const REPLAN_ITERATIONS = 30;

/** Best pair of a free item and an allowed target by value removed; -1 when none. Ties to the lowest item, then target. */
function bestPair(
  instance: LookInstance,
  stage: number,
  free: number,
  open: number,
  left: Float64Array,
): number {
  const { items, targets, probability } = instance;
  let best = 0;
  let at = -1;
  for (let e = 0; e < items; e++) {
    if ((free & (1 << e)) === 0) continue;
    for (let j = 0; j < targets; j++) {
      const gain = left[j]! * probability[(stage * items + e) * targets + j]!;
      if ((open & (1 << j)) !== 0 && gain > best) {
        best = gain;
        at = e * targets + j;
      }
    }
  }
  return at;
}

/**
 * One item at each surviving target per stage, by value removed; in the last stage everything left.
 * Good when items are scarce and chances do not depend on the stage (Atkinson and Kress 2025, Operations Research 73:1767).
 */
export function oneEach(instance: LookInstance): Policy {
  return (stage, unused, alive, action) => {
    const last = stage === instance.stages - 1;
    const left = Float64Array.from(instance.value);
    let free = unused;
    let open = alive;
    for (let at = bestPair(instance, stage, free, open, left); at >= 0; ) {
      const e = Math.floor(at / instance.targets);
      const j = at % instance.targets;
      action[e] = j;
      free &= ~(1 << e);
      left[j] = left[j]! * (1 - instance.probability[(stage * instance.items + e) * instance.targets + j]!);
      if (!last) open &= ~(1 << j);
      at = bestPair(instance, stage, free, open, left);
    }
  };
}

/** The rest of the game without looking, as a static instance: an item for each unused item and stage left, one row each item. */
function planAhead(instance: LookInstance, stage: number, unused: number, alive: number): Instance {
  const { items, targets, stages, probability } = instance;
  const ahead = stages - stage;
  const count = ahead * items;
  const chance = new Float64Array(count * targets);
  for (let k = 0; k < chance.length; k++) chance[k] = probability[stage * items * targets + k]!;
  return {
    targets,
    items: count,
    value: instance.value.map((v, j) => ((alive & (1 << j)) !== 0 ? v : 0)),
    probability: chance,
    rowStart: Int32Array.from({ length: count + 1 }, (_, e) => e),
    rowIndex: Int32Array.from({ length: count }, (_, e) => e % items),
    capacity: Int32Array.from({ length: items }, (_, e) => ((unused & (1 << e)) !== 0 ? 1 : 0)),
    maxPerTarget: 0,
  };
}

/** Plan all stages left as if no look came, do this stage's part, look, plan again (open-loop feedback). */
export function rollingHorizon(instance: LookInstance, workspace: Workspace = createWorkspace()): Policy {
  return (stage, unused, alive, action) => {
    const ahead = planAhead(instance, stage, unused, alive);
    const plan = solve(ahead, { iterations: REPLAN_ITERATIONS }, workspace);
    for (let n = 0; n < plan.items.length; n++) {
      if (plan.items[n]! < instance.items) action[plan.items[n]!] = plan.targets[n]!;
    }
  };
}

/** Least expected value over all actions, and the first action that reaches it. */
function bestAction(
  instance: LookInstance,
  stage: number,
  unused: number,
  alive: number,
  next: ValueToGo,
  action: Int8Array,
): number {
  let best = Number.POSITIVE_INFINITY;
  eachAction(instance, stage, unused, alive, (tried) => {
    const value = expectedAfter(instance, stage, unused, alive, tried, next);
    if (value < best * (1 - 1e-12)) {
      best = value;
      action.set(tried);
    }
  });
  return best;
}

/**
 * One-step rollout: the action that is best if after it the better of some base policies is followed.
 *
 * Never worse in expectation than any base policy (Bertsekas, Tsitsiklis, Wu, "Rollout algorithms for combinatorial
 * optimization", J. Heuristics 3:245, 1997). The values to go are exact here, not sampled.
 */
export function rollout(instance: LookInstance, bases: readonly ValueToGo[]): Policy {
  const next: ValueToGo = (stage, unused, alive) => {
    let best = Number.POSITIVE_INFINITY;
    for (const base of bases) best = Math.min(best, base(stage, unused, alive));
    return best;
  };
  return (stage, unused, alive, action) => {
    bestAction(instance, stage, unused, alive, next, action);
  };
}

/** The optimal closed loop by dynamic programming over all situations and actions. */
export function exactPolicy(instance: LookInstance): Policy {
  const scratch = new Int8Array(instance.items);
  const value: ValueToGo = remember(instance, (stage, unused, alive) =>
    bestAction(instance, stage, unused, alive, value, scratch),
  );
  return (stage, unused, alive, action) => {
    bestAction(instance, stage, unused, alive, value, action);
  };
}
