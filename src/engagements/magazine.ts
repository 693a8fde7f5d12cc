/** Rounds on launchers: taking one, and filling up again from the reserve. */
import type { Resources } from '../decisions/resources.ts';
import type { Defence } from '../scenario/defence.ts';

/** Take one ready round of the effector from the launcher; false when there is none. */
export function takeRound(resources: Resources, launcher: number, effector: number): boolean {
  const { magazines, magazineStart } = resources;
  for (let row = magazineStart[launcher]!; row < magazineStart[launcher + 1]!; row++) {
    if (magazines.effector[row] !== effector || magazines.ready[row]! < 1) continue;
    magazines.ready[row]!--;
    return true;
  }
  return false;
}

/**
 * Start and finish reloads: a launcher whose loads are all empty is filled from its reserve in one go, which
 * takes its reload time. Leaves out the loader vehicle's own trips.
 */
export function reload(defence: Defence, resources: Resources, now: number): void {
  const { magazines, magazineStart } = resources;
  for (const launcher of defence.launchers) {
    const first = magazineStart[launcher.index]!;
    const end = magazineStart[launcher.index + 1]!;
    let ready = 0;
    let reserve = 0;
    for (let row = first; row < end; row++) {
      ready += magazines.ready[row]!;
      reserve += magazines.reserve[row]!;
    }
    if (ready > 0 || reserve === 0 || first === end) continue;
    if (magazines.reloadUntil[first] === 0) {
      for (let row = first; row < end; row++) magazines.reloadUntil[row] = now + launcher.reloadTime;
    } else if (now >= magazines.reloadUntil[first]!) {
      for (let row = first; row < end; row++) {
        const filled = Math.min(launcher.loads[row - first]!.ready, magazines.reserve[row]!);
        magazines.ready[row] = filled;
        magazines.reserve[row]! -= filled;
        magazines.reloadUntil[row] = 0;
      }
    }
  }
}
