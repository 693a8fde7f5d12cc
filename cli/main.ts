#!/usr/bin/env node
/** The command line. Each command is a file; this one wires them to the process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { discardUnfinished, packageFolder, reasonOf } from '../node/files.ts';
import { takeInterrupt } from '../node/interrupt.ts';
import type { Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { say } from './print.ts';

type AddCommand = (program: Command, finish: Finish) => void;

function version(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Commands in the order of the help, loaded when asked for: all of them together take longer to load than most to run. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  run: async () => (await import('./command-run.ts')).addRun,
  study: async () => (await import('./command-study.ts')).addStudy,
  worker: async () => (await import('./command-worker.ts')).addWorker,
  query: async () => (await import('./command-query.ts')).addQuery,
  check: async () => (await import('./command-check.ts')).addCheck,
  library: async () => (await import('./command-library.ts')).addLibrary,
  formula: async () => (await import('./command-formula.ts')).addFormula,
  assign: async () => (await import('./command-assign.ts')).addAssign,
  track: async () => (await import('./command-track.ts')).addTrack,
  coverage: async () => (await import('./command-coverage.ts')).addCoverage,
  export: async () => (await import('./command-export.ts')).addExport,
  import: async () => (await import('./command-import.ts')).addImport,
  explain: async () => (await import('./command-explain.ts')).addExplain,
  serve: async () => (await import('./command-serve.ts')).addServe,
  doctor: async () => (await import('./command-doctor.ts')).addDoctor,
  start: async () => (await import('./command-start.ts')).addStart,
};

/** The command named, or all where none is, as for help and for a name that is wrong. */
function addersFor(named: string): Promise<AddCommand[]> {
  const loaders = Object.hasOwn(commands, named) ? [commands[named]!] : Object.values(commands);
  return Promise.all(loaders.map((load) => load()));
}

async function createProgram(named: string): Promise<Command> {
  const finish = (code: ExitCode): void => {
    process.exitCode = code;
  };
  const program = new Command('sudarshan')
    .description('An open laboratory for layered air defence. Simulated, study use only.')
    .version(version())
    .exitOverride()
    .addHelpText(
      'before',
      [
        'Examples:',
        '  sudarshan run western-shield-2025',
        '  sudarshan study what-one-more-squadron-buys --out runs/squadrons',
        '  sudarshan check my-scenario.yaml',
        '  sudarshan serve runs',
        '',
      ].join('\n'),
    );
  for (const add of await addersFor(named)) add(program, finish);
  return program;
}

/** One line and the code for work that failed; nobody ever sees a stack. */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    return;
  }
  say(`error: ${reasonOf(error)}`);
  discardUnfinished();
  process.exitCode = exitCodes.failed;
}

function stopOn(signal: NodeJS.Signals): void {
  process.on(signal, () => {
    if (takeInterrupt()) return;
    discardUnfinished();
    say('interrupted');
    process.exit(exitCodes.interrupted);
  });
}

stopOn('SIGINT');
stopOn('SIGTERM');
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.failed);
});
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit(exitCodes.failed);
});

await createProgram(process.argv[2] ?? '')
  .then((program) => program.parseAsync())
  .catch(fail);
