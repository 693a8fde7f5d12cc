import { describe, expect, it } from 'vitest';
import { createOrders } from '../decisions/order.ts';
import type { Resources } from '../decisions/resources.ts';
import { appendRow } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import { createMissileReports, type UnitReportTable } from '../sensors/report.ts';
import { createTracks, trackIdentity, trackStatus } from '../tracks/track.ts';
import { commandKind, createCommands } from '../world/command.ts';
import { createEngagementState } from './engagement-state.ts';
import { spareFriends } from './spare.ts';

const defence = { effectors: [{ basket: 1000 }] } as unknown as Defence;

/** Engagements destroyed: a missile at the origin, its target `way` metres ahead along x, a friend beside. */
function destroyed(
  way: number,
  friend: readonly [x: number, y: number],
  identity: number = trackIdentity.own,
) {
  const state = createEngagementState();
  appendRow(state.engagements);
  state.engagements.track[0] = 1;
  const tracks = createTracks();
  for (const [id, x, y, who] of [
    [1, way, 0, trackIdentity.hostile],
    [2, friend[0], friend[1], identity],
  ] as const) {
    const row = appendRow(tracks);
    tracks.id[row] = id;
    tracks.status[row] = trackStatus.confirmed;
    tracks.identity[row] = who;
    tracks.x[row] = x;
    tracks.y[row] = y;
    state.rowOfTrack[id] = row;
  }
  const missiles = createMissileReports();
  missiles.flying[appendRow(missiles)] = 1;
  const commands = createCommands();
  const input = { orders: createOrders(), tracks, units: {} as UnitReportTable, missiles };
  spareFriends({ state, defence, input, now: 0, resources: {} as Resources, commands });
  return Array.from(commands.kind.subarray(0, commands.count));
}

describe('a missile on its last way', () => {
  it('is destroyed when a friend is near the path to its target, or near behind the target', () => {
    expect(destroyed(8000, [5000, 1200])).toEqual([commandKind.destroy]);
    expect(destroyed(8000, [9500, 0])).toEqual([commandKind.destroy]);
    expect(destroyed(8000, [5000, 0], trackIdentity.neutral)).toEqual([commandKind.destroy]);
  });

  it('flies on when the friend is aside, the target is far, or the other is no friend', () => {
    expect(destroyed(8000, [5000, 2500])).toEqual([]);
    expect(destroyed(30_000, [5000, 0])).toEqual([]);
    expect(destroyed(8000, [5000, 0], trackIdentity.hostile)).toEqual([]);
  });
});
