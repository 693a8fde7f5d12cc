import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { clockText } from '../../src/index.ts';
import { clock, onFrame, seek } from '../state/clock.ts';
import { saveFile } from '../state/save-file.ts';
import { useStore } from '../state/store.ts';
import { strings } from '../strings.ts';

export interface Curve {
  readonly name: string;
  readonly values: Float64Array;
  /** Name of a colour of the theme. */
  readonly tone: 'own' | 'hostile' | 'neutral' | 'missile' | 'muted';
  readonly dashed?: boolean;
  /** It is the same at all times and says so in its name. */
  readonly isLevel?: boolean;
}

interface Props {
  readonly title: string;
  readonly time: Float64Array;
  readonly curves: readonly Curve[];
}

function colourOf(tone: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${tone}`).trim();
}

const figure = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? '' : String(Math.round(value));

/** Save the figures behind a chart, one row a moment; the last row says what they are. */
function saveCsv(title: string, time: Float64Array, curves: readonly Curve[]): void {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const figures = (at: number): string =>
    [time[at]!, ...curves.map(({ values }) => (Number.isNaN(values[at]!) ? '' : values[at]!))].join(',');
  const rows = [
    [strings.charts.time, ...curves.map(({ name }) => name)].map(quoted).join(','),
    ...Array.from(time, (_, at) => figures(at)),
    quoted(strings.notice),
  ];
  saveFile(`${rows.join('\r\n')}\r\n`, 'text/csv', `${title}.csv`);
}

/** One chart over time; a click seeks, the clock is drawn as a line, values at the clock stand in the legend. */
export function Chart({ title, time, curves }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const theme = useStore((state) => state.theme);
  const [row, setRow] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read from the page
  useEffect(() => {
    const element = holder.current!;
    const grid = { stroke: colourOf('line'), width: 1 };
    const axis = {
      stroke: colourOf('muted'),
      grid,
      ticks: { show: false },
      font: '11px system-ui, sans-serif',
    };
    const drawClock = (plot: uPlot): void => {
      const x = plot.valToPos(clock.time, 'x', true);
      plot.ctx.strokeStyle = colourOf('text');
      plot.ctx.lineWidth = devicePixelRatio;
      plot.ctx.beginPath();
      plot.ctx.moveTo(x, plot.bbox.top);
      plot.ctx.lineTo(x, plot.bbox.top + plot.bbox.height);
      plot.ctx.stroke();
    };
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height: 150,
        legend: { show: false },
        cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
        scales: { x: { time: false } },
        axes: [
          {
            ...axis,
            size: 26,
            incrs: [10, 30, 60, 120, 300, 600, 1200, 1800, 3600],
            values: (_, values) => values.map((value) => clockText(value)),
          },
          { ...axis, size: 38 },
        ],
        series: [
          {},
          ...curves.map((curve) => ({
            stroke: colourOf(curve.tone),
            width: curve.dashed ? 1.2 : 1.8,
            dash: curve.dashed ? [5, 4] : [],
            points: { show: false },
          })),
        ],
        hooks: { draw: [drawClock] },
      },
      [
        time as never,
        ...curves.map((curve) => Array.from(curve.values, (value) => (Number.isNaN(value) ? null : value))),
      ],
      element,
    );
    const click = (): void => {
      const value = plot.posToVal(plot.cursor.left ?? 0, 'x');
      if (Number.isFinite(value)) seek(value);
    };
    plot.over.addEventListener('click', click);
    let last = 0;
    const stop = onFrame(() => {
      const stamp = performance.now();
      if (clock.playing && stamp - last < 120) return;
      last = stamp;
      plot.redraw(false);
      setRow(plot.valToIdx(clock.time));
    });
    setRow(plot.valToIdx(clock.time));
    const watch = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: 150 }));
    watch.observe(element);
    return () => {
      stop();
      watch.disconnect();
      plot.destroy();
    };
  }, [time, curves, theme]);
  return (
    <figure className="chart">
      <figcaption>
        <h3>{title}</h3>
        <button
          type="button"
          className="small"
          title={strings.charts.save}
          onClick={() => saveCsv(title, time, curves)}
        >
          CSV
        </button>
        <ul>
          {curves.map((curve) => (
            <li key={curve.name}>
              <span className={`swatch ${curve.tone}${curve.dashed ? ' dashed' : ''}`} aria-hidden="true" />
              {curve.name}
              {!curve.isLevel && <b>{figure(curve.values[row])}</b>}
            </li>
          ))}
        </ul>
      </figcaption>
      <div ref={holder} className="plot" />
    </figure>
  );
}
