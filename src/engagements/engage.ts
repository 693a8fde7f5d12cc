/**
 * The engagement stage: each order's life from acceptance over launch, guidance and look to a verdict. A kill is
 * assessed from the track, never read off truth.
 */
import { type OrderTable, orderKind, reasons } from '../decisions/order.ts';
import type { Resources } from '../decisions/resources.ts';
import { appendRow, clearTable } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import type { MissileReportTable, UnitReportTable } from '../sensors/report.ts';
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';
import { type CommandTable, commandKind } from '../world/command.ts';
import { assess, verdict } from './assess.ts';
import { createEngagements, type EngagementTable, engagementStatus } from './engagement.ts';
import { reload, takeRound } from './magazine.ts';

const NONE = reasons.indexOf('none');
/** Time between two guidance messages to a missile in flight, s. Assumed. */
const GUIDANCE_INTERVAL = 1;

export interface EngagementState {
  readonly engagements: EngagementTable;
  /** Ids of the engagements that are not over, in order of birth. */
  open: Int32Array;
  openCount: number;
  /** Per engagement: next guidance message, s. */
  nextGuidance: Float64Array;
  rowOfTrack: Int32Array;
}

export function createEngagementState(): EngagementState {
  return {
    engagements: createEngagements(),
    open: new Int32Array(256),
    openCount: 0,
    nextGuidance: new Float64Array(256),
    rowOfTrack: new Int32Array(1024).fill(-1),
  };
}

export interface EngagementInput {
  readonly orders: OrderTable;
  readonly tracks: TrackTable;
  readonly units: UnitReportTable;
  readonly missiles: MissileReportTable;
}

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
  clearTable(commands);
  indexTracks(state, input.tracks);
  hearMissiles(state, input.missiles);
  acceptOrders(state, input.orders);
  for (let n = 0; n < state.openCount; n++) {
    const id = state.open[n]!;
    const row = trackRow(state, input.tracks, state.engagements.track[id]!);
    if (state.engagements.status[id] === engagementStatus.assigned) {
      prepare(state, defence, input, id, row, now, resources, commands);
    }
    if (state.engagements.status[id] === engagementStatus.inFlight) {
      launchRest(state, defence, input, id, row, now, resources, commands);
      guide(state, input.tracks, id, row, now, commands);
    }
    judge(state, defence, input.tracks, id, row, now);
  }
  close(state, resources);
  reload(defence, resources, now);
}

function indexTracks(state: EngagementState, tracks: TrackTable): void {
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

/** Row of a live track, or -1 when it is gone. */
function trackRow(state: EngagementState, tracks: TrackTable, track: number): number {
  const row = state.rowOfTrack[track] ?? -1;
  if (row < 0 || row >= tracks.count || tracks.id[row] !== track) return -1;
  return tracks.status[row] === trackStatus.dropped ? -1 : row;
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

/** True when the track may still be fired at. */
function isFair(tracks: TrackTable, row: number): boolean {
  if (row < 0) return false;
  const identity = tracks.identity[row]!;
  return identity !== trackIdentity.own && identity !== trackIdentity.neutral;
}

/** An assigned engagement whose reaction time has passed launches its first round, or is given up. */
function prepare(
  state: EngagementState,
  defence: Defence,
  input: EngagementInput,
  id: number,
  row: number,
  now: number,
  resources: Resources,
  commands: CommandTable,
): void {
  const { engagements } = state;
  const launcher = defence.launchers[engagements.launcher[id]!]!;
  const ready = input.units.phase[launcher.unit] === 0;
  if (!isFair(input.tracks, row) || !ready) {
    abort(engagements, id, now);
    return;
  }
  const reaction = defence.network.messageDelay + defence.fireUnits[engagements.fireUnit[id]!]!.reactionTime;
  if (now < engagements.ordered[id]! + reaction - 1e-9) return;
  if (!launch(state, defence, input.tracks, id, row, now, resources, commands)) return;
  engagements.status[id] = engagementStatus.inFlight;
  engagements.firstLaunch[id] = now;
}

function launchRest(
  state: EngagementState,
  defence: Defence,
  input: EngagementInput,
  id: number,
  row: number,
  now: number,
  resources: Resources,
  commands: CommandTable,
): void {
  const { engagements } = state;
  if (engagements.launched[id]! >= engagements.rounds[id]!) return;
  const unit = defence.launchers[engagements.launcher[id]!]!.unit;
  if (!isFair(input.tracks, row) || input.units.phase[unit] !== 0) {
    engagements.rounds[id] = engagements.launched[id]!;
    return;
  }
  launch(state, defence, input.tracks, id, row, now, resources, commands);
}

/** One round, when the launcher's interval allows it and a round is left; false otherwise. */
function launch(
  state: EngagementState,
  defence: Defence,
  tracks: TrackTable,
  id: number,
  row: number,
  now: number,
  resources: Resources,
  commands: CommandTable,
): boolean {
  const { engagements } = state;
  const launcher = defence.launchers[engagements.launcher[id]!]!;
  if (now < resources.launchers.nextLaunch[launcher.index]! - 1e-9) return false;
  if (!takeRound(resources, launcher.index, engagements.effector[id]!)) {
    engagements.rounds[id] = engagements.launched[id]!;
    if (engagements.launched[id] === 0) abort(engagements, id, now);
    return false;
  }
  resources.launchers.nextLaunch[launcher.index] = now + launcher.launchInterval;
  const command = appendRow(commands);
  commands.kind[command] = commandKind.launch;
  commands.engagement[command] = id;
  commands.unit[command] = launcher.unit;
  commands.effector[command] = engagements.effector[id]!;
  writeAim(commands, command, tracks, row, now);
  engagements.launched[id]!++;
  engagements.flying[id]!++;
  state.nextGuidance[id] = now + GUIDANCE_INTERVAL;
  return true;
}

/** New aim for the missiles in flight; destroyed when the track turned out friendly. A lost track leaves the last aim. */
function guide(
  state: EngagementState,
  tracks: TrackTable,
  id: number,
  row: number,
  now: number,
  commands: CommandTable,
): void {
  if (row < 0 || state.engagements.flying[id] === 0) return;
  const friendly = !isFair(tracks, row);
  if (!friendly && now < state.nextGuidance[id]! - 1e-9) return;
  state.nextGuidance[id] = now + GUIDANCE_INTERVAL;
  const command = appendRow(commands);
  commands.kind[command] = friendly ? commandKind.destroy : commandKind.guide;
  commands.engagement[command] = id;
  commands.unit[command] = -1;
  commands.effector[command] = -1;
  writeAim(commands, command, tracks, row, now);
}

function writeAim(
  commands: CommandTable,
  command: number,
  tracks: TrackTable,
  row: number,
  now: number,
): void {
  commands.time[command] = now;
  commands.x[command] = tracks.x[row]!;
  commands.y[command] = tracks.y[row]!;
  commands.z[command] = tracks.z[row]!;
  commands.vx[command] = tracks.vx[row]!;
  commands.vy[command] = tracks.vy[row]!;
  commands.vz[command] = tracks.vz[row]!;
}

/** From flight to the look, and from the look to the verdict. */
function judge(
  state: EngagementState,
  defence: Defence,
  tracks: TrackTable,
  id: number,
  row: number,
  now: number,
): void {
  const { engagements } = state;
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

function abort(engagements: EngagementTable, id: number, now: number): void {
  engagements.status[id] = engagementStatus.aborted;
  engagements.reason[id] = NONE;
  engagements.assessed[id] = now;
}

/** Take finished engagements off the open list, free their channels and tell decisions what is under way. */
function close(state: EngagementState, resources: Resources): void {
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
