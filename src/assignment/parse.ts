import { type Answer, type Instance, shapeInstance } from './instance.ts';
import type { LookInstance } from './look-instance.ts';

/** A fault in an instance file: where, what, and what to do about it. */
export interface Fault {
  /** Dotted path, such as `items.3.p4.7`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

export type Parsed =
  | { readonly kind: 'static'; readonly instance: Instance }
  | { readonly kind: 'sls'; readonly instance: LookInstance }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Most pairs or capacities taken; beyond it an instance is refused instead of exhausting memory. */
const MOST_PAIRS = 2e7;
const MOST_FAULTS = 50;

type Json = Readonly<Record<string, unknown>>;
type Report = (path: string, message: string, hint?: string) => void;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? 'list' : typeof value === 'object' ? 'object' : `${typeof value}`;
}

function list(value: unknown, path: string, report: Report, length = -1): readonly unknown[] {
  if (!Array.isArray(value)) {
    report(path, `list expected, ${kindOf(value)} found`);
    return [];
  }
  if (length >= 0 && value.length !== length)
    report(path, `${length} entries expected, ${value.length} found`);
  return value;
}

function number(value: unknown, path: string, low: number, high: number, report: Report): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    report(path, `number expected, ${typeof value === 'number' ? value : kindOf(value)} found`);
    return low;
  }
  if (value < low || value > high) report(path, `number between ${low} and ${high} expected, ${value} found`);
  return value;
}

function integer(value: unknown, path: string, low: number, high: number, report: Report): number {
  const given = number(value, path, low, high, report);
  if (!Number.isInteger(given)) report(path, `whole number expected, ${given} found`);
  return given;
}

/** Chances of one row of `p4`, written into `out` from `at`; the product with the unit lies in 0..1. */
function chances(
  row: unknown,
  path: string,
  unit: number,
  out: Float64Array,
  at: number,
  count: number,
  report: Report,
): void {
  const cells = list(row, path, report, count);
  for (let j = 0; j < count && j < cells.length; j++) {
    const given = number(cells[j], `${path}.${j}`, 0, (1 + 1e-12) / unit, report);
    out[at + j] = Math.min(1, given * unit);
  }
}

/**
 * The instance in a parsed JSON value of the exchange format, or everything that is wrong with it.
 *
 * `kind: sls` gives a shoot-look-shoot instance; every other kind with items and rows is static. A row listed twice by
 * one item counts once: the capacity bounds the uses of the items listing the row.
 */
export function parseInstance(json: unknown): Parsed {
  const faults: Fault[] = [];
  const report: Report = (path, message, hint = '') => {
    if (faults.length < MOST_FAULTS) faults.push({ path, message, hint });
  };
  if (!isObject(json)) {
    report('', `object expected, ${kindOf(json)} found`);
    return { kind: 'faults', faults };
  }
  const unit = json.pUnit === undefined ? 1e-4 : number(json.pUnit, 'pUnit', 1e-12, 1, report);
  if (faults.length > 0) return { kind: 'faults', faults };
  const parsed: Parsed =
    json.kind === 'sls'
      ? { kind: 'sls', instance: parseLooks(json, unit, report) }
      : { kind: 'static', instance: parseStatic(json, unit, report) };
  return faults.length > 0 ? { kind: 'faults', faults } : parsed;
}

function values(json: Json, report: Report): Float64Array {
  const given = list(json.V, 'V', report);
  const value = new Float64Array(given.length);
  for (let j = 0; j < value.length; j++) value[j] = number(given[j], `V.${j}`, 0, 1e15, report);
  if (json.T !== undefined && json.T !== value.length)
    report('T', `${value.length} expected (length of V), ${json.T} found`);
  return value;
}

function parseStatic(json: Json, unit: number, report: Report): Instance {
  const value = values(json, report);
  const targets = value.length;
  const rows = list(json.rows, 'rows', report);
  const items = list(json.items, 'items', report);
  const fits = items.length * targets <= MOST_PAIRS;
  if (!fits)
    report('items', `at most ${MOST_PAIRS} item-target pairs expected, ${items.length * targets} found`);
  const capacity = new Int32Array(rows.length);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r];
    capacity[r] = integer(isObject(row) ? row.cap : undefined, `rows.${r}.cap`, 0, 0x7fffffff, report);
  }
  const maxPerTarget =
    json.maxPerTarget === undefined ? 0 : integer(json.maxPerTarget, 'maxPerTarget', 0, 0x7fffffff, report);
  const probability = new Float64Array(fits ? items.length * targets : 0);
  const rowStart = new Int32Array(items.length + 1);
  const rowIndex: number[] = [];
  for (let e = 0; fits && e < items.length; e++) {
    const item = items[e];
    const path = `items.${e}`;
    if (!isObject(item)) {
      report(path, `object expected, ${kindOf(item)} found`);
      continue;
    }
    const listed = list(item.rows, `${path}.rows`, report);
    if (listed.length === 0)
      report(`${path}.rows`, 'at least one row expected', 'Give the item a row with its capacity.');
    const from = rowIndex.length;
    for (let k = 0; k < listed.length; k++) {
      const r = integer(listed[k], `${path}.rows.${k}`, 0, Math.max(0, rows.length - 1), report);
      if (!rowIndex.includes(r, from)) rowIndex.push(r);
    }
    rowStart[e + 1] = rowIndex.length;
    chances(item.p4, `${path}.p4`, unit, probability, e * targets, targets, report);
  }
  return shapeInstance({
    targets,
    items: items.length,
    value,
    probability,
    rowStart,
    rowIndex: Int32Array.from(rowIndex),
    capacity,
    maxPerTarget,
  });
}

function parseLooks(json: Json, unit: number, report: Report): LookInstance {
  const value = values(json, report);
  const targets = value.length;
  const stages = list(json.p4, 'p4', report);
  const weapons = stages.length > 0 ? list(stages[0], 'p4.0', report).length : 0;
  if (json.W !== undefined && json.W !== weapons)
    report('W', `${weapons} expected (length of p4.0), ${json.W} found`);
  if (json.stages !== undefined && json.stages !== stages.length) {
    report('stages', `${stages.length} expected (length of p4), ${json.stages} found`);
  }
  const fits = stages.length * weapons * targets <= MOST_PAIRS;
  if (!fits) report('p4', `at most ${MOST_PAIRS} entries expected`);
  const probability = new Float64Array(fits ? stages.length * weapons * targets : 0);
  for (let s = 0; fits && s < stages.length; s++) {
    const stage = list(stages[s], `p4.${s}`, report, weapons);
    for (let e = 0; e < weapons && e < stage.length; e++) {
      chances(stage[e], `p4.${s}.${e}`, unit, probability, (s * weapons + e) * targets, targets, report);
    }
  }
  return { stages: stages.length, items: weapons, targets, value, probability };
}

/** The answer as the exchange format's output object. `elapsed_ms` is measured by the caller, who has the clock. */
export function printAnswer(answer: Answer, elapsed_ms: number): Json {
  const assignment: number[][] = [];
  for (let n = 0; n < answer.items.length; n++) {
    assignment.push([answer.items[n]!, answer.targets[n]!, answer.counts[n]!]);
  }
  const { value, bound, gap, proven } = answer;
  return { value, bound, gap, proven, assignment, elapsedMs: elapsed_ms };
}
