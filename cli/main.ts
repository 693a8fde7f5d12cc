#!/usr/bin/env node
/** The command line. Each command is a file; this one wires them to the process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { discardUnfinished, packageFolder, reasonOf } from '../node/files.ts';
import { takeInterrupt } from '../node/interrupt.ts';
import { addAssign } from './command-assign.ts';
import { addCheck } from './command-check.ts';
import { addCoverage } from './command-coverage.ts';
import { addDoctor } from './command-doctor.ts';
import { addExplain } from './command-explain.ts';
import { addExport } from './command-export.ts';
import { addFormula } from './command-formula.ts';
import { addImport } from './command-import.ts';
import { addLibrary } from './command-library.ts';
import { addQuery } from './command-query.ts';
import { addRun } from './command-run.ts';
import { addServe } from './command-serve.ts';
import { addStart } from './command-start.ts';
import { addStudy } from './command-study.ts';
import { addTrack } from './command-track.ts';
import { addWorker } from './command-worker.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { say } from './print.ts';

function version(): string {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function createProgram(): Command {
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
  for (const add of [
    addRun,
    addStudy,
    addWorker,
    addQuery,
    addCheck,
    addLibrary,
    addFormula,
    addAssign,
    addTrack,
    addCoverage,
    addExport,
    addImport,
    addExplain,
    addServe,
    addDoctor,
    addStart,
  ]) {
    add(program, finish);
  }
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

await createProgram().parseAsync().catch(fail);
