import { useMemo } from 'react';
import { curvesOf } from '../../src/index.ts';
import { useStore } from '../state/store.ts';
import { strings } from '../strings.ts';
import { Chart, type Curve } from './chart.tsx';
import { Scroll } from './scroll.tsx';

const { charts: words } = strings;

/** Curves over the whole run with the clock as a line. */
export function ChartsTab() {
  const { record } = useStore((state) => state.playback)!;
  const curves = useMemo(() => curvesOf(record), [record]);
  const level = (value: number): Float64Array => new Float64Array(curves.time.length).fill(value);
  const limits: Curve[] = Number.isFinite(curves.targetLimit)
    ? [
        {
          name: `${words.targets}, ${strings.outcome.limit} ${curves.targetLimit}`,
          values: level(curves.targetLimit),
          tone: 'own',
          dashed: true,
        },
        {
          name: `${words.missiles}, ${strings.outcome.limit} ${curves.missileLimit}`,
          values: level(curves.missileLimit),
          tone: 'missile',
          dashed: true,
        },
      ]
    : [];
  return (
    <Scroll label={strings.tabs.charts} className="charts">
      <Chart
        title={curves.limitName ? `${words.channels}: ${curves.limitName}` : words.channels}
        time={curves.time}
        curves={[
          { name: words.targets, values: curves.targets, tone: 'own' },
          { name: words.missiles, values: curves.missiles, tone: 'missile' },
          ...limits,
        ]}
      />
      <Chart
        title={words.tracks}
        time={curves.time}
        curves={[
          { name: words.present, values: curves.present, tone: 'hostile' },
          { name: words.confirmed, values: curves.confirmed, tone: 'own' },
        ]}
      />
      <Chart
        title={words.result}
        time={curves.time}
        curves={[
          { name: words.kills, values: curves.killed, tone: 'neutral' },
          { name: words.leaks, values: curves.leaked, tone: 'hostile', dashed: true },
        ]}
      />
      <Chart
        title={words.rounds}
        time={curves.time}
        curves={[{ name: words.rounds, values: curves.rounds, tone: 'missile' }]}
      />
    </Scroll>
  );
}
