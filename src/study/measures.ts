/** What one run of a study is measured by: numbers from its record, by name. */
import type { Outcome } from '../analysis/outcome.ts';
import type { RunRecord } from '../record/record.ts';
import { type MeasureName, measureNames } from '../scenario/study-format.ts';

/** How a measure is read: its words, its unit, whether it is yes or no, and which way is better for the defence. */
export interface MeasureMeaning {
  readonly title: string;
  readonly unit: string;
  readonly isYesNo: boolean;
  readonly better: 'less' | 'more' | 'neither';
}

const meaning = (title: string, unit: string, better: MeasureMeaning['better']): MeasureMeaning => ({
  title,
  unit,
  isYesNo: false,
  better,
});

export const measureMeanings: Readonly<Record<MeasureName, MeasureMeaning>> = {
  leaked: meaning('Threats that delivered their attack', 'objects', 'less'),
  leaked_share: meaning('Share of threats that delivered their attack', '', 'less'),
  killed: meaning('Threats shot down', 'objects', 'more'),
  engaged_share: meaning('Share of threats engaged', '', 'more'),
  no_leak: { title: 'Chance that nothing leaks', unit: '', isYesNo: true, better: 'more' },
  assets_hit: meaning('Assets hit', 'assets', 'less'),
  value_lost: meaning('Value lost', 'points of value', 'less'),
  value_lost_share: meaning('Share of the defended value lost', '', 'less'),
  rounds_fired: meaning('Rounds fired', 'rounds', 'neither'),
  interceptor_cost_usd: meaning('Cost of interceptors fired', 'US$', 'less'),
  cost_exchange: meaning('Cost of interceptors for each dollar of threats shot down', '', 'less'),
  peak_engagements: meaning('Most engagements at once', 'engagements', 'neither'),
};

/** Name of the measure that counts the value lost in a region. */
export function regionMeasure(region: string): string {
  return `value_lost_in_${region.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}`;
}

/** Names of all measures of a study, in the order of `measure`. */
export function allMeasures(regions: readonly string[]): string[] {
  return [...measureNames, ...regions.map(regionMeasure)];
}

/** What a measure of any name means. */
export function meaningOf(name: string, regions: readonly string[]): MeasureMeaning {
  const region = regions.find((one) => regionMeasure(one) === name);
  if (region !== undefined) return meaning(`Value lost in ${region}`, 'points of value', 'less');
  return measureMeanings[name as MeasureName];
}

/** Price of the threats that were shot down, US$, taking each threat of the raid for its mean price. */
function exchange(outcome: Outcome): number {
  const shotDown = outcome.threats === 0 ? 0 : (outcome.cost.threats * outcome.killed) / outcome.threats;
  return shotDown === 0 ? 0 : outcome.cost.interceptors / shotDown;
}

/** The measures of one run, as `allMeasures` names them. */
export function measure(record: RunRecord, outcome: Outcome, regions: readonly string[]): number[] {
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const values: Record<MeasureName, number> = {
    leaked: outcome.leaked,
    leaked_share: share(outcome.leaked, outcome.threats),
    killed: outcome.killed,
    engaged_share: share(outcome.engaged, outcome.threats),
    no_leak: outcome.leaked === 0 ? 1 : 0,
    assets_hit: outcome.assetsHit,
    value_lost: outcome.valueLost,
    value_lost_share: share(outcome.valueLost, outcome.valueTotal),
    rounds_fired: outcome.roundsFired,
    interceptor_cost_usd: outcome.cost.interceptors,
    cost_exchange: exchange(outcome),
    peak_engagements: outcome.peakEngagements,
  };
  const { assets } = record.header;
  const { damage } = record.tables.assets;
  const lostIn = (region: string): number =>
    assets.reduce((sum, asset, i) => (asset.region === region ? sum + asset.value * damage[i]! : sum), 0);
  return [...measureNames.map((name) => values[name]), ...regions.map(lostIn)];
}
