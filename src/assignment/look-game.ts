import type { LookInstance } from './look-instance.ts';

/**
 * A decision rule: given the stage and the sets (bit masks) of unused items and surviving targets, write for each item the
 * target it is used at now, or -1, into `action`.
 */
export type Policy = (stage: number, unused: number, alive: number, action: Int8Array) => void;

/** Expected surviving value from a situation on. */
export type ValueToGo = (stage: number, unused: number, alive: number) => number;

/** Bits of situation (items plus targets) beyond which tables are not built. */
export const MOST_BITS = 20;

/** Value of the surviving targets. */
export function aliveValue(instance: LookInstance, alive: number): number {
  let sum = 0;
  for (let j = 0; j < instance.targets; j++) if (alive & (1 << j)) sum += instance.value[j]!;
  return sum;
}

/**
 * Expected value after an action, over every outcome of it.
 * Outcomes are independent between targets; items at one target multiply.
 */
export function expectedAfter(
  instance: LookInstance,
  stage: number,
  unused: number,
  alive: number,
  action: Int8Array,
  next: ValueToGo,
): number {
  const { items, targets, probability } = instance;
  const miss = new Float64Array(targets).fill(1);
  let left = unused;
  for (let e = 0; e < items; e++) {
    const j = action[e]!;
    if (j < 0 || (unused & (1 << e)) === 0) continue;
    miss[j] = miss[j]! * (1 - probability[(stage * items + e) * targets + j]!);
    left &= ~(1 << e);
  }
  const sum = (j: number, standing: number): number => {
    while (j < targets && ((standing & (1 << j)) === 0 || miss[j] === 1)) j++;
    if (j === targets) return next(stage + 1, left, standing);
    const m = miss[j]!;
    const gone = sum(j + 1, standing & ~(1 << j));
    return m === 0 ? gone : m * sum(j + 1, standing) + (1 - m) * gone;
  };
  return sum(0, alive);
}

/** A value-to-go that remembers what it worked out; `value` is asked once per situation before the end. */
export function remember(instance: LookInstance, value: ValueToGo): ValueToGo {
  const size = 1 << (instance.items + instance.targets);
  const known = Array.from({ length: instance.stages }, () => new Float64Array(0));
  return (stage, unused, alive) => {
    if (stage >= instance.stages || alive === 0 || unused === 0) return aliveValue(instance, alive);
    let table = known[stage]!;
    if (table.length === 0) {
      table = new Float64Array(size).fill(-1);
      known[stage] = table;
    }
    const key = (unused << instance.targets) | alive;
    if (table[key]! < 0) table[key] = value(stage, unused, alive);
    return table[key]!;
  };
}

/** Exact expected value of following a policy to the end. */
export function valueOfPolicy(instance: LookInstance, policy: Policy): ValueToGo {
  const value: ValueToGo = remember(instance, (stage, unused, alive) => {
    const action = new Int8Array(instance.items).fill(-1);
    policy(stage, unused, alive, action);
    return expectedAfter(instance, stage, unused, alive, action, value);
  });
  return value;
}

/** Visit every action of a situation: each unused item at a surviving target it can hit, or held. */
export function eachAction(
  instance: LookInstance,
  stage: number,
  unused: number,
  alive: number,
  visit: (action: Int8Array) => void,
): void {
  const { items, targets, probability } = instance;
  const action = new Int8Array(items).fill(-1);
  const choose = (e: number): void => {
    while (e < items && (unused & (1 << e)) === 0) e++;
    if (e >= items) {
      visit(action);
      return;
    }
    choose(e + 1);
    for (let j = 0; j < targets; j++) {
      if ((alive & (1 << j)) === 0 || probability[(stage * items + e) * targets + j] === 0) continue;
      action[e] = j;
      choose(e + 1);
    }
    action[e] = -1;
  };
  choose(0);
}
