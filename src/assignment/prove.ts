import { priceAll } from './climb.ts';
import { addColumn, type Columns, createColumns, reducedCost } from './columns.ts';
import { enumerateSets } from './enumerate.ts';
import { fill } from './fill.ts';
import { improve } from './improve.ts';
import { type Answer, type Budget, type Instance, PROVEN_GAP } from './instance.ts';
import { ITERATION_LIMIT, type LinearModel, type LinearSolver, OPTIMAL } from './linear-solver.ts';
import { appendColumns, createMaster } from './master.ts';
import { clearPlan, copyPlan, hasRoom, isOpen, place, planValue } from './plan.ts';
import { answerFromPlan, createWorkspace, search, type Workspace } from './solve.ts';

/** What a proof may do. */
export interface ProofBudget extends Budget {
  /** Rounds of column generation; default 200. */
  readonly rounds?: number;
  /** Nodes of the integer programme; default 20000. */
  readonly nodes?: number;
  /** Seconds left, for a caller with a clock, who gives `shouldStop` too: integer programmes are cut short by it. */
  readonly timeLeft?: () => number;
}

/** Columns beyond which the sets inside the gap are not all listed. */
const MOST_COLUMNS = 60_000;

interface Proof {
  readonly instance: Instance;
  readonly workspace: Workspace;
  readonly columns: Columns;
  /** Least cost of each target at the prices of the bound. */
  readonly least: Float64Array;
  readonly price: Float64Array;
  bound: number;
}

/**
 * An assignment proven optimal where column generation and an integer programme get there, else with a smaller gap.
 *
 * After `solve`: a linear programme over target-set columns, priced exactly at prices half way to the best known (Wentges
 * 1997, "Weighted Dantzig-Wolfe decomposition", Int. Trans. Operational Research 4:151), until it meets the Lagrangian
 * bound; then rounding, and if a gap remains the list of all sets inside it and an integer programme over them.
 * The Lagrangian bound is our own arithmetic; only where the integer programme is needed does the bound rest on the solver's
 * answer and its tolerances.
 *
 * @param solver  HiGHS, handed in; any library of that shape does
 * @param budget  iterations of `solve` before it; rounds and nodes of the proof
 */
export function prove(
  instance: Instance,
  solver: LinearSolver,
  budget: ProofBudget,
  workspace: Workspace = createWorkspace(),
): Answer {
  const { best, climber, pricer } = workspace;
  const columns = createColumns();
  const harvest = harvester(columns, instance, workspace);
  search(instance, budget, workspace, harvest);
  const over = best.uses === 0 || budget.iterations === 0 || budget.shouldStop?.() === true;
  if (over || isProven(workspace, instance)) {
    return answerFromPlan(best, instance, climber.bound);
  }
  const proof: Proof = {
    instance,
    workspace,
    columns,
    least: new Float64Array(instance.targets),
    price: climber.bestPrice.slice(0, instance.capacity.length),
    bound: Number.NEGATIVE_INFINITY,
  };
  pricer.nodeLimit *= 50;
  for (let j = 0; j < instance.targets; j++) addColumn(columns, instance, j, []);
  harvestPlan(proof);
  generate(proof, solver, budget);
  if (!isProven(workspace, instance) && !budget.shouldStop?.()) enclose(proof, solver, budget);
  pricer.nodeLimit /= 50;
  return answerFromPlan(best, instance, climber.bound);
}

/**
 * What to do after each pricing: keep the chosen sets as columns. Most targets choose what they chose before; a mark of the
 * last choice, the same for any order of the items, saves looking those up.
 */
function harvester(columns: Columns, instance: Instance, workspace: Workspace): () => void {
  const { climber } = workspace;
  const last = new Int32Array(instance.targets).fill(-1);
  return () => {
    const { setStart, setItem } = climber;
    for (let j = 0; j < instance.targets; j++) {
      let mark = 0;
      for (let k = setStart[j]!; k < setStart[j + 1]!; k++) {
        mark = (mark + Math.imul(setItem[k]! + 1, 0x9e3779b1)) & 0x7fffffff;
      }
      if (mark === last[j]) continue;
      last[j] = mark;
      addColumn(columns, instance, j, setItem, setStart[j]!, setStart[j + 1]!);
    }
  };
}

function isProven(workspace: Workspace, instance: Instance): boolean {
  const value = planValue(workspace.best, instance);
  return value - workspace.climber.bound <= PROVEN_GAP * value;
}

function harvestPlan(proof: Proof): void {
  const { instance, workspace, columns } = proof;
  const plan = workspace.best;
  for (let j = 0; j < instance.targets; j++) {
    const items: number[] = [];
    for (let n = plan.first[j]!; n >= 0; n = plan.next[n]!) items.push(plan.item[n]!);
    addColumn(columns, instance, j, items);
  }
}

/** Price every target at the climber's prices, keep the bound if it is the best, and add the sets as columns; gives how many. */
function priceRound(proof: Proof, { shouldStop }: ProofBudget): number {
  const { instance, workspace, columns } = proof;
  const { climber, pricer } = workspace;
  const bound = priceAll(climber, instance, pricer, shouldStop);
  if (bound === Number.NEGATIVE_INFINITY) return 0;
  if (bound > proof.bound) {
    proof.bound = bound;
    proof.price.set(climber.price.subarray(0, proof.price.length));
    proof.least.set(climber.least.subarray(0, instance.targets));
    climber.bound = Math.max(climber.bound, bound);
  }
  let added = 0;
  const { setStart, setItem } = climber;
  for (let j = 0; j < instance.targets; j++) {
    if (addColumn(columns, instance, j, setItem, setStart[j]!, setStart[j + 1]!)) added++;
  }
  return added;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, n) => from + n);
}

/** Column generation until the linear programme meets the bound or the rounds are spent; rounds its solutions on the way. */
function generate(proof: Proof, solver: LinearSolver, budget: ProofBudget): void {
  const { instance, workspace, columns } = proof;
  const { climber } = workspace;
  const rows = instance.capacity.length;
  climber.price.set(proof.price);
  priceRound(proof, budget);
  const model = createMaster(solver, instance);
  model.options.set({ presolve: 'off', solver: 'simplex' });
  appendColumns(model, instance, columns, range(0, columns.count));
  for (let round = 0; round < (budget.rounds ?? 200); round++) {
    if (budget.shouldStop?.()) break;
    runInPieces(model, budget);
    if (model.getModelStatus() !== OPTIMAL) break;
    const value = model.getObjectiveValue();
    const { rowDual, colValue } = model.getSolution();
    if (round % 10 === 9) roundPlan(proof, range(0, columns.count), colValue, budget);
    if (value - proof.bound <= 1e-10 * Math.abs(value) || isProven(workspace, instance)) {
      roundPlan(proof, range(0, columns.count), colValue, budget);
      break;
    }
    const before = columns.count;
    for (const weight of [0.5, 1]) {
      for (let r = 0; r < rows; r++) {
        const dual = Math.max(0, -rowDual[r]!);
        climber.price[r] = weight * dual + (1 - weight) * proof.price[r]!;
      }
      if (priceRound(proof, budget) > 0) break;
    }
    if (columns.count === before) {
      roundPlan(proof, range(0, columns.count), colValue, budget);
      break;
    }
    appendColumns(model, instance, columns, range(before, columns.count));
  }
  model.dispose();
}

/** Simplex iterations between two looks at the clock; one piece goes on where the one before stopped. */
const PIECE = 500;

/** Solve a linear programme; with a clock in pieces, since HiGHS looks at its own too seldom to stop in time. */
function runInPieces(model: LinearModel, { timeLeft, shouldStop }: ProofBudget): void {
  if (timeLeft) model.options.set({ simplex_iteration_limit: PIECE });
  do model.run();
  while (model.getModelStatus() === ITERATION_LIMIT && !shouldStop?.());
}

/** Make a plan of the columns with the largest shares, fill and search it, and keep it if it is better. */
function roundPlan(
  proof: Proof,
  which: readonly number[],
  share: Float64Array,
  { shouldStop }: ProofBudget,
): void {
  const { instance, workspace, columns } = proof;
  const { trial } = workspace.climber;
  const order = which.map((_, n) => n).filter((n) => share[n]! > 1e-6);
  order.sort((a, b) => share[b]! - share[a]! || a - b);
  clearPlan(trial, instance);
  const taken = new Uint8Array(instance.targets);
  for (const n of order) {
    const j = columns.target[which[n]!]!;
    if (taken[j]) continue;
    taken[j] = 1;
    for (const e of columns.items[which[n]!]!) {
      if (hasRoom(trial, instance, e) && isOpen(trial, instance, j)) place(trial, instance, e, j);
    }
  }
  fill(trial, instance, workspace.fill);
  improve(trial, instance, workspace.fill, workspace.improve, 20, shouldStop);
  if (planValue(trial, instance) < planValue(workspace.best, instance))
    copyPlan(workspace.best, trial, instance);
}

/** Columns that a plan better than the best known may contain: reduced cost within the gap. */
function columnsInGap(proof: Proof, gap: number): number[] {
  const { columns, workspace, least } = proof;
  return range(0, columns.count).filter(
    (n) => reducedCost(columns, n, workspace.pricer.cost, least[columns.target[n]!]!) <= gap,
  );
}

/** Integer programmes: first over the known columns for a better plan, then over all sets inside the gap for the proof. */
function enclose(proof: Proof, solver: LinearSolver, budget: ProofBudget): void {
  const { instance, workspace, columns, least } = proof;
  const { climber, pricer, best } = workspace;
  climber.price.set(proof.price);
  priceAll(climber, instance, pricer);
  const gapNow = () => (planValue(best, instance) - proof.bound) * (1 + 1e-9) + 1e-9;
  harvestPlan(proof);
  integerProgramme(proof, solver, columnsInGap(proof, gapNow()), budget);
  if (isProven(workspace, instance) || budget.shouldStop?.()) return;
  let complete = true;
  const gap = gapNow();
  for (let j = 0; j < instance.targets && complete; j++) {
    complete = enumerateSets(
      pricer,
      j,
      instance.value[j]!,
      instance.maxPerTarget,
      least[j]! + gap,
      MOST_COLUMNS,
      (items, count) => addColumn(columns, instance, j, items, 0, count),
    );
    if (columns.count > MOST_COLUMNS) complete = false;
  }
  if (!complete) return;
  harvestPlan(proof);
  const bound = integerProgramme(proof, solver, columnsInGap(proof, gap), budget);
  climber.bound = Math.max(climber.bound, bound);
}

/**
 * Solve the set formulation over some columns in integers, keep a better plan, and give the solver's lower bound for them.
 *
 * Presolve is off: HiGHS 1.15.3 with it calls a feasible programme of the 130 x 100 benchmark infeasible. The best known plan is
 * always among the columns, so an answer worse than it is a solver's error and gives no bound.
 */
function integerProgramme(
  proof: Proof,
  solver: LinearSolver,
  which: readonly number[],
  budget: ProofBudget,
): number {
  const { instance, columns, workspace } = proof;
  const model: LinearModel = createMaster(solver, instance);
  model.options.set({
    mip_rel_gap: 0,
    mip_abs_gap: 1e-10 * planValue(workspace.best, instance),
    presolve: 'off',
    primal_feasibility_tolerance: 1e-7,
    dual_feasibility_tolerance: 1e-7,
    mip_max_nodes: budget.nodes ?? 20_000,
  });
  appendColumns(model, instance, columns, which);
  model.changeColsIntegrality(
    { kind: 'range', from: 0, to: which.length - 1 },
    new Int32Array(which.length).fill(1),
  );
  if (budget.timeLeft) model.options.set({ time_limit: Math.max(0.001, budget.timeLeft()) });
  model.run();
  const known = planValue(workspace.best, instance) * (1 + 1e-7);
  const optimal = model.getModelStatus() === OPTIMAL && model.getObjectiveValue() <= known;
  const bound = Number(model.info.get('mip_dual_bound'));
  if (Number.isFinite(model.getObjectiveValue()))
    roundPlan(proof, which, model.getSolution().colValue, budget);
  model.dispose();
  return optimal ? bound : Number.NEGATIVE_INFINITY;
}
