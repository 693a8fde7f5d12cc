/** A still test object: put it anywhere and ask who sees it and who can engage it. */
import { createIntercept, type Intercept, solveWindow, windowResult } from '../decisions/window.ts';
import { MEAN_RADIUS } from '../geo/ellipsoid.ts';
import { ecefFromGeodetic } from '../geo/frames.ts';
import { isBehindSkyline, type Skyline } from '../geo/skyline.ts';
import { surveySkyline } from '../geo/survey-skyline.ts';
import { heightAt } from '../geo/terrain.ts';
import { appendRow } from '../math/table.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Antenna, createAntenna, createPose, type Pose, takePose } from '../sensors/antenna.ts';
import { createSight, overHorizon, type Sight, takeSight, withinLimits } from '../sensors/look.ts';
import { snrAtRange } from '../sensors/range-equation.ts';
import { createReports, type Reports, reportOwn } from '../sensors/report-own.ts';
import { type Ground, groundFrom } from '../sensors/visibility.ts';
import { createTracks, type TrackTable } from '../tracks/track.ts';
import { createCommands } from '../world/command.ts';
import { createWorld, move } from '../world/move.ts';
import { createOutcomes } from '../world/outcome.ts';
import { createTruth, type TruthTable } from '../world/truth.ts';
import type { HeightDatum } from './coverage.ts';

export interface Probe {
  readonly scenario: Scenario;
  readonly rcs: number;
  readonly above: HeightDatum;
  readonly antennas: readonly Antenna[];
  readonly poses: readonly Pose[];
  readonly ground: Ground | null;
  /** What stands around each antenna, surveyed when it is first asked. */
  readonly skylines: (Skyline | null)[];
  readonly reports: Reports;
  /** The object as sensors and as decisions have it: row 0. */
  readonly truth: TruthTable;
  readonly tracks: TrackTable;
  readonly sight: Sight;
  readonly intercept: Intercept;
  readonly place: Float64Array;
  /** Where the probe is: rad, and m above the ellipsoid. */
  lat: number;
  lon: number;
  altitude: number;
  /** For each radar whether it sees the probe there: 1 or 0, -1 where not asked yet. */
  readonly seen: Int8Array;
  /** Below the ground, where nobody sees or engages anything. */
  isBuried: boolean;
}

/**
 * A probe of a scenario as it stands after its first tick: units at their sites, carried ones on their carriers.
 *
 * The defence is asked with the very functions of a run, so a picture of coverage and a run cannot differ.
 * @param rcs  mean cross-section from all sides, m^2
 */
export function createProbe(scenario: Scenario, rcs: number, above: HeightDatum): Probe {
  const world = createWorld(scenario, 0);
  move(world, createCommands(), 0, scenario.step, createOutcomes());
  const reports = createReports(scenario);
  const { units, assets, flyouts } = world;
  reportOwn(scenario, units, assets, flyouts, world.truth, 0, scenario.step, reports);
  const ground = groundFrom(scenario.terrain);
  const { defence } = scenario;
  const antennas = defence.radars.map((radar) => createAntenna(radar, defence.units, []));
  const poses = antennas.map((antenna) => {
    const pose = createPose();
    takePose(antenna, reports.radars, ground, pose);
    return pose;
  });
  const truth = createTruth(1);
  appendRow(truth);
  const tracks = createTracks();
  appendRow(tracks);
  return {
    scenario,
    rcs,
    above,
    antennas,
    poses,
    ground,
    skylines: defence.radars.map(() => null),
    reports,
    truth,
    tracks,
    sight: createSight(),
    intercept: createIntercept(),
    place: new Float64Array(3),
    lat: 0,
    lon: 0,
    altitude: 0,
    seen: new Int8Array(defence.radars.length).fill(-1),
    isBuried: false,
  };
}

/** Put the probe at a latitude and longitude, rad, and a height above its datum, m. */
export function placeProbe(probe: Probe, lat: number, lon: number, height: number): void {
  const { ground, place, truth, tracks } = probe;
  const floor = ground === null ? 0 : heightAt(ground.grid, lat, lon);
  const altitude = probe.above === 'ground' ? floor + height : height;
  probe.isBuried = altitude < floor;
  probe.lat = lat;
  probe.lon = lon;
  probe.altitude = altitude;
  probe.seen.fill(-1);
  ecefFromGeodetic(lat, lon, altitude, place);
  for (const table of [truth, tracks]) {
    table.x[0] = place[0]!;
    table.y[0] = place[1]!;
    table.z[0] = place[2]!;
  }
}

/** Room beyond a radar's range, so that no place within it is past its skyline. */
const SURVEY_ROOM = 1.01;

/** Whether the ground leaves the line from a radar to the probe free: `overGround` of a run, through the skyline. */
function isOverGround(probe: Probe, radar: number): boolean {
  const { ground, skylines } = probe;
  if (ground === null) return true;
  const { lat, lon, heightOverGround } = probe.poses[radar]!.view;
  const reach = SURVEY_ROOM * Math.min(probe.antennas[radar]!.radar.rangeMax, MEAN_RADIUS);
  skylines[radar] ??= surveySkyline(ground.grid, ground.pyramid, lat, lon, heightOverGround, reach);
  return !isBehindSkyline(skylines[radar]!, probe.lat, probe.lon, probe.altitude);
}

/**
 * Signal to noise of the probe at a radar, or 0 where it has less than `least` or the line to it is not free.
 * The same limits, range equation, horizon and masking as `sensors/sight.ts`, with one cross-section from all sides.
 */
export function snrAt(probe: Probe, radar: number, least: number): number {
  if (probe.isBuried || probe.reports.radars.active[radar] !== 1) return 0;
  const { sight } = probe;
  const antenna = probe.antennas[radar]!;
  const pose = probe.poses[radar]!;
  takeSight(pose, probe.truth, 0, 0, sight);
  if (!withinLimits(antenna, sight)) return 0;
  const snr = snrAtRange(antenna.constant, probe.rcs, sight.rangeSquared);
  return snr >= least && overHorizon(pose, sight) && isOverGround(probe, radar) ? snr : 0;
}

/**
 * Whether a radar detects the probe with a probability of one half or more in one look.
 * Clutter, other objects and the tracker are left out.
 */
export function isSeenBy(probe: Probe, radar: number): boolean {
  const { seen } = probe;
  if (seen[radar] === -1) seen[radar] = snrAt(probe, radar, probe.antennas[radar]!.even) > 0 ? 1 : 0;
  return seen[radar] === 1;
}

/**
 * Whether a fire unit could meet the probe with an effector: its envelope and fire control as decisions see them, and
 * the object detected, by the fire unit's own radar where that guides, otherwise by any radar of the defence.
 *
 * Against air-breathing objects that stand still; a moving one is met nearer or farther. Rounds, channels and
 * time are left out: decisions/window.ts.
 */
export function isEngageableBy(probe: Probe, fireUnit: number, effector: number): boolean {
  if (probe.isBuried) return false;
  const { defence } = probe.scenario;
  const unit = defence.fireUnits[fireUnit]!;
  const round = defence.effectors[effector]!;
  const { units, radars } = probe.reports;
  solveWindow(defence, unit, round, probe.tracks, 0, units, radars, 0, Infinity, probe.intercept);
  if (probe.intercept.result !== windowResult.feasible) return false;
  if (isSeenBy(probe, unit.radar)) return true;
  if (round.guidance === 'fire-unit') return false;
  return probe.antennas.some((_, radar) => radar !== unit.radar && isSeenBy(probe, radar));
}
