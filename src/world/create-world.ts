/** How the world of a scenario is made. */
import { ecefFromGeodetic, type Vector3 } from '../geo/frames.ts';
import { createStream } from '../math/random.ts';
import { appendRow } from '../math/table.ts';
import { categories } from '../scenario/category.ts';
import type { Asset } from '../scenario/defence.ts';
import { isThreat, sides } from '../scenario/raid.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { placeCarriedAssets, placeUnits } from './carry.ts';
import { courseStart, followCourse, shareCourses } from './course.ts';
import { coursesOf, type LaidCourses, layCourses } from './lay-courses.ts';
import { createNeighbourhood } from './neighbourhood.ts';
import { createSchedule } from './schedule.ts';
import {
  type AssetStateTable,
  createAssetStates,
  createFlyouts,
  createTruth,
  createUnitStates,
  objectKind,
  objectStatus,
} from './truth.ts';
import { createGuidance, MEETING, type World } from './world.ts';

function killTable(scenario: Scenario): Float64Array {
  const { effectors } = scenario.defence;
  const table = new Float64Array(effectors.length * categories.length);
  for (const effector of effectors) {
    for (let i = 0; i < categories.length; i++) {
      table[effector.index * categories.length + i] = effector.killProbability[categories[i]!] ?? 0;
    }
  }
  return table;
}

function placeAssets(assets: readonly Asset[], table: AssetStateTable): void {
  const at: Vector3 = [0, 0, 0];
  for (const asset of assets) {
    const row = appendRow(table);
    ecefFromGeodetic(asset.site.lat, asset.site.lon, asset.site.height, at);
    table.x[row] = at[0];
    table.y[row] = at[1];
    table.z[row] = at[2];
  }
}

/**
 * The world of a scenario at time 0: every course worked out, every flight waiting, every unit at its site.
 *
 * Flight i is object row i; interceptors follow as they are launched. A flight is at the first point of its course
 * until it enters.
 * @param seed  names the run's luck: weave phases here, kill and damage draws in `move`
 * @param laid  what other runs of this very scenario have worked out already
 */
export function createWorld(
  scenario: Scenario,
  seed: number,
  laid: LaidCourses = layCourses(scenario),
): World {
  const { raid, defence } = scenario;
  const world: World = {
    scenario,
    seed,
    truth: createTruth(Math.max(64, 2 * raid.flights.length)),
    units: createUnitStates(Math.max(1, defence.units.length)),
    assets: createAssetStates(Math.max(1, defence.assets.length)),
    flyouts: createFlyouts(),
    guidance: createGuidance(),
    courses: coursesOf(scenario, laid, seed),
    unitCourses: shareCourses(laid.unitCourses),
    orderedCourses: new Map(),
    schedule: createSchedule(laid.events),
    killProbability: killTable(scenario),
    flying: new Int32Array(64),
    flyingCount: 0,
    latestRound: new Int32Array(64).fill(-1),
    hostilesLeft: raid.flights.filter(isThreat).length,
    met: new Int32Array(raid.flights.length),
    near: createNeighbourhood(raid.flights.length),
    stream: createStream(),
    state: new Float64Array(6),
    meetings: new Float64Array(64 * MEETING),
    meetingCount: 0,
  };
  placeFlights(world);
  placeAssets(defence.assets, world.assets);
  for (let unit = 0; unit < defence.units.length; unit++) appendRow(world.units);
  placeUnits(world, 0);
  placeCarriedAssets(world);
  return world;
}

function placeFlights(world: World): void {
  const { truth, courses, state } = world;
  for (const flight of world.scenario.raid.flights) {
    const row = appendRow(truth);
    truth.kind[row] = flight.plan.kind === 'body' ? objectKind.body : objectKind.flight;
    truth.side[row] = sides.indexOf(flight.side);
    truth.status[row] = objectStatus.waiting;
    truth.flight[row] = flight.index;
    truth.classIndex[row] = flight.classIndex;
    truth.asset[row] = flight.asset;
    followCourse(courses, row, courseStart(courses, row), state);
    truth.x[row] = state[0]!;
    truth.y[row] = state[1]!;
    truth.z[row] = state[2]!;
  }
}
