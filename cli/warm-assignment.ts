/** Makes the assignment code warm before a clock starts: the first tenths of a second of a fresh process are spent compiling. */
import { type Instance, type LinearSolver, prove, shapeInstance, solve } from '../src/index.ts';
import { timedBudget } from './timed-budget.ts';

/**
 * Processor time given to the search, and then to search and proof, ms: from about there on another round takes no less. A
 * machine that is busy with other things gives the time late, so there is an end by the clock too.
 */
const WARM_MS = [600, 1200] as const;
const MOST_MS = 3000;

/** Numbers in (0, 1) that only have to be mixed (Park and Miller's generator). */
function mixer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** The rows of an instance with made-up values, and made-up chances where it allows a use. */
function madeLike(instance: Instance, seed: number): Instance {
  const draw = mixer(seed);
  return shapeInstance({
    ...instance,
    value: instance.value.map(() => 10 + 90 * draw()),
    probability: instance.probability.map((chance) => (chance > 0 ? 0.3 + 0.6 * draw() : 0)),
  });
}

/**
 * Prove instances with the same rows and made-up numbers, and drop the answers. What the compiler learns from them fits the
 * instance asked for, and nothing of its answer is found. Gives the time spent, ms.
 */
export function warmAssignment(instance: Instance, solver: LinearSolver, iterations: number): number {
  const start = performance.now();
  const worked = process.cpuUsage();
  const work_ms = (): number => {
    const { user, system } = process.cpuUsage(worked);
    return (user + system) / 1000;
  };
  const left_ms = (): number => MOST_MS - (performance.now() - start);
  for (const [phase, end_ms] of WARM_MS.entries()) {
    for (let n = 1; work_ms() < end_ms && left_ms() > 0; n++) {
      const budget = timedBudget(iterations, Math.min(end_ms, left_ms()));
      if (phase === 0) solve(madeLike(instance, n), budget);
      else prove(madeLike(instance, n), solver, budget);
    }
  }
  return performance.now() - start;
}
