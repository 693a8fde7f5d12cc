/** `sudarshan check`: what is wrong with a scenario file. */
import type { Command } from 'commander';
import { prepareScenario } from '../node/run-scenario.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { printJson, say, sayProblems } from './print.ts';

async function check(given: string, json: boolean): Promise<ExitCode> {
  const { problems } = await prepareScenario(given);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (json) printJson(problems);
  else {
    sayProblems(problems);
    say(`${given}: ${errors} errors, ${problems.length - errors} other remarks`);
  }
  return errors > 0 ? exitCodes.input : exitCodes.done;
}

export function addCheck(program: Command, finish: Finish): void {
  addCommand(program, 'check', 'list the problems of a scenario', [
    'sudarshan check my-scenario.yaml',
    'sudarshan check my-scenario.yaml --json',
  ])
    .argument('<file>', 'scenario file, or name of a bundled scenario')
    .option('--json', 'print one JSON document')
    .action(async (given: string, flags: { json?: boolean }) =>
      finish(await check(given, flags.json === true)),
    );
}
