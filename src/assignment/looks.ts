import { expectedAfter, MOST_BITS, type Policy, valueOfPolicy } from './look-game.ts';
import type { LookAnswer, LookDecision, LookInstance, LookMethod } from './look-instance.ts';
import { exactPolicy, oneEach, rollingHorizon, rollout } from './look-policies.ts';

/** Actions in the first stage beyond which `exact` and `rollout`, which try all, are refused. */
const MOST_ACTIONS = 3e5;

function policyOf(instance: LookInstance, method: LookMethod): Policy {
  switch (method) {
    case 'exact':
      return exactPolicy(instance);
    case 'rolling':
      return rollingHorizon(instance);
    case 'one-each':
      return oneEach(instance);
    case 'rollout':
      return rollout(instance, [
        valueOfPolicy(instance, oneEach(instance)),
        valueOfPolicy(instance, rollingHorizon(instance)),
      ]);
  }
}

function bits(mask: number): number[] {
  const list: number[] = [];
  for (let n = 0; n < 31; n++) if (mask & (1 << n)) list.push(n);
  return list;
}

/** What the policy does in each situation it can reach from the start. */
function decisionsOf(instance: LookInstance, policy: Policy): LookDecision[] {
  const decisions: LookDecision[] = [];
  const seen = new Set<string>();
  const visit = (stage: number, unused: number, alive: number): number => {
    const name = `${stage}:${unused}:${alive}`;
    if (stage >= instance.stages || unused === 0 || alive === 0 || seen.has(name)) return 0;
    seen.add(name);
    const action = new Int8Array(instance.items).fill(-1);
    policy(stage, unused, alive, action);
    const uses = bits(unused)
      .filter((e) => action[e]! >= 0)
      .map((e) => [e, action[e]!] as const);
    decisions.push({ stage, unused: bits(unused), alive: bits(alive), uses });
    return expectedAfter(instance, stage, unused, alive, action, visit);
  };
  visit(0, (1 << instance.items) - 1, (1 << instance.targets) - 1);
  return decisions;
}

/**
 * A closed-loop policy for a look-and-repeat instance, with its expected surviving value worked out exactly.
 *
 * `exact` is the optimum by dynamic programming; `rollout` improves the better of `one-each` and `rolling` by one step;
 * `rolling` re-plans after each look. All sum over every outcome, so they are for small instances.
 *
 * Valid: items + targets at most 20, and for `exact` and `rollout` (targets + 1)^items at most 3e5; else a sentence is given.
 */
export function solveLooks(instance: LookInstance, method: LookMethod): LookAnswer | string {
  if (instance.items + instance.targets > MOST_BITS) {
    return `items + targets at most ${MOST_BITS} expected, ${instance.items + instance.targets} found`;
  }
  let actions = 1;
  for (let e = 0; e < instance.items; e++) actions *= instance.targets + 1;
  if ((method === 'exact' || method === 'rollout') && actions > MOST_ACTIONS) {
    return `at most ${MOST_ACTIONS} actions per stage expected for ${method}, ${actions} found`;
  }
  const policy = policyOf(instance, method);
  const value = valueOfPolicy(instance, policy)(0, (1 << instance.items) - 1, (1 << instance.targets) - 1);
  return { value, method, decisions: decisionsOf(instance, policy) };
}
