/** `sudarshan library`: the platforms, every figure with unit and source. */
import type { Command } from 'commander';
import { describedEntry, loadLibrary } from '../node/library.ts';
import { type Library, type LibraryRow, NOTICE } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { print, printJson, printTable, say, sayProblems } from './print.ts';

function listAll(library: Library, json: boolean): ExitCode {
  const entries = [...library.entries.values()].map((entry) => describedEntry(library, entry));
  if (json) printJson(entries);
  else {
    printTable(
      ['id', 'kind', 'name', 'figures', 'assumed'],
      entries.map(({ id, section, name, figures }) => {
        const assumed = figures.filter((figure) => figure.assumed).length;
        return [id, section, name, figures.length, assumed];
      }),
    );
  }
  return exitCodes.done;
}

/** The figures as a table whose source column holds numbers, then the titles behind the numbers. */
function printFigures(title: string, figures: readonly LibraryRow[]): void {
  const titles = [...new Set(figures.flatMap((figure) => (figure.assumed ? [] : figure.sources)))];
  print(title);
  printTable(
    ['figure', 'value', 'unit', 'sources say', 'source'],
    figures.map((figure) => {
      const numbers = figure.sources.map((source) => titles.indexOf(source) + 1);
      const source = figure.assumed ? 'assumed' : `${numbers.join(', ')} (${figure.check})`;
      return [figure.path, figure.value, figure.unit, figure.spread, source];
    }),
  );
  for (const [index, source] of titles.entries()) print(`${String(index + 1).padStart(3)}  ${source}`);
  print(NOTICE);
}

function showOne(library: Library, id: string, json: boolean): ExitCode {
  const entry = library.entries.get(id);
  if (!entry) {
    say(`error: no platform ${id}; sudarshan library lists them`);
    return exitCodes.usage;
  }
  const described = describedEntry(library, entry);
  if (json) printJson(described);
  else {
    printFigures(`${id}: ${entry.name}`, described.figures);
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
