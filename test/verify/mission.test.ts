/**
 * Every system of the mission matters: with it switched off, on the same seeds, the outcome is worse in the way that the
 * system is there to prevent. The rows stand in test/statistics/mission.mjs. Perception is ideal so that only what the
 * systems can do is compared.
 */
import { describe, expect, it } from 'vitest';
import { eventKinds, type RunRecord } from '../../src/index.ts';
import { type Change, outcomes, records } from './outcomes.ts';
import { itHoldsForEveryRow } from './paired-rows.ts';

describe('with a system switched off', () => itHoldsForEveryRow('mission.mjs'));

/** The S-400 squadron alone, and of its launchers only these of each battery. */
function onlyLaunchers(numbers: readonly number[]): Change {
  return (input) => {
    input.defence.units = input.defence.units.filter((unit) => unit.id === 's400');
    const unit = input.defence.units[0]!;
    unit.components = {};
    for (const battery of ['battery-1', 'battery-2']) {
      for (let n = 1; n <= 8; n++) {
        if (!numbers.includes(n)) unit.components[`${battery}/launcher-${n}`] = { lost: true };
      }
    }
  };
}

function firstLaunch({ tables: { events } }: RunRecord): number {
  const launched = eventKinds.indexOf('launched');
  for (let row = 0; row < events.count; row++) if (events.kind[row] === launched) return events.time[row]!;
  return Number.POSITIVE_INFINITY;
}

it('the longer the missile the earlier its first shot', () => {
  const times = [[1, 2], [3, 4, 5, 6], [7], [8]].map((numbers) =>
    firstLaunch(records('long-range-layers', onlyLaunchers(numbers), { seeds: 1 })[0]!),
  );
  expect([...times].sort((a, b) => a - b)).toEqual(times);
  expect(times[0]).toBeLessThan(times[3]!);
});

it('own fighters on patrol whose sets are silent are not engaged weapons tight where their plans are filed', () => {
  const silent = outcomes('fleet-and-column', (input) => {
    for (const flight of input.neutrals!.flights)
      if (['su30-patrol', 'mig29-patrol'].includes(flight.id)) flight.transponder = 'none';
  });
  for (const outcome of silent) expect(outcome.wronglyEngaged).toBe(0);
});

it('what is on the road neither sees nor shoots: the move lets the first wave pass and meets the second', () => {
  const through = (record: RunRecord, group: string) => {
    const { objectList } = record.tables;
    let count = 0;
    for (let object = 0; object < objectList.count; object++) {
      const flight = record.header.flights[objectList.flight[object]!];
      if (flight?.group === group && objectList.delivered[object]) count++;
    }
    return count;
  };
  for (const moving of records('five-minutes')) {
    expect(through(moving, 'first-wave')).toBe(8);
    expect(through(moving, 'second-wave')).toBeLessThan(8);
  }
});

it('the rifles of a guard, the weakest layer, kill a small drone now and then: some in twelve raids of eight', () => {
  const raids = outcomes(
    'one-site-one-system',
    (input) => {
      input.defence.units = input.defence.units.filter((unit) => unit.id === 'guard-site');
      input.raid!.groups = input.raid!.groups.filter((group) => group.target === 'bhuj-airfield');
    },
    { seeds: 12 },
  );
  expect(raids.reduce((sum, outcome) => sum + outcome.killed, 0)).toBeGreaterThan(0);
});
