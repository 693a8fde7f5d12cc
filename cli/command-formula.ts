/** `sudarshan formula`: one model equation by itself. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { gridOfFile, loadTerrain } from '../node/terrain.ts';
import { evaluateFormula, type Formula, formulas, heightAt } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { print, printJson, printTable, say } from './print.ts';

const radPerDeg = Math.PI / 180;

/** A key and its value from `--key value` or `--key=value` words; a text says what is wrong. */
function valuesFrom(words: readonly string[]): Record<string, string> | string {
  const values: Record<string, string> = {};
  for (let at = 0; at < words.length; at++) {
    const [, key, joined] = words[at]!.match(/^--([a-z][a-z0-9-]*)(?:=(.*))?$/s) ?? [];
    if (!key) return `--key value expected, ${words[at]} found`;
    const value = joined ?? words[++at];
    if (value === undefined) return `--${key} needs a value`;
    if (Object.hasOwn(values, key)) return `--${key} is given twice`;
    values[key] = value;
  }
  return values;
}

function keysOf(keys: Formula['keys']): string {
  return keys.map(({ key, fallback }) => (fallback === undefined ? key : `[${key}]`)).join(' ');
}

interface Answer {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  readonly [extra: string]: number | string;
}

/** Height of the bundled terrain, or of a file of the user's: the one formula that needs data. */
async function terrainHeight(values: Readonly<Record<string, string>>): Promise<Answer | readonly string[]> {
  const { 'lat-deg': lat = '', 'lon-deg': lon = '', file, ...others } = values;
  const faults = Object.keys(others).map(
    (key) => `${key}: unknown key; terrain-height takes lat-deg, lon-deg, file`,
  );
  if (lat.trim() === '' || !(Math.abs(Number(lat)) <= 90))
    faults.push('lat-deg: number from -90 to 90 expected');
  if (lon.trim() === '' || !(Math.abs(Number(lon)) <= 180))
    faults.push('lon-deg: number from -180 to 180 expected');
  const grid = file === undefined ? loadTerrain() : await gridOfFile(file);
  if ('message' in grid) faults.push(`${'file' in grid ? grid.file : file}: ${grid.message}`);
  if (faults.length > 0 || 'message' in grid) return faults;
  const value = heightAt(grid, Number(lat) * radPerDeg, Number(lon) * radPerDeg);
  const source = file === undefined ? 'NOAA ETOPO5 (1988), bundled crop' : basename(file);
  return { value, unit: 'm', source: `${source}, bilinear; 0 on the sea and outside` };
}

const terrainFormula = {
  name: 'terrain-height',
  about: 'height of the terrain above sea level',
  unit: 'm',
  source: 'NOAA ETOPO5 (1988)',
  keys: [
    { key: 'lat-deg', meaning: 'latitude, north positive' },
    { key: 'lon-deg', meaning: 'longitude, east positive' },
    { key: 'file', meaning: 'height grid in place of the bundled one', fallback: '' },
  ],
};

function list(json: boolean): ExitCode {
  const all = [...formulas, terrainFormula];
  if (json)
    printJson(all.map(({ name, about, unit, source, keys }) => ({ name, about, unit, source, keys })));
  else {
    printTable(
      ['formula', 'gives', 'unit', 'keys'],
      all.map((formula) => [formula.name, formula.about, formula.unit, keysOf(formula.keys)]),
    );
  }
  return exitCodes.done;
}

async function answerOf(
  name: string,
  values: Readonly<Record<string, string>>,
): Promise<Answer | readonly string[]> {
  return name === terrainFormula.name ? terrainHeight(values) : evaluateFormula(name, values);
}

function isFaults(answer: Answer | readonly string[]): answer is readonly string[] {
  return Array.isArray(answer);
}

async function evaluate(name: string, words: readonly string[], json: boolean): Promise<ExitCode> {
  const values = valuesFrom(words);
  const answer = typeof values === 'string' ? [values] : await answerOf(name, values);
  if (isFaults(answer)) {
    for (const fault of answer) say(`error: ${fault}`);
    return exitCodes.usage;
  }
  const { value, unit, source, ...extra } = answer;
  if (json) printJson(answer);
  else {
    print(`${value} ${unit}`);
    for (const [key, detail] of Object.entries(extra)) print(`${key} ${detail}`);
    say(source);
  }
  return exitCodes.done;
}

export function addFormula(program: Command, finish: Finish): void {
  addCommand(program, 'formula', 'one model equation by itself; lists them without a name', [
    'sudarshan formula',
    'sudarshan formula salvo-kill --p 0.7 --n 2',
    'sudarshan formula radar-horizon --antenna-m 20 --height-m 100 --json',
  ])
    .usage('[name] [--key value ...] [--json]')
    .argument('[words...]', 'name of the formula and its values')
    .option('--json', 'print one JSON document')
    .allowUnknownOption()
    .action(async (words: string[], flags: { json?: boolean }) => {
      const [name, ...values] = words;
      const json = flags.json === true;
      finish(name === undefined ? list(json) : await evaluate(name, values, json));
    });
}
