import { useMemo } from 'react';
import { curvesOf } from '../../src/index.ts';
import { heightScale, heightUnit } from '../measures.ts';
import { useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { Chart, type Curve } from './chart.tsx';
import { Scroll } from './scroll.tsx';

/** Curves over the whole run with the clock as a line. */
export function ChartsTab() {
  useStore((state) => state.units);
  const { record } = useStore((state) => state.playback)!;
  const curves = useMemo(() => curvesOf(record), [record]);
  const scale = heightScale();
  const errors = useMemo(() => curves.trackError.map((metres) => metres * scale), [curves, scale]);
  const pool = record.header.systems.find(({ id }) => id === curves.limitName)?.name ?? curves.limitName;
  const level = (value: number): Float64Array => new Float64Array(curves.time.length).fill(value);
  const limits: Curve[] = Number.isFinite(curves.targetLimit)
    ? [
        {
          name: `${strings.charts.targets}, ${strings.outcome.limit} ${curves.targetLimit}`,
          values: level(curves.targetLimit),
          tone: 'own',
          dashed: true,
          isLevel: true,
        },
        {
          name: `${strings.charts.missiles}, ${strings.outcome.limit} ${curves.missileLimit}`,
          values: level(curves.missileLimit),
          tone: 'missile',
          dashed: true,
          isLevel: true,
        },
      ]
    : [];
  return (
    <Scroll label={strings.tabs.charts} className="charts">
      <Chart
        title={pool ? `${strings.charts.channels}: ${pool}` : strings.charts.channels}
        time={curves.time}
        curves={[
          { name: strings.charts.targets, values: curves.targets, tone: 'own' },
          { name: strings.charts.missiles, values: curves.missiles, tone: 'missile' },
          ...limits,
        ]}
      />
      <Chart
        title={strings.charts.tracks}
        time={curves.time}
        curves={[
          { name: strings.charts.present, values: curves.present, tone: 'hostile' },
          { name: strings.charts.confirmed, values: curves.confirmed, tone: 'own' },
          { name: strings.charts.falseTracks, values: curves.falseTracks, tone: 'missile', dashed: true },
        ]}
      />
      <Chart
        title={strings.charts.quality}
        time={curves.time}
        curves={[{ name: `${strings.charts.trackError}, ${heightUnit()}`, values: errors, tone: 'own' }]}
      />
      <Chart
        title={strings.charts.result}
        time={curves.time}
        curves={[
          { name: strings.charts.kills, values: curves.killed, tone: 'neutral' },
          { name: strings.charts.leaks, values: curves.leaked, tone: 'hostile', dashed: true },
        ]}
      />
      <Chart
        title={strings.charts.rounds}
        time={curves.time}
        curves={[{ name: strings.charts.rounds, values: curves.rounds, tone: 'missile' }]}
      />
    </Scroll>
  );
}
