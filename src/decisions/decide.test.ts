import { describe, expect, it } from 'vitest';
import { ecefFromGeodetic } from '../geo/frames.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { appendRow, createTable } from '../math/table.ts';
import type { Defence, Doctrine } from '../scenario/defence.ts';
import { fitFlyoutProfile } from '../scenario/flyout-profile.ts';
import { radarReportSchema, unitReportSchema } from '../sensors/report.ts';
import { type TrackTable, trackIdentity } from '../tracks/track.ts';
import { createDecisionState } from './cycle.ts';
import { decide } from './decide.ts';
import { type MadeTrack, makeAsset, makeTracks, reportAssets } from './decisions.fixture.ts';
import { createOrders, createThreats, orderKind, reasons } from './order.ts';
import { createResources } from './resources.ts';

const doctrine: Doctrine = {
  assignment: 'optimised',
  weaponsControl: 'tight',
  salvo: 2,
  shootLookShoot: true,
  minimumKillProbability: 0.3,
  reserveRounds: 0,
  reserveValue: 0,
  pricePerMillionUsd: 0,
  preferredLayer: 'any',
  fireOnRemoteTracks: true,
  command: 'central',
  autonomyTimeout: 60,
  decisionPeriod: 2,
  lookDelay: 4,
};
/** Forty kilometres west of the asset and its fire unit, coming in at 3 km. */
const inbound: MadeTrack = { latDeg: 30, lonDeg: 74.58, height: 3000, speed: 250, bearingDeg: 90 };

interface Change {
  readonly doctrine?: Partial<Doctrine>;
  readonly targets?: number;
  readonly missiles?: number;
  readonly cost?: number;
  readonly messageLoss?: number;
  readonly ready?: number;
  readonly guidance?: 'fire-unit' | 'network';
  /** A second fire unit like the first beside it, with this weapons control of its own. */
  readonly second?: Doctrine['weaponsControl'];
  /** A second asset of value 8 this far north of the first, degrees. */
  readonly northAsset?: number;
}

/** One fire unit, or two, with one launcher of 60 km rounds each, beside one asset. */
function makeDefence(change: Change = {}): Defence {
  const site = makeAsset(0, 30, 75, 10).site;
  const own = { ...doctrine, ...change.doctrine };
  const doctrines = change.second ? [own, { ...own, weaponsControl: change.second }] : [own];
  const rangeMax = 60_000;
  return {
    assets:
      change.northAsset === undefined
        ? [makeAsset(0, 30, 75, 10)]
        : [makeAsset(0, 30, 75, 10), makeAsset(1, 30 + change.northAsset, 75, 8)],
    systems: [],
    zones: [],
    filedPlans: [],
    units: ['radar', 'launcher'].map((kind, index) => ({ index, kind, site }) as Defence['units'][number]),
    radars: [{ index: 0, unit: 0, antennaHeight: 10, rangeMax: 100_000 } as Defence['radars'][number]],
    effectors: [
      {
        index: 0,
        rangeMin: 1000,
        rangeMax,
        ballisticRangeMax: 20_000,
        heightMin: 10,
        heightMax: 20_000,
        targetSpeedMax: 2000,
        guidance: change.guidance ?? 'fire-unit',
        killProbability: { cruise: 0.7 },
        cost: change.cost ?? 0,
        profile: fitFlyoutProfile({ rangeMax, speedMax: 1000, step: 0.5 }),
      } as Defence['effectors'][number],
    ],
    fireUnits: doctrines.map((one, index) => ({
      index,
      id: `f${index}`,
      name: `f${index}`,
      system: 0,
      radar: 0,
      launchers: [index],
      reactionTime: 5,
      doctrine: one,
      guard: null,
    })),
    launchers: doctrines.map((_, index) => ({
      index,
      unit: 1,
      fireUnit: index,
      loads: [{ effector: 0, ready: change.ready ?? 8, reserve: 0 }],
      reloadTime: 60,
      launchInterval: 3,
    })),
    channelLimits: doctrines.map((_, index) => ({
      id: `c${index}`,
      fireUnits: [index],
      targets: change.targets ?? 4,
      missiles: change.missiles ?? 8,
    })),
    network: { messageDelay: 1, messageLoss: change.messageLoss ?? 0, fusion: 'plots', bias: 'ignore' },
    doctrine: own,
  };
}

function firm(tracks: TrackTable): TrackTable {
  for (let row = 0; row < tracks.count; row++) {
    tracks.plots[row] = 9;
    tracks.existence[row] = 1;
  }
  return tracks;
}

interface Own {
  readonly launcherPhase?: number;
  readonly radarActive?: number;
  /** Tracks that the first fire unit is asked from outside to fire at. */
  readonly asked?: readonly number[];
}

/** The orders of one cycle. */
function orderTable(tracks: TrackTable, change: Change, own: Own) {
  const defence = makeDefence(change);
  const units = createTable(unitReportSchema, 2);
  const radars = createTable(radarReportSchema, 1);
  const place = new Float64Array(3);
  ecefFromGeodetic(30 * RADIANS_PER_DEGREE, 75 * RADIANS_PER_DEGREE, 0, place);
  for (let unit = 0; unit < 2; unit++) {
    const row = appendRow(units);
    units.x[row] = place[0]!;
    units.y[row] = place[1]!;
    units.z[row] = place[2]!;
  }
  units.phase[1] = own.launcherPhase ?? 0;
  radars.active[appendRow(radars)] = own.radarActive ?? 1;
  const resources = createResources(defence);
  const orders = createOrders();
  const input = { tracks, units, radars, assets: reportAssets(defence.assets), resources };
  const state = createDecisionState(defence, resources, 1);
  for (const track of own.asked ?? []) state.asked.track[appendRow(state.asked)] = track;
  decide(state, defence, input, 1, createThreats(), orders);
  return orders;
}

/** The orders of one cycle as words. */
function cycle(tracks: TrackTable, change: Change = {}, own: Own = {}) {
  const orders = orderTable(tracks, change, own);
  return Array.from({ length: orders.count }, (_, n) => {
    const given = orders.kind[n] === orderKind.engage;
    return `${given ? `engage ${orders.rounds[n]}` : 'refuse'} ${reasons[orders.reason[n]!]}`;
  });
}

/** Numbers of the tracks that a cycle orders fire at. */
function firedAt(tracks: TrackTable, change: Change): number[] {
  const orders = orderTable(tracks, change, {});
  const rows = Array.from({ length: orders.count }, (_, n) => n);
  return rows
    .filter((n) => orders.kind[n] === orderKind.engage)
    .map((n) => orders.track[n]!)
    .sort((a, b) => a - b);
}

const one = () => firm(makeTracks(inbound));

describe('one decision cycle', () => {
  it('orders a salvo at a firm hostile track in reach', () => {
    expect(cycle(one())).toEqual(['engage 2 assigned']);
    expect(cycle(one(), { doctrine: { salvo: 1 } })).toEqual(['engage 1 assigned']);
  });

  it('says why not: held, too young, out of reach, no radar, no round, on the road', () => {
    expect(cycle(one(), { doctrine: { weaponsControl: 'hold' } })).toEqual(['refuse held-by-rules']);
    expect(cycle(makeTracks(inbound))).toEqual(['refuse not-firm']);
    expect(cycle(firm(makeTracks({ ...inbound, lonDeg: 73 })))).toEqual(['refuse out-of-envelope']);
    expect(cycle(one(), {}, { radarActive: 0 })).toEqual(['refuse no-fire-control']);
    expect(cycle(one(), { ready: 1 })).toEqual(['refuse no-round']);
    expect(cycle(one(), {}, { launcherPhase: 2 })).toEqual(['refuse no-round']);
  });

  it('asks the fire unit to see a low object unless the round finishes by itself', () => {
    // at 20 m the 4/3 Earth hides it from a 10 m antenna beyond 31 km; at 100 m/s it is met at some 60 km
    const low = () => firm(makeTracks({ ...inbound, lonDeg: 74.3, height: 20, speed: 100 }));
    expect(cycle(low())).toEqual(['refuse no-fire-control']);
    expect(cycle(low(), { guidance: 'network' })).toEqual(['engage 2 assigned']);
  });

  it('sends an order in vain when messages are lost, and refuses remote tracks where doctrine does', () => {
    expect(cycle(one(), { messageLoss: 1 })).toEqual(['refuse message-lost']);
    const low = firm(makeTracks({ ...inbound, lonDeg: 74.3, height: 20, speed: 100 }));
    const alone = { guidance: 'network', doctrine: { fireOnRemoteTracks: false } } as const;
    expect(cycle(low, alone)).toEqual(['refuse no-fire-control']);
  });

  it('keeps rounds by doctrine: least probability, reserve, price', () => {
    expect(cycle(one(), { doctrine: { minimumKillProbability: 0.95 } })).toEqual(['refuse low-probability']);
    expect(cycle(one(), { doctrine: { reserveRounds: 8, reserveValue: 100 } })).toEqual(['refuse reserve']);
    expect(cycle(one(), { cost: 1e6, doctrine: { pricePerMillionUsd: 10 } })).toEqual(['refuse reserve']);
  });

  it('serves the worthier of two when channels are short, whichever limit is the short one', () => {
    const two = () => firm(makeTracks({ ...inbound, latDeg: 30.05 }, inbound));
    expect(cycle(two()).sort()).toEqual(['engage 2 assigned', 'engage 2 assigned']);
    for (const limit of [{ targets: 1 }, { missiles: 3 }]) {
      expect(cycle(two(), limit).sort()).toEqual(['engage 2 assigned', 'refuse outbid']);
    }
    expect(cycle(two(), { targets: 0 })).toEqual(['refuse no-channel', 'refuse no-channel']);
  });
});

describe('rounds and channels for fewer than come', () => {
  const north = 0.3;
  /** Twelve that fly at the first asset, then two at the second, which is worth less and out of their way. */
  const raid = () => {
    const twelve = Array.from({ length: 12 }, (_, n) => ({ ...inbound, latDeg: 29.97 + 0.005 * n }));
    const two = [0, 0.01].map((more) => ({ ...inbound, latDeg: 30 + north + more }));
    return firm(makeTracks(...twelve, ...two));
  };
  const few = { ready: 4, targets: 20, missiles: 40, northAsset: north } as const;

  it('go to the asset that they can save, where greedy distribution fires at what is worth most by itself', () => {
    expect(firedAt(raid(), few)).toEqual([13, 14]);
    const greedy = firedAt(raid(), { ...few, doctrine: { assignment: 'greedy' } });
    expect(greedy).toHaveLength(2);
    expect(Math.max(...greedy)).toBeLessThan(13);
  });

  it('are kept for what is still out of reach and worth more', () => {
    // twelve in reach fly at an asset they will destroy anyway; the two that fly at the other come 30 km behind
    const tracks = firm(
      makeTracks(
        ...Array.from({ length: 12 }, (_, n) => ({ ...inbound, latDeg: 29.97 + 0.005 * n })),
        ...[0, 0.01].map((more) => ({ ...inbound, latDeg: 30 + north + more, lonDeg: 73.9 })),
      ),
    );
    expect(firedAt(tracks, few)).toEqual([]);
    expect(firedAt(tracks, { ...few, ready: 28 })).toHaveLength(12);
    const words = cycle(tracks, few).filter((word) => word === 'refuse reserve');
    expect(words).toHaveLength(12);
  });

  it('leave nothing unfired that there are rounds for', () => {
    expect(firedAt(raid(), { ...few, ready: 28 })).toHaveLength(14);
  });
});

describe('an order asked from outside', () => {
  /** Two tracks in line, the first nearer: one judged hostile, the other unknown. Only the second is asked for. */
  const askedFar = (near: number, far: number, control: Doctrine['weaponsControl'] = 'tight') => {
    const tracks = firm(
      makeTracks({ ...inbound, identity: near }, { ...inbound, lonDeg: 74.55, identity: far }),
    );
    return cycle(tracks, { doctrine: { weaponsControl: control }, second: 'free' }, { asked: [2] });
  };
  const { hostile, unknown } = trackIdentity;

  it('is judged by the identity of its own track, not by that of another candidate of the cycle', () => {
    expect(askedFar(hostile, unknown)).toEqual(['refuse held-by-rules']);
    expect(askedFar(unknown, hostile)).toEqual(['engage 2 assigned']);
  });

  it('goes out at an unknown track where its unit is weapons free', () => {
    expect(askedFar(hostile, unknown, 'free')).toEqual(['engage 2 assigned']);
  });

  it('is the only one of its cycle, and none against a track that is no threat', () => {
    const tracks = firm(makeTracks(inbound, { ...inbound, lonDeg: 76 }));
    expect(cycle(tracks, {}, { asked: [2] })).toEqual(['refuse no-threat']);
  });
});
