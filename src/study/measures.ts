/** What one run of a study is measured by: numbers from its record, by name. */
import type { Outcome } from '../analysis/outcome.ts';
import type { RunRecord } from '../record/record.ts';
import { type Saying, said, sentence, unsaid } from '../scenario/saying.ts';
import { type MeasureName, measureNames } from '../scenario/study-format.ts';

/** How a measure is read: its words, its unit, whether it is yes or no, and which way is better for the defence. */
export interface MeasureMeaning {
  readonly title: Saying;
  /** Nothing where it is a plain number or a share. */
  readonly unit: Saying;
  readonly isYesNo: boolean;
  readonly better: 'less' | 'more' | 'neither';
}

const meaning = (title: Saying, unit: Saying, better: MeasureMeaning['better']): MeasureMeaning => ({
  title,
  unit,
  isYesNo: false,
  better,
});

export const measureMeanings: Readonly<Record<MeasureName, MeasureMeaning>> = {
  leaked: meaning(said`Threats that delivered their attack`, said`objects`, 'less'),
  leaked_share: meaning(said`Share of threats that delivered their attack`, unsaid, 'less'),
  killed: meaning(said`Threats shot down`, said`objects`, 'more'),
  engaged_share: meaning(said`Share of threats engaged`, unsaid, 'more'),
  no_leak: { title: said`Chance that nothing leaks`, unit: unsaid, isYesNo: true, better: 'more' },
  assets_hit: meaning(said`Assets hit`, said`assets`, 'less'),
  value_lost: meaning(said`Value lost`, said`points of value`, 'less'),
  value_lost_share: meaning(said`Share of the defended value lost`, unsaid, 'less'),
  rounds_fired: meaning(said`Rounds fired`, said`rounds`, 'neither'),
  interceptor_cost_usd: meaning(said`Cost of interceptors fired`, said`US$`, 'less'),
  cost_exchange: meaning(said`Cost of interceptors for each dollar of threats shot down`, unsaid, 'less'),
  peak_engagements: meaning(said`Most engagements at once`, said`engagements`, 'neither'),
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
  if (region !== undefined)
    return meaning(said`Value lost in ${sentence(region)}`, said`points of value`, 'less');
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
