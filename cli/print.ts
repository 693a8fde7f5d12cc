/** Printing: data to standard output, everything said about it to standard error. */
import Table from 'cli-table3';
import pc from 'picocolors';
import type { Problem } from '../src/index.ts';

/** Colours only where a person reads and has not asked for none. */
export function coloursFor(stream: NodeJS.WriteStream) {
  const wanted = stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return pc.createColors(wanted);
}

/** Data. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** The one document of `--json`. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** A message. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Problems as `file:line:column severity path: message (hint)`, one a line. */
export function sayProblems(problems: readonly Problem[]): void {
  const colours = coloursFor(process.stderr);
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan };
  for (const problem of problems) {
    const place = `${problem.file}:${problem.line}:${problem.column}`;
    const path = problem.path ? `${problem.path}: ` : '';
    const hint = problem.hint ? ` (${problem.hint})` : '';
    say(`${place} ${paint[problem.severity](problem.severity)} ${path}${problem.message}${hint}`);
  }
}

export type Cell = string | number;

/** Width of a table where the output is not a terminal that says its own, characters. */
const PLAIN_WIDTH = 120;
/** Least width of the last column, which takes what the others leave. */
const LEAST_WIDTH = 30;

/** Width for the last column so that the table fits; its long texts are folded between words. */
function lastWidth(head: readonly string[], rows: readonly (readonly Cell[])[]): number {
  const widthOf = (column: number) =>
    Math.max(head[column]!.length, ...rows.map((row) => String(row[column]).length)) + 3;
  let others = 1;
  for (let column = 0; column < head.length - 1; column++) others += widthOf(column);
  const room = (process.stdout.columns ?? PLAIN_WIDTH) - others - 1;
  return Math.min(widthOf(head.length - 1), Math.max(LEAST_WIDTH, room));
}

/** Print a table with a line of headings; plain when the output is not a terminal. */
export function printTable(head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const colours = coloursFor(process.stdout);
  const table = new Table({
    head: head.map((title) => colours.bold(title)),
    style: { head: [], border: [], compact: true },
    wordWrap: true,
    colWidths: [...head.slice(1).map(() => null), lastWidth(head, rows)],
    colAligns: head.map((_, column) => (typeof rows[0]?.[column] === 'number' ? 'right' : 'left')),
  });
  for (const row of rows) table.push([...row]);
  print(table.toString());
}

/** A number for a table: whole numbers grouped in threes, others with at most three decimals. */
export function figure(value: number): string {
  const text = Number.isInteger(value) ? String(value) : value.toFixed(3).replace(/\.?0+$/, '');
  const [whole, fraction] = text.split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ' ');
  return fraction ? `${grouped}.${fraction}` : grouped;
}
