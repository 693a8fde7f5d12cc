import { describe, expect, it } from 'vitest';
import { ecefFromGeodetic, type Vector3 } from '../geo/frames.ts';
import { geodesicDirect } from '../geo/geodesic.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { appendRow, bytesFromTable, clearTable } from '../math/table.ts';
import type { Asset, Defence, Effector, Unit } from '../scenario/defence.ts';
import { fitFlyoutProfile } from '../scenario/flyout-profile.ts';
import type { Flight, ObjectClass, Waypoint } from '../scenario/raid.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { commandKind, createCommands } from './command.ts';
import { createWorld, isSettled, move, type World } from './move.ts';
import { createOutcomes, type OutcomeTable, outcomeKind } from './outcome.ts';
import { objectStatus, unitPhase } from './truth.ts';

const rad = RADIANS_PER_DEGREE;
const site = { lat: 31 * rad, lon: 74 * rad, height: 200 };

function objectClass(more: Partial<ObjectClass> = {}): ObjectClass {
  return {
    index: 0,
    id: 'cruise',
    name: 'cruise',
    category: 'cruise',
    rcsNose: 1,
    rcsBeam: 1,
    rcsTail: 1,
    hitProbability: 1,
    damage: 0.4,
    cost: 1,
    ballisticCoefficient: 0,
    ...more,
  };
}

function from(azimuthDeg: number, range: number, height: number, speed: number): Waypoint {
  const out: Vector3 = [0, 0, 0];
  geodesicDirect(site.lat, site.lon, azimuthDeg * rad, range, out);
  return { lat: out[0], lon: out[1], height, heightAbove: 'sea', speed };
}

function flight(index: number, waypoints: Waypoint[], more: Partial<Flight> = {}): Flight {
  return {
    index,
    id: `f${index}`,
    group: 'g',
    classIndex: 0,
    side: 'hostile',
    start: 0,
    plan: { kind: 'route', waypoints, repeat: false, weave: { amplitude: 0, period: 0 }, bank: 0.5 },
    asset: 0,
    ending: 'impact',
    deliverAt: -1,
    jammer: 0,
    transponder: 'none',
    ...more,
  };
}

function effector(more: Partial<Effector> = {}): Effector {
  const rangeMax = more.rangeMax ?? 120e3;
  const speedMax = more.speedMax ?? 1200;
  return {
    index: 0,
    id: 'e',
    name: 'e',
    guidance: 'network',
    rangeMin: 1000,
    rangeMax,
    ballisticRangeMax: 0,
    heightMin: 0,
    heightMax: 30e3,
    targetSpeedMax: 5000,
    speedMax,
    turnRate: 0.35,
    basket: 40,
    killProbability: { cruise: 0.7 },
    cost: 1,
    profile: fitFlyoutProfile({ rangeMax, speedMax, step: 0.25 }),
    ...more,
  };
}

const asset: Asset = {
  index: 0,
  id: 'a',
  name: 'a',
  kind: 'airfield',
  region: '',
  site,
  value: 10,
  radius: 500,
  carrier: -1,
};
const unit: Unit = {
  index: 0,
  id: 'u',
  name: 'u',
  kind: 'launcher',
  system: 0,
  site,
  carrier: -1,
  deployTime: 300,
  stowTime: 200,
  marches: [],
};

function scenario(flights: Flight[], more: Partial<Defence> = {}, classes = [objectClass()]): Scenario {
  return {
    name: 's',
    description: '',
    epoch: '2026-01-01T00:00:00Z',
    duration: 3600,
    step: 0.5,
    perception: 'ideal',
    recordPeriod: 1,
    raid: { classes, flights },
    defence: {
      assets: [asset],
      systems: [],
      units: [unit],
      radars: [],
      fireUnits: [],
      launchers: [],
      effectors: [effector()],
      channelLimits: [],
      doctrine: {} as Defence['doctrine'],
      zones: [],
      filedPlans: [],
      network: { messageDelay: 0, messageLoss: 0, fusion: 'plots', bias: 'ignore' },
      ...more,
    },
    terrain: null,
    terrainIdentity: { relief: 'flat', name: '', sha256: '' },
    assumptions: [],
    sources: [],
  };
}

interface Shot {
  readonly time: number;
  readonly engagement: number;
  readonly target: number;
}

/** Run with shots guided every second by the truth itself. */
function run(world: World, shots: readonly Shot[], until: number, step = 0.5): OutcomeTable {
  const log = createOutcomes();
  const commands = createCommands();
  const { truth } = world;
  for (let tick = 0; tick * step < until && !isSettled(world); tick++) {
    const time = tick * step;
    clearTable(commands);
    for (const shot of shots) {
      const isLaunch = Math.abs(shot.time - time) < 1e-9;
      const isGuide = time > shot.time && Number.isInteger(time);
      if (!isLaunch && !isGuide) continue;
      const row = appendRow(commands);
      commands.kind[row] = isLaunch ? commandKind.launch : commandKind.guide;
      commands.engagement[row] = shot.engagement;
      commands.time[row] = time;
      commands.x[row] = truth.x[shot.target]!;
      commands.y[row] = truth.y[shot.target]!;
      commands.z[row] = truth.z[shot.target]!;
      commands.vx[row] = truth.vx[shot.target]!;
      commands.vy[row] = truth.vy[shot.target]!;
      commands.vz[row] = truth.vz[shot.target]!;
    }
    move(world, commands, time, time + step, log);
  }
  return log;
}

function count(log: OutcomeTable, kind: number): number {
  let rows = 0;
  for (let i = 0; i < log.count; i++) if (log.kind[i] === kind) rows++;
  return rows;
}

function timeOf(log: OutcomeTable, kind: number): number {
  for (let i = 0; i < log.count; i++) if (log.kind[i] === kind) return log.time[i]!;
  return Number.NaN;
}

describe('a flight nobody stops', () => {
  it('enters on time, arrives on time, and does its damage once', () => {
    const world = createWorld(
      scenario([flight(0, [from(0, 60e3, 0, 0), from(0, 0, 0, 250)], { start: 10.2 })]),
      1,
    );
    const log = run(world, [], 600);
    expect(timeOf(log, outcomeKind.entered)).toBeCloseTo(10.2, 9);
    expect(Math.abs(timeOf(log, outcomeKind.delivered) - 250.2)).toBeLessThan(1e-4);
    expect(world.truth.status[0]).toBe(objectStatus.impacted);
    expect(world.assets.damage[0]).toBeCloseTo(0.4, 12);
    expect(isSettled(world)).toBe(true);
  });

  it('that aims at a unit takes it along when it hits', () => {
    const near = from(0, 0, 200, 250);
    const world = createWorld(scenario([flight(0, [from(0, 60e3, 200, 0), near])]), 1);
    const log = run(world, [], 600);
    expect(count(log, outcomeKind.unitLost)).toBe(1);
    expect(world.units.phase[0]).toBe(unitPhase.lost);
  });

  it('delivers at its waypoint, flies on and departs', () => {
    const waypoints = [from(0, 50e3, 9e3, 0), from(0, 5e3, 9e3, 250), from(90, 50e3, 9e3, 250)];
    const world = createWorld(scenario([flight(0, waypoints, { ending: 'deliver', deliverAt: 1 })]), 1);
    const log = run(world, [], 1200);
    expect(timeOf(log, outcomeKind.delivered)).toBeLessThan(timeOf(log, outcomeKind.departed));
    expect(world.truth.status[0]).toBe(objectStatus.departed);
    expect(world.truth.delivered[0]).toBe(1);
  });
});

describe('damage', () => {
  it('adds up on what is left', () => {
    const flights = [0, 1, 2].map((i) => flight(i, [from(40 * i, 60e3, 0, 0), from(0, 0, 0, 250)]));
    const world = createWorld(scenario(flights), 1);
    run(world, [], 600);
    expect(world.assets.damage[0]).toBeCloseTo(1 - 0.6 ** 3, 12);
    expect(world.assets.hits[0]).toBe(3);
  });

  it('comes with the hit probability of the class', () => {
    const flights = Array.from({ length: 400 }, (_, i) =>
      flight(i, [from(i, 10e3, 0, 0), from(0, 0, 0, 250)]),
    );
    const world = createWorld(scenario(flights, {}, [objectClass({ hitProbability: 0.6 })]), 3);
    run(world, [], 100);
    const sigma = Math.sqrt(0.6 * 0.4 * 400);
    expect(Math.abs(world.assets.hits[0]! - 240)).toBeLessThan(3.3 * sigma);
  });
});

describe('a march', () => {
  it('stows, drives at its speed, deploys and is ready, each on time', () => {
    const to = from(90, 36e3, 200, 0);
    const marching: Unit = {
      ...unit,
      marches: [{ depart: 100, to: { lat: to.lat, lon: to.lon, height: 200 }, speed: 10 }],
    };
    const keepAlive = flight(0, [from(0, 10e3, 0, 0), from(0, 0, 0, 250)], { start: 5000 });
    const world = createWorld(scenario([keepAlive], { units: [marching] }), 1);
    const log = run(world, [], 4300);
    const phases: [number, number][] = [];
    for (let i = 0; i < log.count; i++) {
      if (log.kind[i] === outcomeKind.unitPhase) phases.push([log.time[i]!, log.value[i]!]);
    }
    expect(phases.map((phase) => phase[1])).toEqual([
      unitPhase.stowing,
      unitPhase.marching,
      unitPhase.deploying,
      unitPhase.ready,
    ]);
    const expected = [100, 300, 3900, 4200];
    phases.forEach((phase, i) => {
      expect(Math.abs(phase[0] - expected[i]!)).toBeLessThan(0.2);
    });
    const there: Vector3 = [0, 0, 0];
    ecefFromGeodetic(to.lat, to.lon, 200, there);
    expect(Math.abs(world.units.x[0]! - there[0])).toBeLessThan(1e-3);
    expect(world.units.vx[0]).toBe(0);
  });
});

describe('an interceptor', () => {
  const incoming = (i: number) => flight(i, [from(7 * i, 80e3, 3000, 0), from(7 * i + 1, 1e3, 3000, 250)]);

  it('meets a straight flier and kills it with the stated probability', () => {
    const n = 300;
    const flights = Array.from({ length: n }, (_, i) => incoming(i));
    const world = createWorld(scenario(flights), 5);
    const shots = flights.map((_, i) => ({ time: 1 + (i % 40), engagement: i, target: i }));
    const log = run(world, shots, 400);
    const kills = count(log, outcomeKind.killed);
    const misses = count(log, outcomeKind.missed);
    expect(kills + misses + count(log, outcomeKind.expired)).toBe(n);
    expect(kills + misses).toBeGreaterThan(0.98 * n);
    const sigma = Math.sqrt(0.7 * 0.3 * (kills + misses));
    expect(Math.abs(kills - 0.7 * (kills + misses))).toBeLessThan(3.3 * sigma);
  });

  it('kills nothing of a category it has no probability against', () => {
    const world = createWorld(scenario([incoming(0)], { effectors: [effector({ killProbability: {} })] }), 5);
    const log = run(world, [{ time: 1, engagement: 0, target: 0 }], 400);
    expect(count(log, outcomeKind.killed)).toBe(0);
    expect(count(log, outcomeKind.missed)).toBe(1);
  });

  it('leaves every object in exactly one state, and every launch ends exactly once', () => {
    const flights = Array.from({ length: 60 }, (_, i) => incoming(i));
    const world = createWorld(scenario(flights), 6);
    const shots = flights.slice(0, 40).map((_, i) => ({ time: 1 + i, engagement: i, target: i }));
    const log = run(world, shots, 2000);
    const ends = new Map<number, number>();
    for (let i = 0; i < log.count; i++) {
      const kind = log.kind[i]!;
      const isFlightEnd =
        kind === outcomeKind.killed || kind === outcomeKind.delivered || kind === outcomeKind.departed;
      if (isFlightEnd) ends.set(log.object[i]!, (ends.get(log.object[i]!) ?? 0) + 1);
    }
    for (let i = 0; i < 60; i++) {
      expect(ends.get(i)).toBe(1);
      expect([objectStatus.killed, objectStatus.impacted]).toContain(world.truth.status[i]);
    }
    const launched = count(log, outcomeKind.launched);
    const ended =
      count(log, outcomeKind.killed) + count(log, outcomeKind.missed) + count(log, outcomeKind.expired);
    expect(launched).toBe(40);
    expect(ended).toBe(40);
    expect(isSettled(world)).toBe(true);
  });

  it('reaches 400 km with the longest missile and is never beyond', () => {
    const long = effector({ rangeMax: 400e3, speedMax: 1200, rangeMin: 5e3 });
    const away = flight(0, [from(10, 390e3, 12e3, 0), from(10, 900e3, 12e3, 250)]);
    const world = createWorld(scenario([away], { effectors: [long] }), 1);
    const start: Vector3 = [0, 0, 0];
    ecefFromGeodetic(site.lat, site.lon, site.height, start);
    const log = createOutcomes();
    const commands = createCommands();
    const row = appendRow(commands);
    commands.kind[row] = commandKind.launch;
    commands.vx[row] = 0;
    const far: Vector3 = [0, 0, 0];
    const aim = from(10, 600e3, 12e3, 0);
    ecefFromGeodetic(aim.lat, aim.lon, 12e3, far);
    commands.x[row] = far[0];
    commands.y[row] = far[1];
    commands.z[row] = far[2];
    let reached = 0;
    for (let tick = 0; tick < 2400; tick++) {
      move(world, commands, tick * 0.5, tick * 0.5 + 0.5, log);
      clearTable(commands);
      const { x, y, z } = world.truth;
      reached = Math.max(reached, Math.hypot(x[1]! - start[0], y[1]! - start[1], z[1]! - start[2]));
    }
    expect(world.truth.status[1]).toBe(objectStatus.expired);
    expect(reached).toBeLessThanOrEqual(400e3 + 1e-3);
    expect(reached).toBeGreaterThan(399.9e3);
    expect(world.flyouts.path[0]!).toBeLessThan(1.1 * 400e3);
  });

  it('is destroyed on command', () => {
    const world = createWorld(scenario([incoming(0)]), 5);
    const log = createOutcomes();
    const commands = createCommands();
    run(world, [{ time: 1, engagement: 4, target: 0 }], 5);
    commands.kind[appendRow(commands)] = commandKind.destroy;
    commands.engagement[0] = 4;
    move(world, commands, 5, 5.5, log);
    expect(timeOf(log, outcomeKind.expired)).toBe(5);
    expect(world.flyouts.flying[0]).toBe(0);
  });
});

describe('the step', () => {
  it('changes nothing but the moments of looking: half the step gives the same kills at the same times', () => {
    const flights = Array.from({ length: 40 }, (_, i) =>
      flight(i, [from(9 * i, 80e3, 3000, 0), from(9 * i + 1, 1e3, 3000, 250)]),
    );
    const shots = flights.map((_, i) => ({ time: 1 + i, engagement: i, target: i }));
    const times = [0.5, 0.25, 1].map((step) => {
      const log = run(createWorld(scenario(flights), 5), shots, 400, step);
      const kills: number[] = [];
      for (let i = 0; i < log.count; i++) if (log.kind[i] === outcomeKind.killed) kills.push(log.time[i]!);
      return kills;
    });
    expect(times[1]!.length).toBe(times[0]!.length);
    expect(times[2]!.length).toBe(times[0]!.length);
    times[0]!.forEach((time, i) => {
      expect(Math.abs(time - times[1]![i]!)).toBeLessThan(1e-6);
      expect(Math.abs(time - times[2]![i]!)).toBeLessThan(1e-6);
    });
  });
});

describe('determinism', () => {
  it('gives the same bytes twice, and other luck for another seed', () => {
    const flights = Array.from({ length: 40 }, (_, i) =>
      flight(i, [from(9 * i, 60e3, 3000, 0), from(9 * i + 1, 1e3, 3000, 250)]),
    );
    const shots = flights.map((_, i) => ({ time: 1 + i, engagement: i, target: i }));
    const bytes = [5, 5, 6].map((seed) => {
      const world = createWorld(scenario(flights), seed);
      const log = run(world, shots, 400);
      return Buffer.concat([bytesFromTable(world.truth), bytesFromTable(world.flyouts), bytesFromTable(log)]);
    });
    expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
    expect(bytes[0]!.equals(bytes[2]!)).toBe(false);
  });
});

describe('whom an interceptor meets', () => {
  const raid = [
    flight(0, [from(0, 60e3, 3000, 0), from(0, 1e3, 3000, 250)]),
    flight(1, [from(0, 60.05e3, 3000, 0), from(0, 1.05e3, 3000, 250)], {
      side: 'own',
      asset: -1,
      ending: 'leave',
    }),
  ];
  const sure = effector({ killProbability: { cruise: 1 }, basket: 200 });

  it('is the nearest object in its basket, whoever it is', () => {
    const met = [0, 1].map((target) => {
      const world = createWorld(scenario(raid, { effectors: [sure] }), 1);
      const log = run(world, [{ time: 1, engagement: 0, target }], 300);
      for (let i = 0; i < log.count; i++) if (log.kind[i] === outcomeKind.killed) return log.object[i];
      return -1;
    });
    expect(met).toEqual([0, 1]);
  });

  it('is nobody when the object was gone before: the second round gives up after its aim point', () => {
    const world = createWorld(scenario([raid[0]!], { effectors: [sure] }), 1);
    const shots = [
      { time: 1, engagement: 0, target: 0 },
      { time: 1, engagement: 1, target: 0 },
    ];
    const log = run(world, shots, 300);
    expect(count(log, outcomeKind.killed)).toBe(1);
    expect(count(log, outcomeKind.expired)).toBe(1);
    expect(Math.abs(timeOf(log, outcomeKind.expired) - timeOf(log, outcomeKind.killed))).toBeLessThan(2);
  });

  it('is found at the closest approach: the interceptor ends within the basket of where the object was', () => {
    const flights = Array.from({ length: 30 }, (_, i) =>
      flight(i, [from(12 * i, 70e3, 2000 + 300 * i, 0), from(12 * i + 40, 1e3, 3000, 200 + 20 * i)]),
    );
    const world = createWorld(scenario(flights, { effectors: [sure] }), 1);
    const log = run(
      world,
      flights.map((_, i) => ({ time: 2 + i, engagement: i, target: i })),
      400,
    );
    let kills = 0;
    for (let i = 0; i < log.count; i++) {
      if (log.kind[i] !== outcomeKind.killed) continue;
      const a = log.object[i]!;
      const b = log.interceptor[i]!;
      const { x, y, z } = world.truth;
      expect(Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!, z[a]! - z[b]!)).toBeLessThan(200.1);
      kills++;
    }
    expect(kills).toBeGreaterThan(27);
  });

  it('keeps its luck when another engagement fires besides', () => {
    const flights = Array.from({ length: 20 }, (_, i) =>
      flight(i, [from(18 * i, 60e3, 3000, 0), from(18 * i + 1, 1e3, 3000, 250)]),
    );
    const fates = [10, 20].map((fired) => {
      const world = createWorld(scenario(flights), 9);
      const shots = flights
        .slice(0, fired)
        .map((_, i) => ({ time: 1 + ((7 * i) % 20), engagement: i, target: i }));
      run(world, shots, 400);
      return [...world.truth.status.subarray(0, 10)];
    });
    expect(fates[0]).toEqual(fates[1]);
  });

  it('is never met in front of the least range', () => {
    const close = flight(0, [from(0, 900, 300, 0), from(0, 100, 300, 50)]);
    const world = createWorld(scenario([close], { effectors: [sure] }), 1);
    const log = run(world, [{ time: 0, engagement: 0, target: 0 }], 60);
    expect(count(log, outcomeKind.killed)).toBe(0);
  });
});

describe('an effector of next to no time of flight', () => {
  it('meets an object inside its range, though one step would lead far beyond', () => {
    const near = flight(0, [from(0, 4e3, 400, 0), from(0, 0, 200, 30)]);
    const beam = effector({ rangeMax: 3000, speedMax: 1e6, rangeMin: 50, killProbability: { cruise: 1 } });
    const world = createWorld(scenario([near], { effectors: [beam] }), 1);
    const log = run(world, [{ time: 60, engagement: 0, target: 0 }], 130);
    expect(count(log, outcomeKind.killed)).toBe(1);
    expect(Math.abs(timeOf(log, outcomeKind.killed) - 60)).toBeLessThan(0.3);
  });
});

describe('an interceptor that cannot turn fast enough', () => {
  it('passes by and gives up', () => {
    const dodging = flight(0, [from(0, 40e3, 3000, 0), from(0, 1e3, 3000, 300)], {
      plan: {
        kind: 'route',
        waypoints: [from(0, 40e3, 3000, 0), from(0, 1e3, 3000, 300)],
        repeat: false,
        weave: { amplitude: 800, period: 12 },
        bank: 0,
      },
    });
    const clumsy = effector({ turnRate: 0.01, basket: 20 });
    const world = createWorld(scenario([dodging], { effectors: [clumsy] }), 1);
    const log = run(world, [{ time: 20, engagement: 0, target: 0 }], 300);
    expect(count(log, outcomeKind.expired)).toBe(1);
  });
});

describe('what an object carries', () => {
  const ship = flight(0, [from(180, 90e3, 0, 0), from(180, 60e3, 0, 10)], {
    side: 'own',
    asset: -1,
    ending: 'leave',
    start: 3,
  });
  const carriedUnit: Unit = { ...unit, carrier: 0 };
  const carriedAsset: Asset = { ...asset, carrier: 0 };

  it('is where the object is, and ready while it is active', () => {
    const attack = flight(1, [from(180, 300e3, 0, 0), from(180, 90e3, 0, 250)], { start: 2000 });
    const world = createWorld(scenario([ship, attack], { units: [carriedUnit], assets: [carriedAsset] }), 1);
    expect(world.units.phase[0]).toBe(unitPhase.stowing);
    const log = run(world, [], 100);
    expect(world.units.phase[0]).toBe(unitPhase.ready);
    expect(timeOf(log, outcomeKind.unitPhase)).toBe(3);
    expect(world.units.x[0]).toBe(world.truth.x[0]);
    expect(world.units.vy[0]).toBe(world.truth.vy[0]);
    expect(world.assets.z[0]).toBe(world.truth.z[0]);
  });

  it('is hit where it will have sailed to', () => {
    const attack = flight(1, [from(180, 300e3, 0, 0), from(180, 90e3, 0, 250)]);
    const world = createWorld(scenario([ship, attack], { units: [carriedUnit], assets: [carriedAsset] }), 1);
    run(world, [], 2000);
    const { x, y, z } = world.truth;
    expect(Math.hypot(x[0]! - x[1]!, y[0]! - y[1]!, z[0]! - z[1]!)).toBeLessThan(10);
    expect(world.assets.damage[0]).toBeCloseTo(0.4, 12);
    expect(world.units.phase[0]).toBe(unitPhase.lost);
  });

  it('is lost with it', () => {
    const high = flight(0, [from(180, 90e3, 3000, 0), from(180, 10e3, 3000, 150)], {
      ending: 'leave',
      asset: -1,
    });
    const ground: Unit = { ...unit, index: 0 };
    const flying: Unit = { ...unit, index: 1, carrier: 0 };
    const sure = effector({ killProbability: { cruise: 1 } });
    const world = createWorld(
      scenario([high], { units: [ground, flying], assets: [carriedAsset], effectors: [sure] }),
      1,
    );
    const log = run(world, [{ time: 1, engagement: 0, target: 0 }], 400);
    expect(count(log, outcomeKind.killed)).toBe(1);
    expect(world.units.phase[1]).toBe(unitPhase.lost);
    expect(world.assets.damage[0]).toBe(1);
  });
});

describe('a ballistic object', () => {
  it('arrives at its aim and can be met on the way down', () => {
    const far = from(300, 300e3, 0, 0);
    const plan = { kind: 'ballistic' as const, launch: { lat: far.lat, lon: far.lon, height: 0 }, aim: site };
    const classes = [objectClass({ category: 'ballistic', ballisticCoefficient: 5000 })];
    const free = createWorld(scenario([flight(0, [], { plan })], {}, classes), 1);
    const landed = run(free, [], 600);
    expect(Math.abs(timeOf(landed, outcomeKind.delivered) - 251)).toBeLessThan(20);
    const sure = effector({ killProbability: { ballistic: 1 }, speedMax: 2000, rangeMax: 60e3, basket: 100 });
    const world = createWorld(scenario([flight(0, [], { plan })], { effectors: [sure] }, classes), 1);
    const log = run(world, [{ time: 225, engagement: 0, target: 0 }], 600);
    expect(count(log, outcomeKind.killed)).toBe(1);
  });
});
