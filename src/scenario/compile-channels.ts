/** How many targets and missiles the fire units may handle at once, by the chosen reading of the published 36 and 72. */
import { type Compiling, figureOf, siFigure } from './compile-context.ts';
import type { ChannelLimit, DefenceSystem } from './defence.ts';
import type { ScenarioInput } from './format.ts';
import type { LibraryEntry } from './library.ts';

export type ChannelReading = NonNullable<ScenarioInput['defence']['channel_reading']>;

/**
 * Channel limits of all systems.
 *
 * A system with published whole-system figures (S-400: 36 targets, 72 missiles) follows the reading:
 * pooled over all its fire units on the map, for each squadron, or the sixth part for each fire unit.
 * All others have their limit for each fire unit.
 */
export function compileChannels(
  compiling: Compiling,
  systems: readonly { readonly system: DefenceSystem; readonly entry: LibraryEntry }[],
  reading: ChannelReading,
): ChannelLimit[] {
  const limits: ChannelLimit[] = [];
  const pooled = new Set<string>();
  for (const { system, entry } of systems) {
    if (system.fireUnits.length === 0) continue;
    const family = entry.texts.headline ?? entry.id;
    const path = ['defence', 'units', system.index, 'system'];
    const limit = (id: string, fireUnits: readonly number[], scope: string): void => {
      limits.push({
        id,
        fireUnits,
        targets: siFigure(compiling, entry, `targets_engaged_${scope}`, path),
        missiles: siFigure(compiling, entry, `missiles_guided_${scope}`, path),
      });
    };
    const isWhole =
      reading !== 'per_fire_unit' && figureOf(compiling, entry, 'targets_engaged_full_system') !== null;
    if (!isWhole) {
      for (const fireUnit of system.fireUnits)
        limit(`${system.id}/fire-unit-${fireUnit}`, [fireUnit], 'per_fire_unit');
    } else if (reading === 'per_squadron') {
      limit(system.id, system.fireUnits, 'full_system');
    } else if (!pooled.has(family)) {
      pooled.add(family);
      const all = systems
        .filter((one) => (one.entry.texts.headline ?? one.entry.id) === family)
        .flatMap((one) => one.system.fireUnits);
      limit(`${family}/whole-system`, all, 'full_system');
    }
  }
  return limits;
}
