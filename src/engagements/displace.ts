/** March orders: a system that has fired enough, or that must fill a gap, leaves its place. */
import type { Resources } from '../decisions/resources.ts';
import { appendRow } from '../math/table.ts';
import type { Defence, DefenceSystem } from '../scenario/defence.ts';
import { LOST_PHASE, type UnitReportTable } from '../sensors/report.ts';
import { type CommandTable, commandKind } from '../world/command.ts';

/**
 * Order the displacements that are due, each once.
 *
 * The system leaves at once: rounds in the air fly on by the tracks of others, what was only ordered is given up.
 * @param displaced  systems that were ordered to move before; added to
 */
export function displace(
  defence: Defence,
  units: UnitReportTable,
  resources: Resources,
  displaced: Set<number>,
  commands: CommandTable,
): void {
  for (const system of defence.systems) {
    const { displacement } = system;
    if (displacement === null || displaced.has(system.index)) continue;
    const { afterRounds, whenLost } = displacement;
    const isSpent = afterRounds > 0 && roundsFired(defence, system, units, resources) >= afterRounds;
    if (!isSpent && !(whenLost >= 0 && isLost(defence, defence.systems[whenLost]!, units))) continue;
    displaced.add(system.index);
    for (let unit = 0; unit < displacement.to.length; unit++) {
      const command = appendRow(commands);
      commands.kind[command] = commandKind.march;
      commands.unit[command] = displacement.firstUnit + unit;
      commands.engagement[command] = -1;
      commands.effector[command] = -1;
    }
  }
}

/** Rounds that the launchers still there have launched; those of lost ones went with them. */
function roundsFired(
  defence: Defence,
  system: DefenceSystem,
  units: UnitReportTable,
  resources: Resources,
): number {
  const { magazines, magazineStart } = resources;
  let fired = 0;
  for (const fireUnit of system.fireUnits) {
    for (const launcher of defence.fireUnits[fireUnit]!.launchers) {
      const { loads, unit } = defence.launchers[launcher]!;
      if (units.phase[unit] === LOST_PHASE) continue;
      for (let row = magazineStart[launcher]!; row < magazineStart[launcher + 1]!; row++) {
        const load = loads[row - magazineStart[launcher]!]!;
        fired += load.ready + load.reserve - magazines.ready[row]! - magazines.reserve[row]!;
      }
    }
  }
  return fired;
}

/** True when a system has lost its command post, or every radar. */
function isLost(defence: Defence, system: DefenceSystem, units: UnitReportTable): boolean {
  const isGone = (unit: number): boolean => units.phase[unit] === LOST_PHASE;
  if (system.isCommanded && (system.commandPost < 0 || isGone(system.commandPost))) return true;
  const radars = defence.radars.filter((radar) => defence.units[radar.unit]!.system === system.index);
  return radars.length > 0 && radars.every((radar) => isGone(radar.unit));
}
