import { describe, expect, it } from 'vitest';
import { appendRow } from '../math/table.ts';
import { type EventKind, eventKinds } from '../record/event.ts';
import { createRecordTables, type RunRecord } from '../record/record.ts';
import { killChainOf } from './kill-chain.ts';

function recordOf(happened: readonly [number, EventKind][]): { record: RunRecord; story: number[] } {
  const tables = createRecordTables();
  const story = happened.map(([time, kind]) => {
    const row = appendRow(tables.events);
    tables.events.time[row] = time;
    tables.events.kind[row] = eventKinds.indexOf(kind);
    return row;
  });
  return { record: { header: {} as RunRecord['header'], tables }, story };
}

describe('killChainOf', () => {
  it('gives the first time of each link, counts shots and misses, and names the end', () => {
    const { record, story } = recordOf([
      [1, 'entered'],
      [10, 'detected'],
      [14, 'tracked'],
      [20, 'ordered'],
      [22, 'launched'],
      [40, 'missed'],
      [45, 'ordered'],
      [47, 'launched'],
      [60, 'killed'],
    ]);
    expect(killChainOf(record, story)).toEqual({
      times: { entered: 1, detected: 10, tracked: 14, ordered: 20, launched: 22, ended: 60 },
      end: 'killed',
      shots: 2,
      misses: 1,
      reaction: 12,
    });
  });

  it('leaves links that were never reached open', () => {
    const { record, story } = recordOf([
      [1, 'entered'],
      [90, 'leaked'],
    ]);
    const chain = killChainOf(record, story);
    expect(chain.end).toBe('leaked');
    expect(chain.times.detected).toBeNaN();
    expect(chain.reaction).toBeNaN();
  });
});
