/**
 * A run taken by the hand: reset, observe, order, step, for scripts and for learning. Simulated, study use only.
 *
 * Who steps sees the air picture and the own side's reports, never truth, and may ask for engagements. What is asked for
 * is heard in the next tick and weighed by the same rules as the engine's own orders; without any, and with the engine
 * deciding, the record is the one of an ordinary run, byte for byte. Decision: docs/decisions/0034.
 */
import { type Outcome, outcomeOf } from './analysis/outcome.ts';
import { orderKind, type Reason, reasons } from './decisions/order.ts';
import { appendRow } from './math/table.ts';
import type { RunRecord } from './record/record.ts';
import type { Scenario } from './scenario/scenario.ts';
import { advanceRun, finishRun, type Groundwork, layGroundwork, type Run, startRun } from './simulate.ts';
import { type Observation, observationOf } from './views/observation.ts';

/** An engagement asked for. Fire units and effectors are told by their numbers in the description. */
export interface AskedOrder {
  readonly track: number;
  readonly fireUnit: number;
  readonly effector: number;
}

/** The answer to an order: the reason it was given or refused for. */
export interface AnsweredOrder {
  readonly track: number;
  readonly verdict: 'given' | 'refused';
  readonly reason: Reason;
}

export interface StepAnswer {
  readonly observation: Observation;
  /** What became of orders in these ticks, the engine's own among them where it decides. */
  readonly answers: readonly AnsweredOrder[];
  /** Nothing until the end; then minus the share of the assets' value that was lost, 0 to -1. */
  readonly reward: number;
  readonly isOver: boolean;
}

/** What an observation's numbers stand for; the same for every run of the scenario. */
export interface EnvironmentDescription {
  readonly scenario: string;
  readonly stepS: number;
  readonly durationS: number;
  readonly fireUnits: readonly { readonly id: string; readonly name: string }[];
  readonly effectors: readonly { readonly id: string; readonly name: string; readonly rangeMaxM: number }[];
  readonly assets: readonly { readonly id: string; readonly name: string; readonly value: number }[];
}

export interface EnvironmentOptions {
  readonly decider?: Run['decisions']['decider'];
  /** The scenario's text, kept in the record. */
  readonly text?: string;
}

export interface Environment {
  readonly scenario: Scenario;
  readonly groundwork: Groundwork;
  readonly options: EnvironmentOptions;
  run: Run;
  /** Once the run is over. */
  record: RunRecord | null;
}

function begin({ scenario, groundwork, options }: Omit<Environment, 'run' | 'record'>, seed: number): Run {
  const run = startRun(scenario, seed, groundwork);
  run.decisions.decider = options.decider ?? 'engine';
  return run;
}

export function openEnvironment(
  scenario: Scenario,
  seed: number,
  options: EnvironmentOptions = {},
): Environment {
  const ground = { scenario, groundwork: layGroundwork(scenario), options };
  return { ...ground, run: begin(ground, seed), record: null };
}

/** Back to time zero, with the luck of `seed`. */
export function resetEnvironment(environment: Environment, seed: number): Observation {
  environment.run = begin(environment, seed);
  environment.record = null;
  return observe(environment);
}

export function describeEnvironment({ scenario }: Environment): EnvironmentDescription {
  const { defence } = scenario;
  return {
    scenario: scenario.name,
    stepS: scenario.step,
    durationS: scenario.duration,
    fireUnits: defence.fireUnits.map(({ id, name }) => ({ id, name })),
    effectors: defence.effectors.map(({ id, name, rangeMax }) => ({ id, name, rangeMaxM: rangeMax })),
    assets: defence.assets.map(({ id, name, value }) => ({ id, name, value })),
  };
}

/** What the own side knows now. */
export function observe({ scenario, run }: Environment): Observation {
  const known = {
    tracks: run.tracks,
    units: run.reports.units,
    assets: run.reports.assets,
    resources: run.resources,
    engagements: run.engaging.engagements,
  };
  return observationOf(scenario.defence, known, run.time);
}

function ask({ decisions }: Run, order: AskedOrder): void {
  const row = appendRow(decisions.asked);
  decisions.asked.track[row] = order.track;
  decisions.asked.fireUnit[row] = order.fireUnit;
  decisions.asked.effector[row] = order.effector;
}

function collect({ orders }: Run, into: AnsweredOrder[]): void {
  for (let row = 0; row < orders.count; row++) {
    const verdict = orders.kind[row] === orderKind.engage ? 'given' : 'refused';
    into.push({ track: orders.track[row]!, verdict, reason: reasons[orders.reason[row]!]! });
  }
}

/** Give these orders and go `ticks` ticks on, fewer where the run ends before. */
export function stepEnvironment(
  environment: Environment,
  orders: readonly AskedOrder[],
  ticks: number,
): StepAnswer {
  const { run } = environment;
  const answers: AnsweredOrder[] = [];
  if (!run.finished) for (const order of orders) ask(run, order);
  for (let n = 0; n < ticks && !run.finished; n++) {
    advanceRun(run, 1);
    collect(run, answers);
  }
  const reward = run.finished ? rewardOf(outcomeOfEnvironment(environment)) : 0;
  return { observation: observe(environment), answers, reward, isOver: run.finished };
}

function rewardOf({ valueLost, valueTotal }: Outcome): number {
  return valueTotal > 0 ? -valueLost / valueTotal : 0;
}

/** The record of the run, which this ends where it is not over. */
export function recordOfEnvironment(environment: Environment): RunRecord {
  environment.record ??= finishRun(environment.run, environment.options.text ?? '');
  return environment.record;
}

export function outcomeOfEnvironment(environment: Environment): Outcome {
  return outcomeOf(recordOfEnvironment(environment));
}
