/** Who decides for each system: the common centre, the system itself, or for a while nobody. */
import type { Defence } from '../scenario/defence.ts';
import { READY_PHASE, type UnitReportTable } from '../sensors/report.ts';
import type { Cycle } from './cycle.ts';

/** The group of all systems under central command. System s deciding alone is group s + 1. */
export const CENTRAL = 0;
/** The group of a system that nobody commands. */
const NOBODY = -1;

/** Who decides for whom in this cycle. */
export interface CommandState {
  /** Per system: its group. */
  readonly groupOf: Int32Array;
  /** Per system: since when its command post is out, s; negative while it works. */
  readonly outSince: Float64Array;
  /** Groups that decide in this cycle, in order; the first `count`. */
  readonly groups: Int32Array;
  count: number;
}

export function createCommand(defence: Defence): CommandState {
  const systems = defence.systems.length;
  return {
    groupOf: new Int32Array(systems),
    outSince: new Float64Array(systems).fill(-1),
    groups: new Int32Array(systems + 1),
    count: 0,
  };
}

/**
 * Work out the groups of this cycle.
 *
 * A system whose command post does not work (lost, or on the road) hears nobody until its doctrine's time-out has
 * passed, then it decides alone: on the common picture, but blind to what others engage. A post that works again
 * takes it back. The centre itself has no place and cannot be lost.
 */
export function findCommand(
  defence: Defence,
  units: UnitReportTable,
  now: number,
  state: CommandState,
): void {
  let central = false;
  state.count = 0;
  for (const system of defence.systems) {
    const fireUnit = system.fireUnits[0];
    if (fireUnit === undefined) continue;
    const { doctrine } = defence.fireUnits[fireUnit]!;
    const post = system.commandPost;
    const works = !system.isCommanded || (post >= 0 && units.phase[post] === READY_PHASE);
    if (works) state.outSince[system.index] = -1;
    else if (state.outSince[system.index]! < 0) state.outSince[system.index] = now;
    const out = state.outSince[system.index]!;
    const waited = works || now >= out + doctrine.autonomyTimeout - 1e-9;
    const group = !waited ? NOBODY : works && doctrine.command === 'central' ? CENTRAL : system.index + 1;
    state.groupOf[system.index] = group;
    if (group === CENTRAL) central = true;
    else if (group > 0) state.groups[state.count++] = group;
  }
  if (!central && state.count > 0) return;
  state.groups.copyWithin(1, 0, state.count);
  state.groups[0] = CENTRAL;
  state.count++;
}

/** True when the fire unit takes orders from the group that decides just now. */
export function isOurs({ state, defence }: Cycle, fireUnit: number): boolean {
  return (state.command.groupOf[defence.fireUnits[fireUnit]!.system] ?? CENTRAL) === state.group;
}

/** True when another group commands the fire unit. */
export function isOthers({ state, defence }: Cycle, fireUnit: number): boolean {
  const group = state.command.groupOf[defence.fireUnits[fireUnit]!.system] ?? CENTRAL;
  return group >= CENTRAL && group !== state.group;
}
