/**
 * Every field of the doctrine changes the outcome of a run, in the direction that the field is for. The rows stand in
 * test/statistics/doctrine.mjs.
 */
import { describe, expect, it } from 'vitest';
import type { Outcome, RunRecord } from '../../src/index.ts';
import { eventKinds } from '../../src/index.ts';
import { type Change, type Input, outcomes, records, total } from './outcomes.ts';
import { itHoldsForEveryRow } from './paired-rows.ts';

describe('a field changed alone', () => itHoldsForEveryRow('doctrine.mjs'));

const run = (change: Change) => outcomes('layered-site', change, { seeds: 1 });
const unit = (input: Input, id: string) => input.defence.units.find((one) => one.id === id)!;
const rounds = (list: readonly Outcome[]) => total(list, (outcome) => outcome.roundsFired);

it('nothing is fired on hold, with every order lost, or where no salvo promises enough', () => {
  const changes: Change[] = [
    (input) => {
      input.defence.doctrine = { ...input.defence.doctrine, weapons_control: 'hold' };
    },
    (input) => {
      input.defence.doctrine = { ...input.defence.doctrine, minimum_kill_probability: 0.99 };
    },
    (input) => {
      input.network = { ...input.network, message_loss: 1 };
      input.defence.doctrine = { ...input.defence.doctrine, autonomy_timeout_s: 80_000 };
    },
  ];
  for (const change of changes) expect(rounds(run(change))).toBe(0);
});

/** A squadron whose post is bombed by the first drone while the raid comes: every hit on the post destroys it. */
function bombed(autonomy_timeout_s: number): RunRecord {
  return records(
    'layered-site',
    (input) => {
      input.defence.units = [unit(input, 'squadron')];
      unit(input, 'squadron').doctrine = { autonomy_timeout_s };
      const drones = input.raid!.groups.find((group) => group.id === 'drones')!;
      drones.from = { lat_deg: 26.36, lon_deg: 72.74 };
      input.network = { ...input.network, message_loss: 1 };
    },
    { seeds: 1 },
  )[0]!;
}

/** Times of the events of a kind. */
function timesOf({ tables: { events } }: RunRecord, kind: (typeof eventKinds)[number]): number[] {
  const code = eventKinds.indexOf(kind);
  const times: number[] = [];
  for (let row = 0; row < events.count; row++) if (events.kind[row] === code) times.push(events.time[row]!);
  return times;
}

it('a post lost during a run: with every order lost its squadron fires only after the time-out, by itself', () => {
  const record = bombed(60);
  const lost = Math.min(...timesOf(record, 'unit-lost'));
  const launches = timesOf(record, 'launched');
  expect(lost).toBeGreaterThan(0);
  expect(launches.length).toBeGreaterThan(0);
  expect(Math.min(...launches)).toBeGreaterThanOrEqual(lost + 60);
  expect(timesOf(bombed(80_000), 'launched')).toEqual([]);
});

it('move when another is lost: the second unit leaves once the first has lost its post', () => {
  const orphan = (input: Input) => {
    unit(input, 'squadron').components = { 'command-post': { lost: true } };
  };
  const filling = run((input) => {
    orphan(input);
    unit(input, 'mrsam').displace = {
      when_lost: 'squadron',
      to: { lat_deg: 26.3, lon_deg: 72.85 },
      speed_m_s: 15,
    };
  });
  expect(JSON.stringify(filling)).not.toBe(JSON.stringify(run(orphan)));
});

it('reading of the published 36: the pool of a squadron is told by name with the most that was used', () => {
  const read = (reading: 'whole_system' | 'per_squadron' | 'per_fire_unit') =>
    run((input) => {
      input.defence.channel_reading = reading;
    })[0]!;
  expect(read('whole_system').channels['s400/whole-system']).toMatchObject({ targets: 36, missiles: 72 });
  expect(read('per_squadron').channels.squadron).toMatchObject({ targets: 36, missiles: 72 });
  const small = read('per_fire_unit');
  const parts = Object.entries(small.channels).filter(([id]) => id.startsWith('squadron/'));
  expect(parts.map(([, use]) => [use.targets, use.missiles])).toEqual([
    [6, 12],
    [6, 12],
  ]);
  expect(small.peaksBySystem.squadron!.engagements).toBeLessThanOrEqual(12);
});
