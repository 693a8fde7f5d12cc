/** `sudarshan explain`: what became of a flight of a stored record, and why. */
import type { Command } from 'commander';
import { readRecord } from '../node/record-store.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { sayProblems } from './print.ts';
import { printAccounts } from './print-account.ts';

async function explain(folder: string, word: string, flags: { json?: boolean }): Promise<ExitCode> {
  const { record, problems } = await readRecord(folder);
  if (!record) {
    sayProblems(problems);
    return exitCodes.input;
  }
  return printAccounts(record, word, flags.json === true);
}

export function addExplain(program: Command, finish: Finish): void {
  addCommand(program, 'explain', 'why a flight leaked or did not, from a stored record', [
    'sudarshan explain runs/mine leakers',
    'sudarshan explain runs/mine cruise-north-3 --json',
  ])
    .argument('<record>', 'folder of a record')
    .argument('[what]', 'a flight, a group of the raid, or leakers', 'leakers')
    .option('--json', 'print one JSON document')
    .action(async (folder: string, what: string, flags: { json?: boolean }) =>
      finish(await explain(folder, what, flags)),
    );
}
