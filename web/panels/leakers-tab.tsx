import { useMemo } from 'react';
import { className, clockText, leakerRows, objectName, percentText } from '../../src/index.ts';
import { pause, seek } from '../state/clock.ts';
import { flyTo, select, useStore } from '../state/store.ts';
import { phrases, strings } from '../strings.ts';
import { Scroll } from './scroll.tsx';

/** Every attack that came through, with the reason. */
export function LeakersTab() {
  const playback = useStore((state) => state.playback)!;
  const { record } = playback;
  const rows = useMemo(() => leakerRows(playback), [playback]);
  if (rows.length === 0) return <p className="empty">{strings.leakers.none}</p>;
  const at = (time: number): string => (time < 0 ? strings.leakers.never : clockText(time));
  return (
    <Scroll label={strings.tabs.leakers}>
      <p className="muted lead">{strings.leakers.lead}</p>
      <ol className="leakers">
        {rows.map((row) => (
          <li key={row.object}>
            <button
              type="button"
              onClick={() => {
                pause();
                seek(Math.max(0, row.time - 1));
                select({ kind: 'object', index: row.object });
                if (row.place) flyTo({ lonDeg: row.place[0], latDeg: row.place[1] });
              }}
            >
              <span className="first">
                <b>
                  {objectName(record, row.object)}{' '}
                  <span className="muted">{className(record, row.object)}</span>
                </b>
                <time>{clockText(row.time)}</time>
              </span>
              <span>
                {strings.leakers.at} {record.header.assets[row.asset]?.name}
                {', '}
                {row.damage > 0
                  ? `${percentText(row.damage)} ${strings.leakers.loss}`
                  : strings.leakers.noDamage}
              </span>
              <span className="why">{phrases.leakReasons[row.reason]}</span>
              <span className="stations">
                {strings.leakers.detected} {at(row.detected)} · {strings.leakers.tracked} {at(row.tracked)} ·{' '}
                {strings.leakers.ordered} {at(row.ordered)} · {row.shots} {strings.leakers.shots}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Scroll>
  );
}
