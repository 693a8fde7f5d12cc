/** `sudarshan library`: the platforms, every figure with unit and source. */
import type { Command } from 'commander';
import { loadLibrary } from '../node/library.ts';
import { describeLibraryEntry, type Library } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { print, printJson, printTable, say, sayProblems } from './print.ts';

function listAll(library: Library, json: boolean): ExitCode {
  const entries = library.ids.map((id) => describeLibraryEntry(library, id)!);
  if (json) printJson(entries);
  else {
    printTable(
      ['id', 'name', 'figures', 'assumed'],
      entries.map((entry) => [
        entry.id,
        entry.name,
        entry.figures.length,
        entry.figures.filter((item) => item.assumed).length,
      ]),
    );
  }
  return exitCodes.done;
}

function showOne(library: Library, id: string, json: boolean): ExitCode {
  const entry = describeLibraryEntry(library, id);
  if (!entry) {
    say(`error: no platform ${id}; sudarshan library lists them`);
    return exitCodes.usage;
  }
  if (json) printJson(entry);
  else {
    print(`${entry.id}: ${entry.name}`);
    printTable(
      ['figure', 'value', 'unit', 'source', 'assumed'],
      entry.figures.map((item) => [item.path, item.value, item.unit, item.source, item.assumed ? 'yes' : '']),
    );
  }
  return exitCodes.done;
}

function show(id: string | undefined, json: boolean): ExitCode {
  const { library, problems } = loadLibrary();
  if (!library) {
    sayProblems(problems);
    return exitCodes.input;
  }
  return id === undefined ? listAll(library, json) : showOne(library, id, json);
}

export function addLibrary(program: Command, finish: Finish): void {
  addCommand(program, 'library', 'platforms with every figure, its unit and its source', [
    'sudarshan library',
    'sudarshan library s400_squadron --json',
  ])
    .argument('[id]', 'platform')
    .option('--json', 'print one JSON document')
    .action((id: string | undefined, flags: { json?: boolean }) => finish(show(id, flags.json === true)));
}
