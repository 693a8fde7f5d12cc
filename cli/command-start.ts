/** `sudarshan start`: the main job of `npm start`: one run, its table, its record, the browser app. */
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { writeRecord } from '../node/record-store.ts';
import { prepareScenario, runScenario } from '../node/run-scenario.ts';
import { outcomeOf } from '../src/index.ts';
import type { Finish } from './command.ts';
import { serveRecords } from './command-serve.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { portNumber, seedNumber } from './options.ts';
import { say, sayProblems } from './print.ts';
import { printOutcome } from './print-outcome.ts';
import { startProgress } from './progress.ts';

/** What runs when no other scenario is asked for. */
const defaultScenario = 'western-shield-2025';
const recordsFolder = 'runs';

interface StartFlags {
  readonly seed: number;
  readonly port?: number;
  readonly serve: boolean;
}

async function start(given: string, flags: StartFlags): Promise<ExitCode | null> {
  const prepared = await prepareScenario(given);
  sayProblems(prepared.problems);
  if (!prepared.scenario) return exitCodes.input;
  const progress = startProgress(prepared.scenario.name, prepared.scenario.duration, false);
  const record = await runScenario(prepared.scenario, flags.seed, prepared.text, progress.update);
  progress.stop();
  const folder = join(recordsFolder, `${basename(given).replace(/\.ya?ml$/, '')}-seed-${flags.seed}`);
  await writeRecord(folder, record);
  printOutcome(record.header, outcomeOf(record));
  say(`record: ${folder}`);
  if (!flags.serve) return exitCodes.done;
  return serveRecords(recordsFolder, { port: flags.port, host: '127.0.0.1' }, basename(folder));
}

export function addStart(program: Command, finish: Finish): void {
  program
    .command('start', { hidden: true })
    .description('run the default scenario, store its record and serve the browser app')
    .argument('[scenario]', 'scenario file, or name of a bundled scenario', defaultScenario)
    .option('--seed <n>', 'seed of all random draws', seedNumber, 1)
    .option('--port <p>', 'port; without it the first free one from 8400', portNumber)
    .option('--no-serve', 'stop after the table')
    .action(async (given: string, flags: StartFlags) => {
      const code = await start(given, flags);
      if (code !== null) finish(code);
    });
}
