/** The outcome as groups of rows for a table. */
import type { Outcome } from '../analysis/outcome.ts';

export interface ClassRow {
  readonly name: string;
  readonly threats: number;
  readonly leaked: number;
  readonly stopped: number;
}

/** One row a class of threat, most numerous first; ties by name. */
export function classRows(outcome: Outcome): ClassRow[] {
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
export function countRows(counts: Readonly<Partial<Record<string, number>>>): CountRow[] {
  return Object.keys(counts)
    .map((name) => ({ name, count: counts[name]! }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** The stations of the kill chain with the share of all threats that got there. */
export function funnelRows(outcome: Outcome): { key: string; count: number; share: number }[] {
  const counts = [
    { key: 'threats', count: outcome.threats },
    { key: 'detected', count: outcome.detected },
    { key: 'tracked', count: outcome.tracked },
    { key: 'engaged', count: outcome.engaged },
    { key: 'killed', count: outcome.killed },
  ];
  return counts.map((row) => ({ ...row, share: outcome.threats > 0 ? row.count / outcome.threats : 0 }));
}
