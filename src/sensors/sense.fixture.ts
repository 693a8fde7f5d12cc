/** Scenarios and tables made for the tests of this folder. */
import { ecefFromEnu, ecefFromGeodetic, enuAxes, type Vector3 } from '../geo/frames.ts';
import { RADIANS_PER_DEGREE, TWO_PI } from '../math/elementary.ts';
import { createTable } from '../math/table.ts';
import type { Defence, Radar, Unit } from '../scenario/defence.ts';
import type { Flight, ObjectClass, Raid } from '../scenario/raid.ts';
import {
  assetStateSchema,
  createTruth,
  flyoutSchema,
  objectStatus,
  type TruthTable,
  unitStateSchema,
} from '../world/truth.ts';
import { createReports, type Reports, reportOwn } from './report-own.ts';
import type { Scene } from './sensing.ts';

export const site = { lat: 31 * RADIANS_PER_DEGREE, lon: 75 * RADIANS_PER_DEGREE, height: 0 };

/** A long-range rotating radar, changed as told. */
export function makeRadar(change: Partial<Radar> = {}): Radar {
  return {
    index: 0,
    id: 'radar',
    name: 'radar',
    unit: 0,
    role: 'acquisition',
    referenceRange: 390e3,
    referenceRcs: 4,
    referencePd: 0.5,
    falseAlarmProbability: 1e-6,
    swerling: 1,
    pulses: 1,
    rangeMin: 1000,
    rangeMax: 600e3,
    elevationMin: -2 * RADIANS_PER_DEGREE,
    elevationMax: 80 * RADIANS_PER_DEGREE,
    azimuthCentre: 0,
    azimuthWidth: TWO_PI,
    scan: 'rotating',
    period: 10,
    antennaHeight: 30,
    rangeSigma: 50,
    azimuthSigma: 0.002,
    rangeBias: 0,
    azimuthBias: 0,
    elevationSigma: 0.003,
    rangeRateSigma: 2,
    rangeResolution: 150,
    azimuthResolution: 0.02,
    falsePlotsPerScan: 0,
    surfacePlotsPerMetre: 0,
    clutterImprovement: 0,
    radialSpeedMin: 0,
    sidelobe: 0.001,
    trackCapacity: 300,
    interrogates: false,
    ...change,
  };
}

/** A class with the same cross-section from all sides. */
export function makeClass(index: number, rcs: number, change: Partial<ObjectClass> = {}): ObjectClass {
  return {
    index,
    id: `class-${index}`,
    name: `class ${index}`,
    category: 'fighter',
    rcsNose: rcs,
    rcsBeam: rcs,
    rcsTail: rcs,
    hitProbability: 0.5,
    damage: 0.1,
    cost: 1,
    ballisticCoefficient: 0,
    ...change,
  };
}

/** A hostile flight of a class, changed as told; its plan is never flown in these tests. */
export function makeFlight(index: number, classIndex: number, change: Partial<Flight> = {}): Flight {
  const zero = { amplitude: 0, period: 1 };
  return {
    index,
    id: `flight-${index}`,
    group: 'group',
    classIndex,
    side: 'hostile',
    start: 0,
    plan: { kind: 'route', waypoints: [], repeat: false, weave: zero, bank: 0 },
    asset: -1,
    ending: 'leave',
    deliverAt: -1,
    jammer: 0,
    transponder: 'none',
    ...change,
  };
}

function makeUnit(index: number, carrier: number): Unit {
  return {
    index,
    id: `unit-${index}`,
    name: `unit ${index}`,
    kind: 'radar',
    system: 0,
    site,
    carrier,
    deployTime: 0,
    stowTime: 0,
    marches: [],
  };
}

/** Radars, each on a unit of its own at `site`, and flights. */
export function makeScenario(
  radars: readonly Radar[],
  classes: readonly ObjectClass[],
  flights: readonly Flight[],
  carriers: readonly number[] = [],
): Scene {
  const raid: Raid = { classes, flights };
  const defence = {
    assets: [],
    systems: [],
    units: radars.map((_, i) => makeUnit(i, carriers[i] ?? -1)),
    radars: radars.map((radar, i) => ({ ...radar, index: i, unit: i })),
    fireUnits: [],
    launchers: [],
    effectors: [],
    channelLimits: [],
    doctrine: {} as Defence['doctrine'],
    zones: [],
    filedPlans: [],
    network: { messageDelay: 0, messageLoss: 0, fusion: 'plots', bias: 'ignore' },
  } satisfies Defence;
  return { defence, raid, terrain: null };
}

const siteAxes = new Float64Array(9);
enuAxes(site.lat, site.lon, siteAxes);
const siteEcef: Vector3 = [0, 0, 0];
ecefFromGeodetic(site.lat, site.lon, site.height, siteEcef);

/** Put an object at east, north, up (m) of the site with velocity east, north, up (m/s). */
export function place(
  truth: TruthTable,
  row: number,
  position: readonly [number, number, number],
  velocity: readonly [number, number, number] = [0, 0, 0],
): void {
  const out: Vector3 = [0, 0, 0];
  ecefFromEnu(position[0], position[1], position[2], siteAxes, out);
  truth.x[row] = siteEcef[0]! + out[0]!;
  truth.y[row] = siteEcef[1]! + out[1]!;
  truth.z[row] = siteEcef[2]! + out[2]!;
  ecefFromEnu(velocity[0], velocity[1], velocity[2], siteAxes, out);
  truth.vx[row] = out[0]!;
  truth.vy[row] = out[1]!;
  truth.vz[row] = out[2]!;
}

/** Truth with every flight active; to be placed. */
export function makeTruth(scenario: Scene): TruthTable {
  const { flights } = scenario.raid;
  const truth = createTruth(Math.max(1, flights.length));
  truth.count = flights.length;
  for (let row = 0; row < flights.length; row++) {
    truth.status[row] = objectStatus.active;
    truth.flight[row] = row;
    truth.classIndex[row] = flights[row]!.classIndex;
  }
  return truth;
}

/** Move every object on by `dt` along its velocity. */
export function advance(truth: TruthTable, dt: number): void {
  for (let row = 0; row < truth.count; row++) {
    truth.x[row]! += truth.vx[row]! * dt;
    truth.y[row]! += truth.vy[row]! * dt;
    truth.z[row]! += truth.vz[row]! * dt;
  }
}

/** Reports of units that all stand ready at the site. */
export function makeReports(scenario: Scene): Reports {
  const reports = createReports(scenario);
  const units = createTable(unitStateSchema, 16);
  units.count = scenario.defence.units.length;
  units.x.fill(siteEcef[0]!);
  units.y.fill(siteEcef[1]!);
  units.z.fill(siteEcef[2]!);
  const truth = createTruth(1);
  reportOwn(scenario, units, createTable(assetStateSchema), createTable(flyoutSchema), truth, 0, 0, reports);
  return reports;
}
