/** `sudarshan query`: SQL over the results of a study. */
import type { Command } from 'commander';
import { reasonOf } from '../node/files.ts';
import { queryStudy } from '../node/study-query.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type Cell, figure, printJson, printTable, say } from './print.ts';

function cellOf(value: unknown): Cell {
  if (typeof value === 'number') return figure(value);
  return value === null ? '' : String(value);
}

async function query(folder: string, sql: string, json: boolean): Promise<ExitCode> {
  try {
    const { columns, rows } = await queryStudy(folder, sql);
    if (json) printJson(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))));
    else
      printTable(
        columns,
        rows.map((row) => row.map(cellOf)),
      );
    return exitCodes.done;
  } catch (error) {
    say(`error: ${reasonOf(error)}`);
    return exitCodes.failed;
  }
}

export function addQuery(program: Command, finish: Finish): void {
  addCommand(program, 'query', 'SQL over the results of a study', [
    'sudarshan query runs/squadrons "SELECT plan, date, avg(value_lost) FROM results GROUP BY ALL ORDER BY ALL"',
    'sudarshan query runs/squadrons "DESCRIBE results"',
  ])
    .argument('<study>', "folder of the study's results")
    .argument('<sql>', 'one statement over the tables runs and cases and their join results')
    .option('--json', 'print one JSON document')
    .action(async (folder: string, sql: string, flags: { json?: boolean }) =>
      finish(await query(folder, sql, flags.json === true)),
    );
}
