/** A study resolved to plain data: everything that a worker needs to do any run of it, and nothing else. */

import type { ScenarioInput, UnitInput } from '../scenario/format.ts';
import type { Perception } from '../scenario/scenario.ts';
import type { MeasureName, RaidInput } from '../scenario/study-format.ts';

/** A number that is varied, as a path of the scenario or of the library. */
export interface Factor {
  readonly path: string;
  readonly kind: 'scenario' | 'library';
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** Assumed figures that move together in each run, by one number between 0 and 1. */
export interface AssumedFactor {
  readonly name: 'kill probability' | 'reload time' | 'channel hold';
  readonly figures: readonly { readonly path: string; readonly from: number; readonly to: number }[];
}

/** What stands ready beside the units of the scenario; plans that have the same units at a date share one. */
export interface Laydown {
  readonly id: string;
  readonly units: readonly UnitInput[];
}

/** One setting in which every seed is run once. */
export interface StudyCell {
  readonly id: string;
  readonly scenario: number;
  readonly laydown: number;
  readonly raid: number;
  readonly point: number;
}

/** A row of the question: this plan at this date, and the cell that answers it. */
export interface StudyCase {
  readonly scenario: string;
  readonly plan: string;
  /** As written in the study; empty where all is delivered. */
  readonly date: string;
  readonly raid: string;
  readonly point: number;
  readonly cell: number;
  /** Units that the plan has delivered by then. */
  readonly units: number;
  /** What they cost, US$: central, least and greatest by the spread of the figures; null where a delivery has no cost. */
  readonly costUsd: { readonly central: number; readonly low: number; readonly high: number } | null;
}

export interface StudyDesign {
  readonly format: 'sudarshan/study-design/1';
  /** SHA-256 of everything below: two studies with the same id have the same runs. */
  readonly id: string;
  readonly engine: string;
  readonly notice: string;
  readonly name: string;
  readonly description: string;
  readonly sources: readonly string[];
  readonly seed: number;
  readonly runs: number;
  readonly perception: Perception | null;
  readonly measures: readonly MeasureName[];
  /** Regions of the assets, in order of appearance; each has measures of its own. */
  readonly regions: readonly string[];
  readonly scenarios: readonly {
    readonly id: string;
    readonly name: string;
    readonly input: ScenarioInput;
  }[];
  readonly plans: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly sources: readonly string[];
  }[];
  readonly raids: readonly RaidInput[];
  readonly dates: readonly string[];
  readonly laydowns: readonly Laydown[];
  readonly factors: readonly Factor[];
  readonly designKind: 'full' | 'latin' | 'sobol';
  /** Base points of a Sobol design; 0 otherwise. */
  readonly basePoints: number;
  /** Values of the factors, one list a point; one empty list where nothing is varied. */
  readonly points: readonly (readonly number[])[];
  readonly assumed: readonly AssumedFactor[];
  readonly cells: readonly StudyCell[];
  readonly cases: readonly StudyCase[];
  /** Figures that no source gives or on which sources disagree, over all cells. */
  readonly assumptions: readonly { readonly path: string; readonly value: string; readonly note: string }[];
  /** Sources of the figures used. */
  readonly figureSources: readonly string[];
}
