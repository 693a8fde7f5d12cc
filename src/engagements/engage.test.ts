import { describe, expect, it } from 'vitest';
import { createOrders, orderKind, reasons } from '../decisions/order.ts';
import { createResources } from '../decisions/resources.ts';
import { appendRow, clearTable, createTable } from '../math/table.ts';
import type { Defence } from '../scenario/defence.ts';
import { createMissileReports, unitReportSchema } from '../sensors/report.ts';
import { createTracks, trackIdentity, trackStatus } from '../tracks/track.ts';
import { commandKind, createCommands } from '../world/command.ts';
import { engage } from './engage.ts';
import { engagementStatus } from './engagement.ts';
import { createEngagementState } from './engagement-state.ts';

const REACTION = 6;
const LOOK = 4;

/** One launcher with four rounds of effector 0 and four more in reserve; nothing else matters here. */
function makeDefence(): Defence {
  return {
    assets: [],
    systems: [],
    units: [],
    radars: [],
    effectors: [],
    zones: [],
    filedPlans: [],
    channelLimits: [],
    network: { messageDelay: 1, messageLoss: 0, fusion: 'plots', bias: 'ignore' },
    doctrine: { lookDelay: LOOK } as Defence['doctrine'],
    fireUnits: [
      {
        index: 0,
        id: 'f',
        name: 'f',
        system: 0,
        radar: 0,
        launchers: [0],
        reactionTime: REACTION,
        doctrine: {} as Defence['doctrine'],
        guard: null,
      },
    ],
    launchers: [
      {
        index: 0,
        unit: 0,
        fireUnit: 0,
        loads: [{ effector: 0, ready: 4, reserve: 4 }],
        reloadTime: 60,
        launchInterval: 3,
      },
    ],
  };
}

function setUp(rounds: number) {
  const defence = makeDefence();
  const resources = createResources(defence);
  const state = createEngagementState();
  const tracks = createTracks();
  const track = appendRow(tracks);
  tracks.id[track] = 9;
  tracks.status[track] = trackStatus.confirmed;
  tracks.identity[track] = trackIdentity.hostile;
  tracks.x[track] = 6.4e6;
  const units = createTable(unitReportSchema, 1);
  appendRow(units);
  const missiles = createMissileReports();
  const orders = createOrders();
  const order = appendRow(orders);
  orders.kind[order] = orderKind.engage;
  orders.reason[order] = reasons.indexOf('assigned');
  orders.track[order] = 9;
  orders.rounds[order] = rounds;
  orders.killProbability[order] = 0.7;
  orders.delay[order] = 1;
  const commands = createCommands();
  const launches: number[] = [];
  const tick = (now: number) => {
    engage(state, defence, { orders, tracks, units, missiles }, now, resources, commands);
    clearTable(orders);
    clearTable(missiles);
    for (let c = 0; c < commands.count; c++) if (commands.kind[c] === commandKind.launch) launches.push(now);
  };
  const end = (at: number) => {
    const row = appendRow(missiles);
    missiles.engagement[row] = 0;
    missiles.ended[row] = at;
  };
  return { state, resources, tracks, units, commands, launches, tick, end };
}

describe('an engagement', () => {
  it('launches after message delay and reaction time, and the salvo at the launcher interval', () => {
    const run = setUp(2);
    for (let now = 0; now <= 20; now++) run.tick(now);
    expect(run.launches).toEqual([7, 10]);
    expect(run.resources.magazines.ready[0]).toBe(2);
    expect(run.resources.channels.targets[0]).toBe(1);
    expect(run.resources.channels.missiles[0]).toBe(2);
  });

  it('is judged a miss when plots go on, and counts for the next order', () => {
    const run = setUp(1);
    for (let now = 0; now <= 30; now++) run.tick(now);
    run.end(30.5);
    for (let now = 31; now <= 34; now++) {
      run.tracks.updated[0] = now;
      run.tick(now);
    }
    expect(run.state.engagements.status[0]).toBe(engagementStatus.assessing);
    run.tracks.updated[0] = 35;
    run.tick(35);
    expect(run.state.engagements.status[0]).toBe(engagementStatus.missed);
    expect(run.resources.misses.misses[0]).toBe(1);
    expect(run.resources.channels.targets[0]).toBe(0);
    expect(run.resources.engaged.count).toBe(0);
  });

  it('is judged a kill when the track falls silent', () => {
    const run = setUp(1);
    for (let now = 0; now <= 30; now++) run.tick(now);
    run.end(30.5);
    for (let now = 31; now <= 50; now++) run.tick(now);
    expect(run.state.engagements.status[0]).toBe(engagementStatus.killed);
  });

  it('is given up before launch, round kept, when the track turns out friendly', () => {
    const run = setUp(1);
    run.tick(0);
    run.tracks.identity[0] = trackIdentity.neutral;
    run.tick(1);
    expect(run.state.engagements.status[0]).toBe(engagementStatus.aborted);
    expect(run.resources.magazines.ready[0]).toBe(4);
    for (let now = 2; now < 20; now++) run.tick(now);
    expect(run.launches).toEqual([]);
  });

  it('destroys its missile in flight when the track turns out friendly', () => {
    const run = setUp(1);
    for (let now = 0; now <= 10; now++) run.tick(now);
    run.tracks.identity[0] = trackIdentity.own;
    run.tick(11);
    expect(run.commands.kind[0]).toBe(commandKind.destroy);
  });

  it('is given up when the launcher is on the road', () => {
    const run = setUp(1);
    run.units.phase[0] = 2;
    run.tick(0);
    expect(run.state.engagements.status[0]).toBe(engagementStatus.aborted);
  });

  it('guides each second while it flies', () => {
    const run = setUp(1);
    let guided = 0;
    for (let now = 0; now <= 20; now += 0.5) {
      run.tick(now);
      for (let c = 0; c < run.commands.count; c++) if (run.commands.kind[c] === commandKind.guide) guided++;
    }
    expect(guided).toBe(13);
  });
});

describe('reload', () => {
  it('fills an empty launcher from its reserve after its reload time', () => {
    const run = setUp(4);
    let now = 0;
    for (; now <= 16; now++) run.tick(now);
    expect(run.launches.length).toBe(4);
    expect(run.resources.magazines.ready[0]).toBe(0);
    for (; now < 76; now++) run.tick(now);
    expect(run.resources.magazines.ready[0]).toBe(0);
    run.tick(76);
    expect(run.resources.magazines.ready[0]).toBe(4);
    expect(run.resources.magazines.reserve[0]).toBe(0);
  });
});
