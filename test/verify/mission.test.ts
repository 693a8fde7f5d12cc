/**
 * Every system of the mission matters: with it switched off, on the same seeds, the outcome is worse in the
 * way that the system is there to prevent. Perception is ideal so that only what the systems can do is compared.
 */
import { describe, expect, it } from 'vitest';
import { eventKinds, type Outcome, type RunRecord } from '../../src/index.ts';
import { type Change, type Input, outcomes, records, total, without } from './outcomes.ts';

const memory = new Map<string, Outcome[]>();
function base(name: string): Outcome[] {
  const known = memory.get(name) ?? outcomes(name);
  memory.set(name, known);
  return known;
}

const lost = (list: readonly Outcome[]) => total(list, (outcome) => outcome.valueLost);
const leaked = (list: readonly Outcome[]) => total(list, (outcome) => outcome.leaked);
const leakedOf = (list: readonly Outcome[], category: string) =>
  total(list, (outcome) => outcome.leakedByClass[category] ?? 0);

/** Only these launchers of a unit are there. */
function onlyLaunchers(id: string, numbers: readonly number[]): Change {
  return (input) => {
    const unit = input.defence.units.find((one) => one.id === id)!;
    unit.components = {};
    for (const battery of ['battery-1', 'battery-2']) {
      for (let n = 1; n <= 8; n++) {
        if (!numbers.includes(n)) unit.components[`${battery}/launcher-${n}`] = { lost: true };
      }
    }
  };
}

const keepUnit = (id: string) => (input: Input) => {
  input.defence.units = input.defence.units.filter((unit) => unit.id === id);
};

describe('one site, one system: with the system away its airfield loses more', () => {
  it.each([
    ['Akash against fighters', 'akash-site', 'fighter'],
    ['MRSAM against cruise missiles', 'mrsam-site', 'cruise'],
    ['SPYDER against cruise missiles', 'spyder-site', 'cruise'],
    ['QRSAM against cruise missiles', 'qrsam-site', 'cruise'],
    ['L-70 guns against one-way drones', 'l70-site', 'drone'],
    ['ZU-23-2 guns against one-way drones', 'zu23-site', 'drone'],
    ['counter-UAS unit against small drones', 'cuas-site', 'drone'],
    ['interceptor drones against one-way drones', 'drones-site', 'drone'],
    ['AK-203 of a guard against small drones', 'guard-site', 'drone'],
  ])('%s', (_, unit, category) => {
    const off = outcomes('one-site-one-system', without(unit));
    expect(leakedOf(off, category)).toBeGreaterThan(leakedOf(base('one-site-one-system'), category));
    expect(lost(off)).toBeGreaterThan(lost(base('one-site-one-system')));
  });

  it('the weak last layer saves less than the guns: rifles kill few, and a part of the drones they meet', () => {
    const all = base('one-site-one-system');
    const saved = (unit: string) => leaked(outcomes('one-site-one-system', without(unit))) - leaked(all);
    expect(saved('guard-site')).toBeLessThan(saved('cuas-site'));
  });
});

const unarmed = new Map<string, Outcome[]>();
/** One unit alone, its launchers gone. */
function withoutRounds(unit: string): Outcome[] {
  const known = unarmed.get(unit);
  if (known) return known;
  const list = outcomes('long-range-layers', (input) => {
    keepUnit(unit)(input);
    onlyLaunchers(unit, [])(input);
  });
  unarmed.set(unit, list);
  return list;
}

describe('long range', () => {
  it('without the S-400 squadron its airfields lose more, and so they do without Kusha', () => {
    const all = base('long-range-layers');
    for (const unit of ['s400', 'kusha']) {
      const off = outcomes('long-range-layers', without(unit));
      expect(lost(off)).toBeGreaterThan(lost(all));
      for (const category of ['fighter', 'cruise'])
        expect(leakedOf(off, category)).toBeGreaterThan(leakedOf(all, category));
    }
  });

  it.each([
    ['40N6E', 's400', [1, 2], 'm40N6E'],
    ['48N6E3', 's400', [3, 4, 5, 6], 'm48N6E3'],
    ['9M96E2', 's400', [7], 'm9M96E2'],
    ['9M96E', 's400', [8], 'm9M96E'],
    ['Kusha M3', 'kusha', [1, 2], 'kusha_M3'],
    ['Kusha M2', 'kusha', [3, 4, 5], 'kusha_M2'],
    ['Kusha M1', 'kusha', [6, 7, 8], 'kusha_M1'],
  ] as const)('%s alone kills what nothing kills without it', (_, unit, numbers, effector) => {
    const only = outcomes('long-range-layers', (input) => {
      keepUnit(unit)(input);
      onlyLaunchers(unit, numbers)(input);
    });
    expect(total(only, (outcome) => outcome.killed)).toBeGreaterThan(0);
    expect(Object.keys(only[0]!.roundsByType)).toEqual([effector]);
    const none = withoutRounds(unit);
    expect(total(none, (outcome) => outcome.killed)).toBe(0);
    expect(leaked(only)).toBeLessThan(leaked(none));
  });

  it('the longer the missile the earlier its first shot', () => {
    const first = (numbers: readonly number[]) =>
      firstLaunch(
        records(
          'long-range-layers',
          (input) => {
            keepUnit('s400')(input);
            onlyLaunchers('s400', numbers)(input);
          },
          { seeds: 1 },
        )[0]!,
      );
    const times = [first([1, 2]), first([3, 4, 5, 6]), first([7]), first([8])];
    expect([...times].sort((a, b) => a - b)).toEqual(times);
    expect(times[0]).toBeLessThan(times[3]!);
  });

  it('the BrahMos class stresses: as subsonic missiles the same raid leaks less', () => {
    const few = (input: Input) => {
      onlyLaunchers('s400', [7, 8])(input);
      onlyLaunchers('kusha', [6])(input);
    };
    const fastFew = outcomes('long-range-layers', few);
    const slowFew = outcomes('long-range-layers', (input) => {
      few(input);
      for (const group of input.raid!.groups)
        if (group.class === 'cruise_supersonic') group.class = 'cruise_subsonic';
    });
    expect(leakedOf(fastFew, 'cruise')).toBeGreaterThan(leakedOf(slowFew, 'cruise'));
  });
});

function firstLaunch({ tables: { events } }: RunRecord): number {
  const launched = eventKinds.indexOf('launched');
  for (let row = 0; row < events.count; row++) if (events.kind[row] === launched) return events.time[row]!;
  return Number.POSITIVE_INFINITY;
}

describe('what moves', () => {
  it.each([
    ['ship missiles', 'ship-missiles', 'cruise'],
    ['QRSAM of the tank column', 'column-qrsam', 'fighter'],
  ])('with the %s away the fleet or the column loses more', (_, unit, category) => {
    const off = outcomes('fleet-and-column', without(unit));
    expect(leakedOf(off, category)).toBeGreaterThan(leakedOf(base('fleet-and-column'), category));
    expect(lost(off)).toBeGreaterThan(lost(base('fleet-and-column')));
  });

  it('with the Ka-31 away the skimmers are met later: fewer rounds find the time to be fired at them', () => {
    const off = outcomes('fleet-and-column', without('ka31'));
    const mrsam = (list: readonly Outcome[]) =>
      total(list, (outcome) => outcome.roundsByType.mrsam_missile ?? 0);
    expect(mrsam(off)).toBeLessThan(mrsam(base('fleet-and-column')));
  });

  it('own fighters on patrol are never engaged, and would be without their identification', () => {
    for (const outcome of base('fleet-and-column')) expect(outcome.wronglyEngaged).toBe(0);
    const silent = outcomes('fleet-and-column', (input) => {
      input.defence.doctrine = { ...input.defence.doctrine, weapons_control: 'free' };
      for (const flight of input.neutrals!.flights)
        if (flight.id.endsWith('patrol') && flight.id !== 'ka31-patrol') flight.transponder = 'none';
    });
    expect(total(silent, (outcome) => outcome.wronglyEngaged)).toBeGreaterThan(0);
  });

  it('what is on the road neither sees nor shoots: the move lets the first wave pass and meets the second', () => {
    const wave = (record: RunRecord, group: string) => {
      const { objectList } = record.tables;
      let through = 0;
      for (let object = 0; object < objectList.count; object++) {
        const flight = record.header.flights[objectList.flight[object]!];
        if (flight?.group === group && objectList.delivered[object]) through++;
      }
      return through;
    };
    const sum = (list: readonly RunRecord[], group: string) =>
      list.reduce((all, record) => all + wave(record, group), 0);
    const moving = records('five-minutes');
    const staying = records('five-minutes', (input) => {
      for (const unit of input.defence.units) delete unit.march;
    });
    expect(sum(moving, 'first-wave')).toBe(16);
    expect(sum(staying, 'first-wave')).toBeLessThan(16);
    expect(sum(moving, 'second-wave')).toBeLessThanOrEqual(sum(staying, 'second-wave'));
    expect(sum(moving, 'second-wave')).toBeLessThan(8);
  });
});
