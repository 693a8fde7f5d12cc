/** What all commands share: examples first in the help, and an exit code as the result. */
import type { Command } from 'commander';
import type { ExitCode } from './exit-codes.ts';

/** Hands a command's result to the process. */
export type Finish = (code: ExitCode) => void;

/** A command of this name whose help starts with these examples. */
export function addCommand(
  program: Command,
  usage: string,
  description: string,
  examples: readonly string[],
): Command {
  const lines = examples.map((example) => `  ${example}`).join('\n');
  return program
    .command(usage)
    .description(description)
    .addHelpText('before', `Examples:\n${lines}\n`)
    .showHelpAfterError('(add --help for examples)')
    .allowExcessArguments(false);
}
