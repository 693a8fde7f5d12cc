/** Charts of a study as SVG: estimates over time with their intervals, differences with theirs. */
import { said } from '../scenario/saying.ts';
import { escaped } from './markup.ts';
import { short } from './short.ts';
import { type Tell, withInterval } from './study-words.ts';

export interface ChartPoint {
  readonly x: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface ChartLine {
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

export interface LineChart {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly ChartLine[];
  readonly tell: Tell;
}

/** Colours that stay apart for colour-blind eyes. Source: Okabe and Ito, Color Universal Design, 2008. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#8a6d00', '#444444', '#e69f00'];
/** Line styles beside the colour, so that it is not colour alone. */
const dashes = ['', '7 3', '2 3', '10 3 2 3', '1 2', '12 4', '4 4', '8 2 2 2'];
const WIDTH = 760;
const LEFT = 64;
const RIGHT = 16;
const TOP = 14;
const PLOT = 250;
const LEGEND_ROW = 20;

/** A step of 1, 2 or 5 times a power of ten that cuts `span` in at most `parts`. */
export function niceStep(span: number, parts: number): number {
  if (!(span > 0)) return 1;
  let step = 1;
  while (step * parts < span) step *= 10;
  while (step > 1e-9 && (step / 10) * parts >= span) step /= 10;
  if ((step / 5) * parts >= span) return step / 5;
  return (step / 2) * parts >= span ? step / 2 : step;
}

interface Scale {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(...values, low + 1e-9);
  const step = niceStep(high - low, 6);
  return { from: Math.floor(low / step + 1e-9) * step, to: Math.ceil(high / step - 1e-9) * step, step };
}

function grid(scale: Scale, y: (value: number) => number): string {
  let out = '';
  for (let i = 0; scale.from + i * scale.step <= scale.to + 1e-9 * scale.step; i++) {
    const value = scale.from + i * scale.step;
    const at = y(value).toFixed(1);
    out += `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" stroke="#d0d4d8"/>`;
    out += `<text x="${LEFT - 8}" y="${at}" dy="0.35em" text-anchor="end">${short(value)}</text>`;
  }
  return out;
}

function legend(lines: readonly ChartLine[], top: number): string {
  return lines
    .map((line, i) => {
      const x = LEFT + (i % 2) * 340;
      const y = top + Math.floor(i / 2) * LEGEND_ROW;
      return `<line x1="${x}" x2="${x + 28}" y1="${y}" y2="${y}" stroke="${colours[i % 8]}" stroke-width="2.5" stroke-dasharray="${dashes[i % 8]}"/><text x="${x + 36}" y="${y}" dy="0.35em">${escaped(line.name)}</text>`;
    })
    .join('');
}

/**
 * Lines over ordered places such as years, each point with a whisker of its interval. Lines stand a little beside
 * each other, so that equal ones are seen to be equal and not hidden.
 */
export function lineChart(chart: LineChart): string {
  const places = [...new Set(chart.lines.flatMap((line) => line.points.map((point) => point.x)))];
  const scale = scaleOf(
    chart.lines.flatMap((line) => line.points.flatMap((point) => [point.low, point.high])),
  );
  const y = (value: number): number => TOP + PLOT * (1 - (value - scale.from) / (scale.to - scale.from));
  const slot = (WIDTH - LEFT - RIGHT) / places.length;
  const x = (place: string, line: number): number =>
    LEFT +
    slot * (places.indexOf(place) + 0.5) +
    (line - (chart.lines.length - 1) / 2) * Math.min(7, (0.6 * slot) / chart.lines.length);
  const marks = chart.lines.map((line, i) => {
    const colour = colours[i % 8]!;
    const path = line.points
      .map((point) => `${x(point.x, i).toFixed(1)},${y(point.mean).toFixed(1)}`)
      .join(' ');
    const whiskers = line.points.map((point) => {
      const at = x(point.x, i).toFixed(1);
      const told = chart.tell(said`${line.name}, ${point.x}: ${withInterval(point)}`);
      return `<g><title>${escaped(told)}</title><line x1="${at}" x2="${at}" y1="${y(point.low).toFixed(1)}" y2="${y(point.high).toFixed(1)}" stroke="${colour}" stroke-width="1.5"/><circle cx="${at}" cy="${y(point.mean).toFixed(1)}" r="3.5" fill="${colour}"/></g>`;
    });
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes[i % 8]}"/>${whiskers.join('')}`;
  });
  const labels = places.map(
    (place, i) =>
      `<text x="${(LEFT + slot * (i + 0.5)).toFixed(1)}" y="${TOP + PLOT + 20}" text-anchor="middle">${escaped(place)}</text>`,
  );
  const rows = Math.ceil(chart.lines.length / 2);
  const height = TOP + PLOT + 44 + rows * LEGEND_ROW;
  return framed(
    chart,
    height,
    `${grid(scale, y)}${labels.join('')}${marks.join('')}${legend(chart.lines, TOP + PLOT + 44)}`,
  );
}

/** Differences from nothing, one a row: a dot and its interval; those that reach 0 are hollow. */
export function differenceChart(chart: {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly (ChartPoint & { readonly separated: boolean })[];
  readonly tell: Tell;
}): string {
  const { rows } = chart;
  const left = 310;
  const scale = scaleOf([0, ...rows.flatMap((row) => [row.low, row.high])]);
  const x = (value: number): number =>
    left + ((WIDTH - left - 24) * (value - scale.from)) / (scale.to - scale.from);
  const bottom = TOP + rows.length * 26 + 6;
  let ticks = '';
  for (let i = 0; scale.from + i * scale.step <= scale.to + 1e-9 * scale.step; i++) {
    const value = scale.from + i * scale.step;
    const at = x(value).toFixed(1);
    ticks += `<line x1="${at}" x2="${at}" y1="${TOP}" y2="${bottom}" stroke="${Math.abs(value) < 1e-9 ? '#555' : '#d0d4d8'}"/><text x="${at}" y="${bottom + 18}" text-anchor="middle">${short(value)}</text>`;
  }
  const marks = rows.map((row, i) => {
    const y = TOP + 16 + i * 26;
    const colour = row.separated ? '#0072b2' : '#777';
    const told = chart.tell(
      row.separated
        ? said`${row.x}: ${withInterval(row)}`
        : said`${row.x}: ${withInterval(row)}, the evidence does not say`,
    );
    return `<g><title>${escaped(told)}</title><text x="${left - 12}" y="${y}" dy="0.35em" text-anchor="end">${escaped(row.x)}</text><line x1="${x(row.low).toFixed(1)}" x2="${x(row.high).toFixed(1)}" y1="${y}" y2="${y}" stroke="${colour}" stroke-width="2"/><circle cx="${x(row.mean).toFixed(1)}" cy="${y}" r="4.5" fill="${row.separated ? colour : '#fff'}" stroke="${colour}" stroke-width="2"/></g>`;
  });
  return framed(chart, bottom + 30, `${ticks}${marks.join('')}`);
}

function framed(
  chart: { readonly id: string; readonly title: string; readonly unit: string },
  height: number,
  body: string,
): string {
  const unit = chart.unit === '' ? '' : `, ${chart.unit}`;
  return `<svg id="${escaped(chart.id)}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escaped(chart.title + unit)}" font-family="system-ui, sans-serif" font-size="12" fill="#222"><rect width="100%" height="100%" fill="#fff"/>${body}</svg>`;
}
