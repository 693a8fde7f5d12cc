/**
 * The engagement stage: each order's life from acceptance over launch, guidance and look to a verdict. A kill is
 * assessed from the track, never read off truth.
 */
import { type OrderTable, orderKind } from '../decisions/order.ts';
import type { Resources } from '../decisions/resources.ts';
import { appendRow, clearTable } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import type { MissileReportTable } from '../sensors/report.ts';
import type { TrackTable } from '../tracks/track.ts';
import type { CommandTable } from '../world/command.ts';
import { assess, verdict } from './assess.ts';
import { displace } from './displace.ts';
import { engagementStatus } from './engagement.ts';
import {
  abort,
  type EngagementInput,
  type EngagementState,
  type EngagementTick,
  isFair,
  trackRow,
} from './engagement-state.ts';
import { guide } from './guide.ts';
import { launchRest, prepare } from './launch.ts';
import { reload } from './magazine.ts';
import { spareFriends } from './spare.ts';

/**
 * One tick: telemetry of missiles, new orders, launches that are due, guidance, verdicts, reloads.
 * @param now       end of the tick, s
 * @param commands  cleared; what the world hears on the next tick
 * @param resources rounds and channels, updated for the next decision
 */
export function engage(
  state: EngagementState,
  defence: Defence,
  input: EngagementInput,
  now: number,
  resources: Resources,
  commands: CommandTable,
): void {
  const tick: EngagementTick = { state, defence, input, now, resources, commands };
  clearTable(commands);
  indexTracks(state, input.tracks);
  hearMissiles(state, input.missiles);
  acceptOrders(state, input.orders);
  for (let n = 0; n < state.openCount; n++) {
    const id = state.open[n]!;
    const row = trackRow(state, input.tracks, state.engagements.track[id]!);
    if (state.engagements.status[id] === engagementStatus.assigned) {
      prepare(tick, id, row);
    }
    if (state.engagements.status[id] === engagementStatus.inFlight) {
      launchRest(tick, id, row);
      guide(tick, id, row);
    }
    judge(tick, id, row);
  }
  spareFriends(tick);
  close(state, resources, defence.doctrine.lookDelay);
  reload(defence, resources, now);
  displace(defence, input.units, resources, state.displaced, commands);
}

function indexTracks(state: EngagementState, tracks: TrackTable): void {
  if (tracks.count > state.friends.length) state.friends = new Int32Array(2 * tracks.count);
  for (let row = 0; row < tracks.count; row++) {
    const id = tracks.id[row]!;
    if (id >= state.rowOfTrack.length) {
      const grown = new Int32Array(2 * id).fill(-1);
      grown.set(state.rowOfTrack);
      state.rowOfTrack = grown;
    }
    state.rowOfTrack[id] = row;
  }
}

function hearMissiles(state: EngagementState, missiles: MissileReportTable): void {
  const { engagements } = state;
  for (let m = 0; m < missiles.count; m++) {
    if (missiles.flying[m]) continue;
    const id = missiles.engagement[m]!;
    engagements.flying[id]!--;
    engagements.ended[id] = Math.max(engagements.ended[id]!, missiles.ended[m]!);
  }
}

function acceptOrders(state: EngagementState, orders: OrderTable): void {
  const { engagements } = state;
  for (let order = 0; order < orders.count; order++) {
    if (orders.kind[order] !== orderKind.engage) continue;
    const id = appendRow(engagements);
    engagements.status[id] = engagementStatus.assigned;
    engagements.reason[id] = orders.reason[order]!;
    engagements.track[id] = orders.track[order]!;
    engagements.fireUnit[id] = orders.fireUnit[order]!;
    engagements.launcher[id] = orders.launcher[order]!;
    engagements.effector[id] = orders.effector[order]!;
    engagements.rounds[id] = orders.rounds[order]!;
    engagements.killProbability[id] = orders.killProbability[order]!;
    engagements.ordered[id] = orders.time[order]!;
    engagements.delay[id] = orders.delay[order]!;
    engagements.interceptTime[id] = orders.interceptTime[order]!;
    if (state.openCount === state.open.length) {
      const grown = new Int32Array(2 * state.open.length);
      grown.set(state.open);
      state.open = grown;
    }
    state.open[state.openCount++] = id;
    if (id >= state.nextGuidance.length) {
      const grown = new Float64Array(2 * id);
      grown.set(state.nextGuidance);
      state.nextGuidance = grown;
    }
  }
}

/** From flight to the look, and from the look to the verdict. */
function judge({ state, defence, input, now }: EngagementTick, id: number, row: number): void {
  const { engagements } = state;
  const { tracks } = input;
  if (
    engagements.status[id] === engagementStatus.inFlight &&
    engagements.flying[id] === 0 &&
    engagements.launched[id]! >= engagements.rounds[id]!
  ) {
    engagements.status[id] = engagementStatus.assessing;
  }
  if (engagements.status[id] !== engagementStatus.assessing) return;
  if (row >= 0 && !isFair(tracks, row)) {
    abort(engagements, id, now);
    return;
  }
  const found = assess(tracks, row, engagements.ended[id]!, now, defence.doctrine.lookDelay);
  if (found === verdict.waiting) return;
  engagements.status[id] = found === verdict.killed ? engagementStatus.killed : engagementStatus.missed;
  engagements.assessed[id] = now;
}

/** Take finished engagements off the open list, free their channels and tell decisions what is under way. */
function close(state: EngagementState, resources: Resources, lookDelay: number): void {
  const { engagements } = state;
  const { channels, engaged, misses } = resources;
  channels.targets.fill(0);
  channels.missiles.fill(0);
  clearTable(engaged);
  let kept = 0;
  for (let n = 0; n < state.openCount; n++) {
    const id = state.open[n]!;
    const status = engagements.status[id]!;
    if (status === engagementStatus.missed) countMiss(misses, engagements.track[id]!);
    if (status >= engagementStatus.killed) continue;
    state.open[kept++] = id;
    const fireUnit = engagements.fireUnit[id]!;
    channels.targets[fireUnit]!++;
    channels.missiles[fireUnit]! +=
      engagements.flying[id]! + engagements.rounds[id]! - engagements.launched[id]!;
    const row = appendRow(engaged);
    engaged.track[row] = engagements.track[id]!;
    engaged.engagement[row] = id;
    engaged.fireUnit[row] = fireUnit;
    engaged.until[row] = engagements.interceptTime[id]! + lookDelay;
    engaged.survival[row] = 1 - engagements.killProbability[id]!;
  }
  state.openCount = kept;
}

function countMiss(misses: Resources['misses'], track: number): void {
  for (let row = 0; row < misses.count; row++) {
    if (misses.track[row] === track) {
      misses.misses[row]!++;
      return;
    }
  }
  const row = appendRow(misses);
  misses.track[row] = track;
  misses.misses[row] = 1;
}
