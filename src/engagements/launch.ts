/** From an accepted order to rounds in the air. */
import { appendRow } from '../math/table.ts';
import { READY_PHASE } from '../sensors/report.ts';
import { commandKind } from '../world/command.ts';
import { engagementStatus } from './engagement.ts';
import { abort, type EngagementTick, isFair } from './engagement-state.ts';
import { GUIDANCE_INTERVAL, writeAim } from './guide.ts';
import { takeRound } from './magazine.ts';

/** An assigned engagement whose reaction time has passed launches its first round, or is given up. */
export function prepare(tick: EngagementTick, id: number, row: number): void {
  const { state, defence, input, now } = tick;
  const { engagements } = state;
  const launcher = defence.launchers[engagements.launcher[id]!]!;
  const ready = input.units.phase[launcher.unit] === READY_PHASE;
  if (!isFair(input.tracks, row) || !ready) {
    abort(engagements, id, now);
    return;
  }
  const reaction = engagements.delay[id]! + defence.fireUnits[engagements.fireUnit[id]!]!.reactionTime;
  if (now < engagements.ordered[id]! + reaction - 1e-9) return;
  if (!launch(tick, id, row)) return;
  engagements.status[id] = engagementStatus.inFlight;
  engagements.firstLaunch[id] = now;
}

/** The further rounds of a salvo, as the launcher's interval allows; none at a track that is gone or friendly. */
export function launchRest(tick: EngagementTick, id: number, row: number): void {
  const { state, defence, input } = tick;
  const { engagements } = state;
  if (engagements.launched[id]! >= engagements.rounds[id]!) return;
  const unit = defence.launchers[engagements.launcher[id]!]!.unit;
  if (!isFair(input.tracks, row) || input.units.phase[unit] !== READY_PHASE) {
    engagements.rounds[id] = engagements.launched[id]!;
    return;
  }
  launch(tick, id, row);
}

/** One round, when the launcher's interval allows it and a round is left; false otherwise. */
function launch(tick: EngagementTick, id: number, row: number): boolean {
  const { state, defence, input, now, resources, commands } = tick;
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
  writeAim(commands, command, input.tracks, row, now);
  engagements.launched[id]!++;
  engagements.flying[id]!++;
  state.nextGuidance[id] = now + GUIDANCE_INTERVAL;
  return true;
}
