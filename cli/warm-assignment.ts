/** Makes the assignment code warm before a clock starts: the first milliseconds of a fresh process are spent compiling. */
import { type Instance, type LinearSolver, prove, solve } from '../src/index.ts';

/** Solves of each kind: enough that the optimising compiler has seen every loop. */
const REPEATS = 12;

/** Numbers in (0, 1) that only have to be mixed (Park and Miller's generator). */
function mixer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Units with channels in each of some slots and a magazine over all of them; one slot makes single uses of one row each. */
function madeInstance(seed: number, units: number, slots: number, targets: number): Instance {
  const draw = mixer(seed);
  const items = units * slots;
  const rowsEach = slots > 1 ? 2 : 1;
  const rowIndex = new Int32Array(rowsEach * items);
  for (let e = 0; e < items; e++) {
    rowIndex[rowsEach * e] = e;
    if (rowsEach === 2) rowIndex[2 * e + 1] = items + Math.floor(e / slots);
  }
  const capacity = new Int32Array(items + (rowsEach === 2 ? units : 0)).fill(rowsEach === 2 ? 3 : 1);
  capacity.fill(8, items);
  return {
    items,
    targets,
    value: Float64Array.from({ length: targets }, () => 10 + 90 * draw()),
    probability: Float64Array.from({ length: items * targets }, () =>
      draw() < 0.5 ? 0.5 + 0.4 * draw() : 0,
    ),
    rowStart: Int32Array.from({ length: items + 1 }, (_, e) => rowsEach * e),
    rowIndex,
    capacity,
    maxPerTarget: slots > 1 ? 4 : 0,
  };
}

/** Solve and prove small made-up instances of the usual kinds and drop the answers. */
export function warmAssignment(solver: LinearSolver): void {
  for (let n = 1; n <= REPEATS; n++) {
    solve(madeInstance(n, 9, 4, 60), { iterations: 40 });
    solve(madeInstance(n, 30, 1, 40), { iterations: 40 });
  }
  prove(madeInstance(1, 6, 3, 30), solver, { iterations: 60, rounds: 3, nodes: 1 });
}
