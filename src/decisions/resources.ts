/**
 * What decisions know of the own means: rounds, channels and engagements under way, as the engagements
 * stage left them at the end of the tick before. The loop closes in time: engagements write this noun,
 * decisions read it on the next tick.
 */
import { createTable, type Table } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';

/** Rounds on the launchers: one row for each load of each launcher, in launcher order. */
export const magazineSchema = {
  launcher: 'i32',
  effector: 'i32',
  ready: 'i32',
  reserve: 'i32',
  /** End of the reload under way, s; 0 when none. */
  reloadUntil: 'f64',
} as const;
export type MagazineTable = Table<typeof magazineSchema>;

/** Row = launcher index. */
export const launcherStateSchema = {
  /** Earliest next launch, s. */
  nextLaunch: 'f64',
} as const;
export type LauncherStateTable = Table<typeof launcherStateSchema>;

/** Targets and missiles that each fire unit has in hand; row = fire unit index. */
export const channelSchema = { targets: 'i32', missiles: 'i32' } as const;
export type ChannelTable = Table<typeof channelSchema>;

/** Engagements under way, one row each. */
export const engagedSchema = {
  track: 'i32',
  engagement: 'i32',
  fireUnit: 'i32',
  /** When the verdict is expected, s. */
  until: 'f64',
  /** Probability that the target survives the rounds ordered. */
  survival: 'f64',
} as const;
export type EngagedTable = Table<typeof engagedSchema>;

/** How often each track has been assessed as missed; one row a track that ever was. */
export const missSchema = { track: 'i32', misses: 'i32' } as const;
export type MissTable = Table<typeof missSchema>;

export interface Resources {
  readonly magazines: MagazineTable;
  readonly launchers: LauncherStateTable;
  readonly channels: ChannelTable;
  readonly engaged: EngagedTable;
  readonly misses: MissTable;
  /** First magazine row of each launcher; one more entry than launchers. */
  readonly magazineStart: Int32Array;
  readonly fireUnitOfLauncher: Int32Array;
}

/** Full launchers, empty channels. */
export function createResources(defence: Defence): Resources {
  const loads = defence.launchers.reduce((sum, launcher) => sum + launcher.loads.length, 0);
  const magazines = createTable(magazineSchema, Math.max(1, loads));
  const launchers = createTable(launcherStateSchema, Math.max(1, defence.launchers.length));
  const channels = createTable(channelSchema, Math.max(1, defence.fireUnits.length));
  const magazineStart = new Int32Array(defence.launchers.length + 1);
  for (const launcher of defence.launchers) {
    for (const load of launcher.loads) {
      const row = magazines.count++;
      magazines.launcher[row] = launcher.index;
      magazines.effector[row] = load.effector;
      magazines.ready[row] = load.ready;
      magazines.reserve[row] = load.reserve;
    }
    magazineStart[launcher.index + 1] = magazines.count;
  }
  launchers.count = defence.launchers.length;
  channels.count = defence.fireUnits.length;
  return {
    magazines,
    launchers,
    channels,
    engaged: createTable(engagedSchema, 128),
    misses: createTable(missSchema, 64),
    magazineStart,
    fireUnitOfLauncher: Int32Array.from(defence.launchers, (launcher) => launcher.fireUnit),
  };
}

/** How often rounds at a track were judged to have missed. */
export function missesOf(resources: Resources, track: number): number {
  for (let row = 0; row < resources.misses.count; row++) {
    if (resources.misses.track[row] === track) return resources.misses.misses[row]!;
  }
  return 0;
}
