/** Recorded plots as CSV text. A row that cannot be read is counted and left out, never guessed. */
import { atan2, hypot2, wrapTwoPi } from '../math/elementary.ts';
import { appendRow } from '../math/table.ts';
import type { PlotTable } from '../sensors/plot.ts';
import { createPlots } from '../sensors/plot.ts';
import { cellNumber } from './csv-cells.ts';
import type { RecordedRadar, RecordedSensors } from './recorded-sensors.ts';

/** Times farther from 0 than this are malformed, s: the year 2286 in seconds of Unix. */
const LATEST_TIME = 1e10;

/** Plots of a file, ordered by time, how many rows were left out and why, and how many stood out of order. */
export interface RecordedPlots {
  readonly plots: PlotTable;
  readonly malformed: number;
  readonly unknownSensor: number;
  readonly outOfOrder: number;
}

const plotColumns = ['t', 'sensor', 'scan', 'range', 'az', 'el', 'rangerate'] as const;

/**
 * Plots of a CSV text with header `t,sensor,scan,range,az,el[,rangerate]`, or a sentence saying what is wrong.
 * Rows may stand in any order: those whose time is before that of a row above are put in their place and counted.
 */
export function parsePlots(text: string, sensors: RecordedSensors): RecordedPlots | string {
  const lines = text.split('\n');
  const header = (lines[0] ?? '').trim().split(',');
  if (sensors.plane) return parsePlaces(lines, header, sensors);
  const at = plotColumns.map((name) => header.indexOf(name));
  for (let c = 0; c < 6; c++) if (at[c]! < 0) return `plots file: column ${plotColumns[c]} is missing`;
  const rowOf = new Map(sensors.radars.map((radar, row) => [radar.id, row]));
  const plots = createPlots();
  let malformed = 0;
  let unknownSensor = 0;
  let outOfOrder = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let line = 1; line < lines.length; line++) {
    const cells = lines[line]!.trim().split(',');
    if (cells.length === 1 && cells[0] === '') continue;
    const values = at.map((column) => cellNumber(column < 0 ? undefined : cells[column]));
    if (
      values.slice(0, 6).some((value) => !Number.isFinite(value)) ||
      !(values[3]! > 0) ||
      Math.abs(values[0]!) > LATEST_TIME
    ) {
      malformed++;
      continue;
    }
    const sensor = rowOf.get(values[1]!);
    if (sensor === undefined) {
      unknownSensor++;
      continue;
    }
    if (values[0]! < last) outOfOrder++;
    else last = values[0]!;
    writePlot(plots, values, sensor, sensors.radars[sensor]!);
  }
  return { plots: outOfOrder > 0 ? inOrder(plots) : plots, malformed, unknownSensor, outOfOrder };
}

/** The same plots by time; rows of one time keep their order. */
function inOrder(plots: PlotTable): PlotTable {
  const order = Int32Array.from({ length: plots.count }, (_, row) => row);
  order.sort((a, b) => plots.time[a]! - plots.time[b]! || a - b);
  const sorted = createPlots();
  for (const from of order) {
    const row = appendRow(sorted);
    for (const name of plots.columns) sorted[name][row] = plots[name][from]!;
  }
  return sorted;
}

/** Plots of a plane, header `t,x,y`, as range and azimuth of its distant antenna; the scan is the order of times. */
function parsePlaces(
  lines: readonly string[],
  header: readonly string[],
  sensors: RecordedSensors,
): RecordedPlots | string {
  const at = ['t', 'x', 'y'].map((name) => header.indexOf(name));
  if (at.some((column) => column < 0)) return 'plots file: columns t, x and y expected';
  const plots = createPlots();
  const { reports } = sensors;
  let malformed = 0;
  let outOfOrder = 0;
  let last = Number.NEGATIVE_INFINITY;
  let scan = 0;
  for (const line of lines.slice(1)) {
    if (line.trim() === '') continue;
    const cells = line.trim().split(',');
    const [time, x, y] = at.map((column) => cellNumber(cells[column])) as [number, number, number];
    if (!Number.isFinite(time + x + y) || Math.abs(time) > LATEST_TIME) malformed++;
    else if (time < last) outOfOrder++;
    else {
      if (time > last) scan++;
      last = time;
      const east = x - reports.x[0]!;
      const north = y - reports.y[0]!;
      const values = [time, 1, scan, hypot2(east, north), wrapTwoPi(atan2(east, north)), 0, Number.NaN];
      writePlot(plots, values, 0, sensors.radars[0]!);
    }
  }
  return { plots, malformed, unknownSensor: 0, outOfOrder };
}

function writePlot(plots: PlotTable, values: readonly number[], sensor: number, radar: RecordedRadar): void {
  const row = appendRow(plots);
  plots.time[row] = values[0]!;
  plots.sensor[row] = sensor;
  plots.scan[row] = values[2]!;
  plots.range[row] = values[3]!;
  plots.azimuth[row] = values[4]!;
  plots.elevation[row] = values[5]!;
  const measured = Number.isFinite(values[6]!) && radar.rangeRateSigma > 0;
  plots.rangeRate[row] = measured ? values[6]! : Number.NaN;
  plots.rangeSigma[row] = radar.rangeSigma;
  plots.azimuthSigma[row] = radar.azimuthSigma;
  plots.elevationSigma[row] = radar.elevationSigma;
  plots.rangeRateSigma[row] = radar.rangeRateSigma;
  plots.snrDb[row] = Number.NaN;
}
