/** Point defence paired with another unit: does a track come near what is guarded? */
import { hypot3 } from '../math/elementary.ts';
import type { Defence, Guard } from '../scenario/defence.ts';
import { LOST_PHASE } from '../sensors/report.ts';
import type { DecisionInput } from './cycle.ts';

/**
 * True when the straight course of a track passes within the guard's radius of any component of the guarded system
 * that is not lost. Leaves out turns: a track that turns in later is fired at from then on.
 */
export function approaches(defence: Defence, input: DecisionInput, row: number, guard: Guard): boolean {
  const { tracks, units } = input;
  const vx = tracks.vx[row]!;
  const vy = tracks.vy[row]!;
  const vz = tracks.vz[row]!;
  const speed2 = Math.max(1, vx * vx + vy * vy + vz * vz);
  for (const unit of defence.units) {
    if (unit.system !== guard.system || units.phase[unit.index] === LOST_PHASE) continue;
    const dx = units.x[unit.index]! - tracks.x[row]!;
    const dy = units.y[unit.index]! - tracks.y[row]!;
    const dz = units.z[unit.index]! - tracks.z[row]!;
    const ahead = Math.max(0, (dx * vx + dy * vy + dz * vz) / speed2);
    if (hypot3(dx - vx * ahead, dy - vy * ahead, dz - vz * ahead) <= guard.radius) return true;
  }
  return false;
}
