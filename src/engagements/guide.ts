/** Guidance: telling missiles in flight where their target will be. */
import { appendRow } from '../math/table.ts';
import type { TrackTable } from '../tracks/track.ts';
import { type CommandTable, commandKind } from '../world/command.ts';
import { type EngagementTick, isFair } from './engagement-state.ts';

/** Time between two guidance messages to a missile in flight, s. Assumed. */
export const GUIDANCE_INTERVAL = 1;

/** New aim for the missiles in flight; destroyed when the track turned out friendly. A lost track leaves the last aim. */
export function guide({ state, input, now, commands }: EngagementTick, id: number, row: number): void {
  const { tracks } = input;
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

/** The track as the world is told of it. */
export function writeAim(
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
