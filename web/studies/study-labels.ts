/** Names of a study's parts, in the words of the page. */
import { allMeasures, meaningOf, type StudyCase, type StudyDesign } from '../../src/index.ts';
import { tell, tellText } from '../strings.ts';
import { filled, words } from './words.ts';

/** Measures that the study asks for, then those of its regions. */
export function shownMeasures(design: StudyDesign): string[] {
  const regional = allMeasures(design.regions).filter((name) => name.startsWith('value_lost_in_'));
  return [...design.measures, ...regional];
}

export function measureName(design: StudyDesign, measure: string): string {
  return tell(meaningOf(measure, design.regions).title);
}

export function planName(design: StudyDesign, id: string): string {
  return tellText(design.plans.find((plan) => plan.id === id)?.name ?? id);
}

export function raidName(design: StudyDesign, id: string): string {
  return tellText(design.raids.find((raid) => raid.id === id)?.name ?? id);
}

export function dateName(date: string): string {
  return date === '' ? words.allDelivered : filled(words.by, { date });
}

/** The varied numbers of a point, or an empty text. */
export function pointName(design: StudyDesign, point: number): string {
  return design.factors
    .map((factor, k) => `${factor.path} = ${figureText(design.points[point]![k]!)}`)
    .join(', ');
}

/** At most four significant digits, large numbers in millions. */
export function figureText(value: number): string {
  const most = Math.abs(value);
  if (most >= 1e6) return `${Number((value / 1e6).toPrecision(4))} M`;
  return String(Number(value.toPrecision(most < 1 ? 3 : 4)));
}

/** Both ends of an interval. */
export function rangeText({ low, high }: { readonly low: number; readonly high: number }): string {
  return filled(words.range, { low: figureText(low), high: figureText(high) });
}

/** Which cases are looked at. */
export interface StudyChoice {
  readonly measure: string;
  readonly scenario: string;
  readonly raid: string;
  readonly point: number;
}

export function isChosen(one: Pick<StudyCase, 'scenario' | 'raid' | 'point'>, choice: StudyChoice): boolean {
  return one.scenario === choice.scenario && one.raid === choice.raid && one.point === choice.point;
}
