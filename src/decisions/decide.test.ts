import { describe, expect, it } from 'vitest';
import { ecefFromGeodetic } from '../geo/frames.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import { appendRow, createTable } from '../math/table.ts';
import type { Defence, Doctrine } from '../scenario/defence.ts';
import { fitFlyoutProfile } from '../scenario/flyout-profile.ts';
import { radarReportSchema, unitReportSchema } from '../sensors/report.ts';
import type { TrackTable } from '../tracks/track.ts';
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
}

/** One fire unit with one launcher of 60 km rounds beside one asset. */
function makeDefence(change: Change = {}): Defence {
  const site = makeAsset(0, 30, 75, 10).site;
  const rangeMax = 60_000;
  return {
    assets: [makeAsset(0, 30, 75, 10)],
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
    fireUnits: [
      {
        index: 0,
        id: 'f',
        name: 'f',
        system: 0,
        radar: 0,
        launchers: [0],
        reactionTime: 5,
        doctrine: { ...doctrine, ...change.doctrine },
        guard: null,
      },
    ],
    launchers: [
      {
        index: 0,
        unit: 1,
        fireUnit: 0,
        loads: [{ effector: 0, ready: change.ready ?? 8, reserve: 0 }],
        reloadTime: 60,
        launchInterval: 3,
      },
    ],
    channelLimits: [
      { id: 'c', fireUnits: [0], targets: change.targets ?? 4, missiles: change.missiles ?? 8 },
    ],
    network: { messageDelay: 1, messageLoss: change.messageLoss ?? 0, fusion: 'plots', bias: 'ignore' },
    doctrine: { ...doctrine, ...change.doctrine },
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
}

/** The orders of one cycle as words. */
function cycle(tracks: TrackTable, change: Change = {}, own: Own = {}) {
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
  decide(createDecisionState(defence, resources, 1), defence, input, 1, createThreats(), orders);
  return Array.from({ length: orders.count }, (_, n) => {
    const given = orders.kind[n] === orderKind.engage;
    return `${given ? `engage ${orders.rounds[n]}` : 'refuse'} ${reasons[orders.reason[n]!]}`;
  });
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
