/** `sudarshan check`: what is wrong with a scenario, plan or study file. */
import type { Command } from 'commander';
import { readText } from '../node/files.ts';
import { bundledFiles, loadLibrary } from '../node/library.ts';
import { prepareScenario } from '../node/run-scenario.ts';
import { prepareStudy } from '../node/study-files.ts';
import { checkPlan, type Problem } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { printJson, say, sayProblems } from './print.ts';

/** What a file says it is, by its line `schema: sudarshan/<kind>/1`; a scenario where it says nothing. */
function kindOf(text: string): 'scenario' | 'plan' | 'study' {
  const word = /^\s*["']?schema["']?\s*:\s*["']?sudarshan\/(plan|study)\//m.exec(text)?.[1];
  return word === 'plan' || word === 'study' ? word : 'scenario';
}

/** The file meant: a path, else a bundled scenario, study or plan of that name. */
function pathOf(given: string): string {
  const bundled = ['scenarios', 'studies', 'plans'].flatMap(bundledFiles);
  return bundled.find(({ id }) => id === given)?.path ?? given;
}

async function problemsOf(given: string): Promise<readonly Problem[]> {
  const path = pathOf(given);
  const read = readText(path);
  if (read.problem) return [read.problem];
  const kind = kindOf(read.value);
  if (kind === 'scenario') return (await prepareScenario(path)).problems;
  if (kind === 'study') return (await prepareStudy(path)).problems;
  const { library, problems } = loadLibrary();
  return library ? checkPlan(read.value, path, library) : problems;
}

async function check(given: string, json: boolean): Promise<ExitCode> {
  const problems = await problemsOf(given);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  // the contract has the English sentences; their patterns are for pages that tell them in another language
  if (json) printJson(problems.map(({ sayings: _, ...told }) => told));
  else {
    sayProblems(problems);
    say(`${given}: ${errors} errors, ${problems.length - errors} other remarks`);
  }
  return errors > 0 ? exitCodes.input : exitCodes.done;
}

export function addCheck(program: Command, finish: Finish): void {
  addCommand(program, 'check', 'list the problems of a scenario, plan or study', [
    'sudarshan check my-scenario.yaml',
    'sudarshan check my-study.yaml --json',
  ])
    .argument('<file>', 'scenario, plan or study file, or name of a bundled one')
    .option('--json', 'print one JSON document')
    .action(async (given: string, flags: { json?: boolean }) =>
      finish(await check(given, flags.json === true)),
    );
}
