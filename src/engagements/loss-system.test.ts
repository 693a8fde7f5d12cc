import { expect, it } from 'vitest';
import { createDecisionState } from '../decisions/cycle.ts';
import { decide } from '../decisions/decide.ts';
import { addTrack, makeAsset, reportAssets } from '../decisions/decisions.fixture.ts';
import { createOrders, createThreats, orderKind } from '../decisions/order.ts';
import { createResources } from '../decisions/resources.ts';
import { ecefFromGeodetic } from '../geo/frames.ts';
import { erlangB } from '../math/distributions.ts';
import { createStream, drawExponential, openStream, stageKey } from '../math/random.ts';
import { meanInterval } from '../math/statistics.ts';
import { appendRow, clearTable, createTable } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import { fitFlyoutProfile } from '../scenario/flyout-profile.ts';
import { createMissileReports, radarReportSchema, unitReportSchema } from '../sensors/report.ts';
import { createTracks } from '../tracks/track.ts';
import { createCommands } from '../world/command.ts';
import { engage } from './engage.ts';
import { createEngagementState } from './engagement-state.ts';

const site = makeAsset(0, 30, 75, 10).site;

/** One launcher without delays and with rounds for ever, that never misses; `channels` targets at once. */
function makeDefence(channels: number): Defence {
  const rangeMax = 60_000;
  const doctrine = {
    weaponsControl: 'tight',
    salvo: 1,
    shootLookShoot: true,
    minimumKillProbability: 0,
    reserveRounds: 0,
    reserveValue: 0,
    pricePerMillionUsd: 0,
    assignment: 'optimised',
    decisionPeriod: 0,
    lookDelay: 0,
  } as Defence['doctrine'];
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
        ballisticRangeMax: 0,
        heightMin: 10,
        heightMax: 20_000,
        targetSpeedMax: 2000,
        basket: 100,
        guidance: 'network',
        killProbability: { cruise: 1 },
        cost: 0,
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
        reactionTime: 0,
        doctrine,
        guard: null,
      },
    ],
    launchers: [
      {
        index: 0,
        unit: 1,
        fireUnit: 0,
        loads: [{ effector: 0, ready: 1e6, reserve: 0 }],
        reloadTime: 0,
        launchInterval: 0,
      },
    ],
    channelLimits: [{ id: 'c', fireUnits: [0], targets: channels, missiles: 1000 }],
    network: { messageDelay: 0, messageLoss: 0, fusion: 'plots', bias: 'ignore' },
    doctrine,
  };
}

/** The real decision and engagement stages, ticked at the events of a queue instead of at equal steps. */
function createStation(channels: number) {
  const defence = makeDefence(channels);
  const resources = createResources(defence);
  const decisions = createDecisionState(defence, resources, 1);
  const engaging = createEngagementState();
  const units = createTable(unitReportSchema, 2);
  const radars = createTable(radarReportSchema, 1);
  radars.active[appendRow(radars)] = 1;
  const place = new Float64Array(3);
  ecefFromGeodetic(site.lat, site.lon, site.height, place);
  for (let unit = 0; unit < 2; unit++) {
    const row = appendRow(units);
    [units.x[row], units.y[row], units.z[row]] = [place[0]!, place[1]!, place[2]!];
  }
  const assets = reportAssets(defence.assets);
  const tracks = createTracks();
  const missiles = createMissileReports();
  const orders = createOrders();
  const threats = createThreats();
  const commands = createCommands();
  /** One tick with the tracks of those in service and perhaps one that just came; true when an order was given. */
  const tick = (now: number, present: readonly number[]): boolean => {
    clearTable(tracks);
    for (const id of present) {
      const row = addTrack(tracks, { latDeg: 30, lonDeg: 74.58, height: 3000, speed: 250, bearingDeg: 90 });
      tracks.id[row] = id;
      tracks.plots[row] = 9;
      tracks.existence[row] = 1;
      tracks.updated[row] = now;
    }
    decide(decisions, defence, { tracks, units, radars, assets, resources }, now, threats, orders);
    engage(engaging, defence, { orders, tracks, units, missiles }, now, resources, commands);
    clearTable(missiles);
    for (let n = 0; n < orders.count; n++) if (orders.kind[n] === orderKind.engage) return true;
    return false;
  };
  const endMissile = (engagement: number, now: number): void => {
    const row = appendRow(missiles);
    missiles.engagement[row] = engagement;
    missiles.ended[row] = now;
  };
  return { tick, endMissile };
}

/** Share of lost arrivals in each of `batches` batches of `each`: Poisson arrivals, exponential service of mean 100 s. */
function lostShares(load: number, channels: number, batches: number, each: number): number[] {
  const { tick, endMissile } = createStation(channels);
  const stream = createStream();
  openStream(stream, 1, stageKey.study, channels);
  const service = 100;
  const inService: { id: number; engagement: number; until: number }[] = [];
  const shares: number[] = [];
  let now = 0;
  let engagements = 0;
  let lost = 0;
  for (let id = 1; id <= batches * each; id++) {
    const arrival = now + (drawExponential(stream) * service) / load;
    inService.sort((a, b) => a.until - b.until);
    while (inService.length > 0 && inService[0]!.until <= arrival) {
      const { engagement, until } = inService.shift()!;
      endMissile(engagement, until);
      tick(
        until,
        inService.map((one) => one.id),
      );
    }
    now = arrival;
    if (tick(now, [...inService.map((one) => one.id), id])) {
      inService.push({ id, engagement: engagements++, until: now + drawExponential(stream) * service });
    } else lost++;
    if (id % each === 0) {
      shares.push(lost / each);
      lost = 0;
    }
  }
  return shares;
}

it.each([
  [8, 10, 0.121661],
  [12.5, 15, 0.100489],
  [8.108, 15, 0.01],
])('%f erlang on %i channels lose the share of Erlang B', (load, channels, published) => {
  expect(erlangB(load, channels)).toBeCloseTo(published, 5);
  // batches of many service times are nearly independent, so their spread tells how sure the mean is
  const shares = lostShares(load, channels, 30, 600);
  const { low, high } = meanInterval(shares, 0.999);
  expect(low).toBeLessThan(published);
  expect(high).toBeGreaterThan(published);
});
