/** `sudarshan assign`: the assignment kernel by itself. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { readText, reasonOf } from '../node/files.ts';
import { loadLinearSolver } from '../node/linear-solver.ts';
import {
  type LookInstance,
  type Problem,
  parseInstance,
  printAnswer,
  prove,
  solveLooks,
} from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { countNumber, positiveNumber } from './options.ts';
import { figure, print, printJson, printTable, say, sayProblems } from './print.ts';
import { timedBudget } from './timed-budget.ts';
import { warmAssignment } from './warm-assignment.ts';

interface AssignFlags {
  readonly budgetMs?: number;
  readonly iterations?: number;
  readonly json?: boolean;
}

/** Largest instance file, bytes. */
const largestInstance = 200_000_000;
/** Price iterations before the proof, where nothing else is asked for; fewer where each is long and the proof does more. */
const usualIterations = 150;
const fewIterations = 10;
/** Pairs of item and target from which an instance counts as large. */
const largePairs = 60_000;

type Read = { readonly json: unknown } | { readonly problem: Problem };

function readJson(file: string): Read {
  const read = readText(file, largestInstance);
  if (read.problem) return { problem: read.problem };
  try {
    return { json: JSON.parse(read.value) as unknown };
  } catch (error) {
    return { problem: problemIn(file, '', reasonOf(error), 'JSON is expected') };
  }
}

function problemIn(file: string, path: string, message: string, hint: string): Problem {
  return { severity: 'error', file, line: 1, column: 1, path, message, hint };
}

/** The best closed-loop policy that the instance's size allows: the optimum, one-step rollout, or rolling horizon. */
function assignWithLooks(file: string, instance: LookInstance, json: boolean): ExitCode {
  let refusal = '';
  for (const method of ['exact', 'rollout', 'rolling'] as const) {
    const answer = solveLooks(instance, method);
    if (typeof answer === 'string') {
      refusal = answer;
      continue;
    }
    if (json) {
      printJson({ value: answer.value, method: answer.method, policy: answer.decisions });
    } else {
      print(`expected surviving value ${figure(answer.value)} by the ${answer.method} policy`);
      print(`${answer.decisions.length} decisions; --json lists them`);
    }
    return exitCodes.done;
  }
  sayProblems([
    problemIn(file, '', refusal, 'instances with looks are worked out exactly, so they must be small'),
  ]);
  return exitCodes.input;
}

async function assign(file: string, flags: AssignFlags): Promise<ExitCode> {
  const read = readJson(file);
  if ('problem' in read) {
    sayProblems([read.problem]);
    return exitCodes.input;
  }
  const parsed = parseInstance(read.json);
  if (parsed.kind === 'faults') {
    sayProblems(parsed.faults.map(({ path, message, hint }) => problemIn(file, path, message, hint)));
    return exitCodes.input;
  }
  if (parsed.kind === 'sls') {
    return assignWithLooks(file, parsed.instance, flags.json === true);
  }
  const { instance } = parsed;
  const solver = await loadLinearSolver();
  const large = instance.items * instance.targets > largePairs;
  const iterations = flags.iterations ?? (large ? fewIterations : usualIterations);
  const { budgetMs } = flags;
  if (budgetMs !== undefined) {
    const warm_ms = warmAssignment(instance, solver, iterations);
    say(`${warm_ms.toFixed(0)} ms on made-up instances of this shape; the ${budgetMs} ms begin now`);
  }
  const started = performance.now();
  const answer = prove(
    instance,
    solver,
    budgetMs === undefined ? { iterations } : timedBudget(iterations, budgetMs),
  );
  const elapsed_ms = performance.now() - started;
  const printed = printAnswer(answer, elapsed_ms);
  if (flags.json) printJson(printed);
  else {
    const { assignment, ...figures } = printed;
    printTable(
      ['measure', 'result'],
      Object.entries(figures).map(([name, value]) => [
        name,
        typeof value === 'number' ? figure(value) : String(value),
      ]),
    );
    print(`${(assignment as unknown[]).length} uses; --json lists them`);
  }
  return exitCodes.done;
}

export function addAssign(program: Command, finish: Finish): void {
  addCommand(program, 'assign', 'solve an assignment instance with a certified gap', [
    'sudarshan assign instance.json --json',
    'sudarshan assign instance.json --budget-ms 50',
  ])
    .argument('<instance>', 'instance file')
    .addOption(
      new Option('--budget-ms <n>', 'stop after this time, ms')
        .argParser(positiveNumber)
        .conflicts('iterations'),
    )
    .option(
      '--iterations <n>',
      `price iterations instead of ${usualIterations}; repeats exactly`,
      countNumber,
    )
    .option('--json', 'print one JSON document')
    .action(async (file: string, flags: AssignFlags) => finish(await assign(file, flags)));
}
