/** A proof's budget that ends at a time, for the command line, which has a clock. */
import type { ProofBudget } from '../src/index.ts';

/** So many price iterations at most, and no more than `duration_ms` from now. */
export function timedBudget(iterations: number, duration_ms: number): ProofBudget {
  const end = performance.now() + duration_ms;
  return {
    iterations,
    shouldStop: () => performance.now() >= end,
    timeLeft: () => (end - performance.now()) / 1000,
  };
}
