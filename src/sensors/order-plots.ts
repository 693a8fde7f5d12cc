/** Putting the plots of a tick in order. */
import { type AnyColumn, clearTable, reserve } from '../math/table.ts';
import type { PlotOriginTable, PlotTable } from './plot.ts';

/**
 * Copy plots and origins in order of (time, sensor, row of the draft).
 *
 * Shell sort with gaps 1, 4, 13, 40 ...: in place, without allocation, and no order to lose as the key is total.
 * @param order  room for the permutation; grown when a tick has more plots than any before
 */
export function orderPlots(
  draft: PlotTable,
  draftOrigins: PlotOriginTable,
  order: { row: Int32Array },
  plots: PlotTable,
  origins: PlotOriginTable,
): void {
  const { count, time, sensor } = draft;
  if (order.row.length < count) order.row = new Int32Array(2 * count);
  const { row } = order;
  for (let i = 0; i < count; i++) row[i] = i;
  let gap = 1;
  while (gap < count / 3) gap = 3 * gap + 1;
  for (; gap >= 1; gap = (gap - 1) / 3) {
    for (let i = gap; i < count; i++) {
      const moving = row[i]!;
      let j = i - gap;
      while (j >= 0 && isAfter(time, sensor, row[j]!, moving)) {
        row[j + gap] = row[j]!;
        j -= gap;
      }
      row[j + gap] = moving;
    }
  }
  copyInOrder(draft, draftOrigins, row, plots, origins);
}

function isAfter(time: Float64Array, sensor: Int32Array, a: number, b: number): boolean {
  if (time[a] !== time[b]) return time[a]! > time[b]!;
  return sensor[a] !== sensor[b] ? sensor[a]! > sensor[b]! : a > b;
}

function copyInOrder(
  draft: PlotTable,
  draftOrigins: PlotOriginTable,
  row: Int32Array,
  plots: PlotTable,
  origins: PlotOriginTable,
): void {
  const { count } = draft;
  clearTable(plots);
  clearTable(origins);
  reserve(plots, count);
  reserve(origins, count);
  const from = draft as unknown as Record<string, AnyColumn>;
  const to = plots as unknown as Record<string, AnyColumn>;
  for (const name of draft.columns) {
    const source = from[name]!;
    const target = to[name]!;
    for (let i = 0; i < count; i++) target[i] = source[row[i]!]!;
  }
  for (let i = 0; i < count; i++) origins.object[i] = draftOrigins.object[row[i]!]!;
  plots.count = count;
  origins.count = count;
}
