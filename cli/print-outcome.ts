/** The result table of one run. */
import type { Outcome, RecordHeader } from '../src/index.ts';
import { figure, print, printTable } from './print.ts';

function parts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${figure(count)}`)
    .join(', ');
}

function peakEngagements({ peaksBySystem }: Outcome): Record<string, number> {
  return Object.fromEntries(Object.entries(peaksBySystem).map(([id, peaks]) => [id, peaks.engagements]));
}

/** Print what happened: counts first, then their parts, then how the run was made. */
export function printOutcome(header: RecordHeader, outcome: Outcome): void {
  print(`${header.scenario}, seed ${header.seed}, ${header.perception}`);
  printTable(
    ['measure', 'result', 'parts'],
    [
      ['threats', figure(outcome.threats), parts(outcome.threatsByClass)],
      ['detected', figure(outcome.detected), ''],
      ['tracked', figure(outcome.tracked), ''],
      ['engaged', figure(outcome.engaged), ''],
      ['killed', figure(outcome.killed), ''],
      ['leaked', figure(outcome.leaked), parts(outcome.leakedByClass)],
      ['why it leaked', '', parts(outcome.leakReasons)],
      ['rounds fired', figure(outcome.roundsFired), parts(outcome.roundsByType)],
      ['rounds left', figure(outcome.roundsLeft), ''],
      ['assets hit', `${figure(outcome.assetsHit)} of ${figure(outcome.assetsTotal)}`, ''],
      ['value lost', `${figure(outcome.valueLost)} of ${figure(outcome.valueTotal)}`, ''],
      ['most tracks at once', figure(outcome.peakTracks), ''],
      ['most engagements at once', figure(outcome.peakEngagements), ''],
      ['most missiles guided at once', figure(outcome.peakMissilesGuided), ''],
      ['most engagements by unit', '', parts(peakEngagements(outcome))],
      ['cost of interceptors, US$', figure(outcome.cost.interceptors), ''],
      ['cost of threats, US$', figure(outcome.cost.threats), ''],
    ],
  );
  print(`${header.assumptions.length} figures are assumed. hash ${header.hash}`);
  print(header.notice);
}
