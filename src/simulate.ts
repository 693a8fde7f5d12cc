/** One run, tick by tick, in the order of the flow. The only file that knows every stage. */
import { createDecisionState, type DecisionState } from './decisions/cycle.ts';
import { decide } from './decisions/decide.ts';
import { createOrders, createThreats } from './decisions/order.ts';
import { createResources, type Resources } from './decisions/resources.ts';
import { engage } from './engagements/engage.ts';
import { createEngagementState, type EngagementState } from './engagements/engagement-state.ts';
import { appendTable, clearTable, reserve } from './math/table.ts';
import { append, closeRecord } from './record/append.ts';
import { hashRecord } from './record/hash.ts';
import { makeHeader } from './record/header.ts';
import type { RunRecord } from './record/record.ts';
import { createRecorder, type Recorder, type TickTables } from './record/recorder.ts';
import type { Radar } from './scenario/defence.ts';
import type { Scenario } from './scenario/scenario.ts';
import { requiredSnr } from './sensors/detection.ts';
import { createPlotOrigins, createPlots, type PlotOriginTable } from './sensors/plot.ts';
import { createReports, type Reports, reportOwn } from './sensors/report-own.ts';
import { createSensing, type Sensing, sense, sight } from './sensors/sense.ts';
import { createSightings } from './sensors/sighting.ts';
import { type Ground, groundFrom } from './sensors/visibility.ts';
import { type Adopter, adopt, createAdopter } from './tracks/adopt.ts';
import { defaultTrackerSettings, followLabelled } from './tracks/follow.ts';
import { createNetwork, followNetwork, type Network } from './tracks/network.ts';
import { createTracks, createTrackUpdates } from './tracks/track.ts';
import { trackedRadarFrom } from './tracks/tracked-radar.ts';
import { createUnbiasing, learnBiases, takeBiasOut, type Unbiasing } from './tracks/unbias.ts';
import { type CommandTable, createCommands } from './world/command.ts';
import { createWorld, isSettled, type LaidCourses, layCourses, move, type World } from './world/move.ts';
import { createOutcomes, type OutcomeTable } from './world/outcome.ts';

/** A run under way: the state of every stage and the record so far. */
export interface Run {
  readonly scenario: Scenario;
  readonly seed: number;
  tick: number;
  /** Simulated seconds so far. */
  time: number;
  finished: boolean;
  readonly world: World;
  readonly commands: CommandTable;
  readonly outcomes: OutcomeTable;
  readonly sensing: Sensing;
  readonly reports: Reports;
  readonly plots: ReturnType<typeof createPlots>;
  readonly origins: PlotOriginTable;
  readonly sightings: ReturnType<typeof createSightings>;
  readonly network: Network;
  readonly unbiasing: Unbiasing;
  /** Plots as the trackers take them, biases taken out. */
  readonly mended: ReturnType<typeof createPlots>;
  readonly adopter: Adopter;
  readonly tracks: ReturnType<typeof createTracks>;
  readonly updates: ReturnType<typeof createTrackUpdates>;
  readonly decisions: DecisionState;
  readonly threats: ReturnType<typeof createThreats>;
  readonly orders: ReturnType<typeof createOrders>;
  readonly resources: Resources;
  readonly engaging: EngagementState;
  readonly recorder: Recorder;
}

/** What all runs of one scenario share: nothing in it depends on the seed, and no run changes it. */
export interface Groundwork {
  readonly laid: LaidCourses;
  readonly ground: Ground | null;
}

/** Do the work that all runs of a scenario share, once: courses laid, ground made ready for masking. */
export function layGroundwork(scenario: Scenario): Groundwork {
  return { laid: layCourses(scenario), ground: groundFrom(scenario.terrain) };
}

/**
 * A run at time zero.
 * @param seed  any integer 0..2^53; the same scenario, seed and build give the same bytes everywhere
 * @param groundwork  of this very scenario, when many runs share it; the bytes are the same without
 */
export function startRun(
  scenario: Scenario,
  seed: number,
  groundwork: Groundwork = layGroundwork(scenario),
): Run {
  const { defence } = scenario;
  const resources = createResources(defence);
  const { fusion, bias } = wayOfNetwork(scenario);
  return {
    scenario,
    seed,
    tick: 0,
    time: 0,
    finished: false,
    world: createWorld(scenario, seed, groundwork.laid),
    commands: createCommands(),
    outcomes: createOutcomes(),
    sensing: createSensing(scenario, seed, groundwork.ground),
    reports: createReports(scenario),
    plots: createPlots(),
    origins: createPlotOrigins(),
    sightings: createSightings(),
    network: createNetwork(
      fusion,
      defence.radars.map((radar) => trackedRadarFrom(radar, readAtReference(radar))),
      'earth',
      defaultTrackerSettings,
    ),
    unbiasing: createUnbiasing(bias, defence.radars.length),
    mended: createPlots(),
    adopter: createAdopter(),
    tracks: createTracks(),
    updates: createTrackUpdates(),
    decisions: createDecisionState(defence, resources, seed),
    threats: createThreats(),
    orders: createOrders(),
    resources,
    engaging: createEngagementState(),
    recorder: createRecorder(scenario),
  };
}

/** Signal to noise that a look of a radar reads at its published pair: by its own fluctuation and number of pulses. */
function readAtReference({ swerling, referencePd, falseAlarmProbability, pulses }: Radar): number {
  return pulses * requiredSnr(swerling, referencePd, falseAlarmProbability, pulses);
}

/** Fusion and biases are of the whole chain: other fidelities have one perfect association. */
function wayOfNetwork({
  perception,
  defence,
}: Scenario): Pick<Scenario['defence']['network'], 'fusion' | 'bias'> {
  const { fusion, bias } = defence.network;
  if (perception !== 'tracks') return { fusion: 'plots', bias: 'ignore' };
  return { fusion, bias: fusion === 'plots' ? bias : 'ignore' };
}

/** Up to `ticks` further ticks; stops when the run is finished. */
export function advanceRun(run: Run, ticks: number): void {
  for (let n = 0; n < ticks && !run.finished; n++) step(run);
}

function step(run: Run): void {
  const { scenario, world, reports } = run;
  const { defence } = scenario;
  const from = run.tick * scenario.step;
  const to = (run.tick + 1) * scenario.step;

  clearTable(run.outcomes);
  move(world, run.commands, from, to, run.outcomes);
  reportOwn(scenario, world.units, world.assets, world.flyouts, world.truth, from, to, reports);
  perceive(run, from, to);
  decide(
    run.decisions,
    defence,
    {
      tracks: run.tracks,
      units: reports.units,
      radars: reports.radars,
      assets: reports.assets,
      resources: run.resources,
    },
    to,
    run.threats,
    run.orders,
  );
  engage(
    run.engaging,
    defence,
    { orders: run.orders, tracks: run.tracks, units: reports.units, missiles: reports.missiles },
    to,
    run.resources,
    run.commands,
  );
  append(run.recorder, scenario, tickTables(run), to);

  run.tick++;
  run.time = to;
  run.finished = isOver(run);
}

/** From truth to tracks, by the fidelity that the scenario asks for. */
function perceive(run: Run, from: number, to: number): void {
  const { scenario, world, reports } = run;
  clearTable(run.updates);
  if (scenario.perception === 'ideal') {
    sight(run.sensing, world.truth, reports.radars, to, run.sightings);
    copyLabels(run);
    adopt(run.adopter, run.sightings, to, run.tracks, run.updates);
    return;
  }
  sense(run.sensing, world.truth, reports.radars, from, to, run.plots, run.origins);
  if (scenario.perception === 'plots') {
    const [{ tracker }] = run.network.sites as [Network['sites'][number]];
    followLabelled(tracker, run.plots, run.origins, reports.radars, to, run.tracks, run.updates);
  } else {
    followAll(run, to);
  }
}

/** The whole chain; the record keeps the plots as they were measured. */
function followAll({ network, unbiasing, plots, mended, reports, tracks, updates }: Run, to: number): void {
  if (unbiasing.choice === 'ignore') {
    followNetwork(network, plots, reports.radars, to, tracks, updates);
    return;
  }
  clearTable(mended);
  appendTable(mended, plots);
  takeBiasOut(unbiasing, mended);
  followNetwork(network, mended, reports.radars, to, tracks, updates);
  learnBiases(unbiasing, plots, updates, reports.radars, to);
}

/** For the record: the object behind each sighting. */
function copyLabels(run: Run): void {
  clearTable(run.origins);
  for (let row = 0; row < run.sightings.count; row++) {
    if (run.origins.count === run.origins.capacity) reserve(run.origins, run.sightings.count);
    run.origins.object[run.origins.count++] = run.sightings.label[row]!;
  }
}

function tickTables(run: Run): TickTables {
  return {
    truth: run.world.truth,
    units: run.world.units,
    assets: run.world.assets,
    flyouts: run.world.flyouts,
    outcomes: run.outcomes,
    radars: run.reports.radars,
    plots: run.plots,
    origins: run.origins,
    tracks: run.tracks,
    updates: run.updates,
    orders: run.orders,
    engagements: run.engaging.engagements,
    resources: run.resources,
  };
}

/** At the end of the scenario's time, or when a raid there was is over and nothing is in the air or under assessment. */
function isOver(run: Run): boolean {
  if (run.time >= run.scenario.duration - 1e-9) return true;
  const hasRaid = run.scenario.raid.flights.some((flight) => flight.side === 'hostile');
  return hasRaid && isSettled(run.world) && run.engaging.openCount === 0;
}

/**
 * Close a run and give its record; the run may not be advanced afterwards.
 * @param scenarioText  the text the scenario was compiled from, kept so that the record can be run again
 */
export function finishRun(run: Run, scenarioText: string): RunRecord {
  run.finished = true;
  const tables = closeRecord(run.recorder, run.scenario, tickTables(run), run.time);
  const hash = hashRecord(tables, run.seed);
  const header = makeHeader({
    scenario: run.scenario,
    scenarioText,
    seed: run.seed,
    simulatedSeconds: run.time,
    hash,
  });
  return { header, tables };
}
