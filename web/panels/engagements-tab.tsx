import { useMemo } from 'react';
import {
  clockText,
  engagementRows,
  engagementStatus,
  engagementStatusAt,
  firstAbove,
  percentText,
} from '../../src/index.ts';
import { pause, seek } from '../state/clock.ts';
import { select, useStore } from '../state/store.ts';
import { useClockTime } from '../state/use-clock.ts';
import { phrases, strings } from '../strings.ts';
import { VirtualList } from './virtual-list.tsx';

/** All engagements with what each had come to at the time of the clock. */
export function EngagementsTab() {
  const time = useClockTime();
  const playback = useStore((state) => state.playback)!;
  const { record } = playback;
  const rows = useMemo(() => engagementRows(record), [record]);
  const times = useMemo(() => Float64Array.from(rows, (row) => row.ordered), [rows]);
  if (rows.length === 0) return <p className="empty">{strings.engagements.none}</p>;
  return (
    <div className="engagements">
      <p className="shot head" aria-hidden="true">
        <span>{strings.engagements.columns.time}</span>
        <span>{strings.engagements.columns.object}</span>
        <span>{strings.engagements.columns.effector}</span>
        <span>{strings.engagements.columns.chance}</span>
        <span>{strings.engagements.columns.result}</span>
      </p>
      <VirtualList
        label={strings.tabs.engagements}
        count={rows.length}
        rowHeight={40}
        follow={firstAbove(times, times.length, time) - 1}
        row={(index) => {
          const row = rows[index]!;
          const status = engagementStatusAt(playback, row.engagement, time);
          const flight = record.header.flights[record.tables.objectList.flight[row.object] ?? -1];
          return (
            <button
              type="button"
              className={`shot status-${status}${status < 0 ? ' later' : ''}`}
              onClick={() => {
                pause();
                seek(row.ordered);
                select({ kind: 'engagement', index: row.engagement });
              }}
            >
              <time>{clockText(row.ordered)}</time>
              <span>{flight?.id ?? `T${row.track}`}</span>
              <span>
                {row.rounds} × {record.header.effectors[row.effector]?.name}
              </span>
              <span>{percentText(row.killProbability)}</span>
              <span>{status < engagementStatus.assigned ? '' : phrases.engagementStatuses[status]}</span>
            </button>
          );
        }}
      />
    </div>
  );
}
