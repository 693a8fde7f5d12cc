/** What the engagement stage keeps between ticks, and small questions asked of it. */
import { type OrderTable, reasons } from '../decisions/order.ts';
import type { Resources } from '../decisions/resources.ts';
import type { Defence } from '../scenario/defence.ts';
import type { MissileReportTable, UnitReportTable } from '../sensors/report.ts';
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';
import type { CommandTable } from '../world/command.ts';
import { createEngagements, type EngagementTable, engagementStatus } from './engagement.ts';

const NONE = reasons.indexOf('none');

export interface EngagementState {
  readonly engagements: EngagementTable;
  /** Ids of the engagements that are not over, in order of birth. */
  open: Int32Array;
  openCount: number;
  /** Per engagement: next guidance message, s. */
  nextGuidance: Float64Array;
  rowOfTrack: Int32Array;
  /** Systems that were ordered to move. */
  readonly displaced: Set<number>;
  /** Rows of own and neutral tracks in this tick. */
  friends: Int32Array;
}

export function createEngagementState(): EngagementState {
  return {
    engagements: createEngagements(),
    open: new Int32Array(256),
    openCount: 0,
    nextGuidance: new Float64Array(256),
    rowOfTrack: new Int32Array(1024).fill(-1),
    displaced: new Set(),
    friends: new Int32Array(256),
  };
}

export interface EngagementInput {
  readonly orders: OrderTable;
  readonly tracks: TrackTable;
  readonly units: UnitReportTable;
  readonly missiles: MissileReportTable;
}

/** One tick of the stage: its memory, what it reads, and where it writes. */
export interface EngagementTick {
  readonly state: EngagementState;
  readonly defence: Defence;
  readonly input: EngagementInput;
  /** End of the tick, s. */
  readonly now: number;
  readonly resources: Resources;
  readonly commands: CommandTable;
}

/** Row of a live track, or -1 when it is gone. */
export function trackRow(state: EngagementState, tracks: TrackTable, track: number): number {
  const row = state.rowOfTrack[track] ?? -1;
  if (row < 0 || row >= tracks.count || tracks.id[row] !== track) return -1;
  return tracks.status[row] === trackStatus.dropped ? -1 : row;
}

/** True when the track may still be fired at. */
export function isFair(tracks: TrackTable, row: number): boolean {
  if (row < 0) return false;
  const identity = tracks.identity[row]!;
  return identity !== trackIdentity.own && identity !== trackIdentity.neutral;
}

/** Give an engagement up. */
export function abort(engagements: EngagementTable, id: number, now: number): void {
  engagements.status[id] = engagementStatus.aborted;
  engagements.reason[id] = NONE;
  engagements.assessed[id] = now;
}
