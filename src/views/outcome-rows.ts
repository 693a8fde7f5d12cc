/** The outcome as groups of rows for a table. */

/** The counts of a run that these rows show; the outcome of `analysis` has them all. */
export interface OutcomeCounts {
  readonly threats: number;
  readonly threatsByClass: Readonly<Record<string, number>>;
  readonly detected: number;
  readonly tracked: number;
  readonly engaged: number;
  readonly killed: number;
  readonly leaked: number;
  readonly leakedByClass: Readonly<Record<string, number>>;
  readonly leakReasons: Readonly<Record<string, number>>;
  readonly roundsFired: number;
  readonly roundsByType: Readonly<Record<string, number>>;
  readonly roundsLeft: number;
  readonly assetsTotal: number;
  readonly assetsHit: number;
  readonly valueTotal: number;
  readonly valueLost: number;
  readonly peakTracks: number;
  readonly peakEngagements: number;
  readonly peakMissilesGuided: number;
  readonly cost: { readonly interceptors: number; readonly threats: number };
}

export interface ClassRow {
  readonly name: string;
  readonly threats: number;
  readonly leaked: number;
  readonly stopped: number;
}

/** One row a class of threat, most numerous first; ties by name. */
export function classRows(outcome: OutcomeCounts): ClassRow[] {
  return Object.keys(outcome.threatsByClass)
    .map((name) => {
      const threats = outcome.threatsByClass[name]!;
      const leaked = outcome.leakedByClass[name] ?? 0;
      return { name, threats, leaked, stopped: threats - leaked };
    })
    .filter((row) => row.threats > 0)
    .sort((a, b) => b.threats - a.threats || (a.name < b.name ? -1 : 1));
}

export interface CountRow {
  readonly name: string;
  readonly count: number;
}

/** Named counts above zero, greatest first; ties by name. */
export function countRows(counts: Readonly<Record<string, number>>): CountRow[] {
  return Object.keys(counts)
    .map((name) => ({ name, count: counts[name]! }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** The stations of the kill chain with the share of all threats that got there. */
export function funnelRows(outcome: OutcomeCounts): { key: string; count: number; share: number }[] {
  const counts = [
    { key: 'threats', count: outcome.threats },
    { key: 'detected', count: outcome.detected },
    { key: 'tracked', count: outcome.tracked },
    { key: 'engaged', count: outcome.engaged },
    { key: 'killed', count: outcome.killed },
  ];
  return counts.map((row) => ({ ...row, share: outcome.threats > 0 ? row.count / outcome.threats : 0 }));
}
