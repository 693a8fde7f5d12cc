/** Every field of the doctrine changes the outcome of a run, in the direction that the field is for. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/index.ts';
import { type Change, type Input, outcomes, total } from './outcomes.ts';

const name = 'layered-site';
const all = outcomes(name);
const run = (change: Change) => outcomes(name, change);
const doctrine = (fields: Partial<NonNullable<Input['defence']['doctrine']>>) =>
  run((input) => {
    input.defence.doctrine = { ...input.defence.doctrine, ...fields };
  });
const unit = (input: Input, id: string) => input.defence.units.find((one) => one.id === id)!;
const rounds = (list: readonly Outcome[]) => total(list, (outcome) => outcome.roundsFired);
const leaked = (list: readonly Outcome[]) => total(list, (outcome) => outcome.leaked);
const killed = (list: readonly Outcome[]) => total(list, (outcome) => outcome.killed);
const why = (list: readonly Outcome[], reason: keyof Outcome['leakReasons']) =>
  total(list, (outcome) => outcome.leakReasons[reason] ?? 0);
const fired = (list: readonly Outcome[], effector: string) =>
  total(list, (outcome) => outcome.roundsByType[effector] ?? 0);
const wrongly = (list: readonly Outcome[]) => total(list, (outcome) => outcome.wronglyEngaged);

/** A zone over the whole approach from the west. */
const west = (kind: 'no-fire' | 'safe-lane' | 'weapons-tight' | 'weapons-free', more: object = {}) => ({
  id: 'west',
  kind,
  ring: [
    { lat_deg: 25.5, lon_deg: 70.5 },
    { lat_deg: 27.2, lon_deg: 70.5 },
    { lat_deg: 27.2, lon_deg: 73.03 },
    { lat_deg: 25.5, lon_deg: 73.03 },
  ],
  ...more,
});
const gujarat = [
  { lat_deg: 23, lon_deg: 69 },
  { lat_deg: 24, lon_deg: 69 },
  { lat_deg: 24, lon_deg: 70 },
  { lat_deg: 23, lon_deg: 70 },
];
const withZone = (zone: ReturnType<typeof west>) =>
  run((input) => {
    input.defence.zones = [...input.defence.zones!, zone];
  });

describe('doctrine', () => {
  it('weapons control: nothing is fired on hold, and only free fires at what nobody has identified', () => {
    expect(rounds(doctrine({ weapons_control: 'hold' }))).toBe(0);
    expect(why(doctrine({ weapons_control: 'hold' }), 'held-by-rules')).toBeGreaterThan(0);
    const guard = (control: 'tight' | 'free') =>
      outcomes('one-site-one-system', (input) => {
        input.defence.units = input.defence.units.filter((one) => one.id === 'guard-site');
        input.defence.doctrine = { ...input.defence.doctrine, weapons_control: control };
      });
    expect(rounds(guard('tight'))).toBe(0);
    expect(rounds(guard('free'))).toBeGreaterThan(0);
  });

  it('safe lane: nobody in it is fired at, not even weapons free, and hostile ones that use it get through', () => {
    expect(wrongly(doctrine({ weapons_control: 'free' }))).toBe(0);
    const noLane = run((input) => {
      input.defence.zones = [];
    });
    expect(wrongly(noLane)).toBeGreaterThan(0);
    const through = withZone(west('safe-lane', { bearing_deg: 100, tolerance_deg: 60 }));
    expect(leaked(through)).toBeGreaterThan(leaked(all));
  });

  it('zones: no-fire lets through, weapons-free and weapons-tight replace the general state inside', () => {
    expect(killed(withZone(west('no-fire')))).toBeLessThan(killed(all));
    const held = run((input) => {
      input.defence.doctrine = { ...input.defence.doctrine, weapons_control: 'hold' };
      input.defence.zones = [west('weapons-free')];
    });
    expect(killed(held)).toBeGreaterThan(0);
    const guard = outcomes('one-site-one-system', (input) => {
      input.defence.units = input.defence.units.filter((one) => one.id === 'guard-site');
      input.defence.zones = [{ ...west('weapons-tight'), ring: gujarat }];
    });
    expect(rounds(guard)).toBe(0);
  });

  it('salvo: one round at a time fires fewer', () => {
    expect(rounds(doctrine({ salvo_rounds: 1 }))).toBeLessThan(rounds(all));
  });

  it('shoot-look-shoot: without it more rounds fly', () => {
    expect(rounds(doctrine({ shoot_look_shoot: false }))).toBeGreaterThan(rounds(all));
  });

  it('reserve: rounds kept back are not fired at what is worth less', () => {
    const kept = doctrine({ reserve_rounds: 100, reserve_value: 1e6 });
    expect(rounds(kept)).toBeLessThan(rounds(all));
  });

  it('preferred layer: its rounds take over from the others', () => {
    const inner = doctrine({ preferred_layer: 'short-range' });
    const outer = doctrine({ preferred_layer: 'long-range' });
    expect(fired(outer, 'qrsam_missile')).toBeLessThanOrEqual(fired(inner, 'qrsam_missile'));
    const middle = doctrine({ preferred_layer: 'medium-range' });
    expect(fired(middle, 'mrsam_missile')).toBeGreaterThan(fired(outer, 'mrsam_missile'));
  });

  it('least kill probability: above what any salvo promises nothing is fired', () => {
    expect(rounds(doctrine({ minimum_kill_probability: 0.99 }))).toBe(0);
  });

  it('price of rounds: the dearer money, the cheaper what is fired', () => {
    const cost = (list: readonly Outcome[]) => total(list, (outcome) => outcome.cost.interceptors);
    expect(cost(doctrine({ price_per_million_usd: 2 }))).toBeLessThan(
      cost(doctrine({ price_per_million_usd: 0 })),
    );
  });

  it('times: decisions that come late change what is fired, looks that come late hold channels longer', () => {
    expect(rounds(doctrine({ decision_period_s: 600 }))).not.toBe(rounds(all));
    const peak = (list: readonly Outcome[]) => total(list, (outcome) => outcome.peakEngagements);
    expect(peak(doctrine({ look_delay_s: 300 }))).toBeGreaterThan(peak(all));
  });

  it('fire on remote tracks: without it low fliers are met later and fewer rounds reach out', () => {
    const fleet = (fire_on_remote_tracks: boolean) =>
      outcomes('fleet-and-column', (input) => {
        input.defence.doctrine = { ...input.defence.doctrine, fire_on_remote_tracks };
      });
    expect(leaked(fleet(false))).toBeGreaterThan(leaked(fleet(true)));
  });

  it('autonomous command: units that do not know of one another fire more at the same', () => {
    expect(rounds(doctrine({ command: 'autonomous' }))).toBeGreaterThan(rounds(all));
  });

  it('guards: guns paired with a unit fire at what comes near it and at nothing else', () => {
    const paired = outcomes('one-site-one-system', (input) => {
      unit(input, 'l70-site').guards = 'zu23-site';
    });
    const alone = outcomes('one-site-one-system');
    expect(fired(alone, 'l70_burst')).toBeGreaterThan(0);
    expect(fired(paired, 'l70_burst')).toBe(0);
    expect(leaked(paired)).toBeGreaterThan(leaked(alone));
  });

  it('doctrine of one unit: only that unit holds its fire', () => {
    const held = run((input) => {
      unit(input, 'squadron').doctrine = { weapons_control: 'hold' };
    });
    for (const effector of ['m40N6E', 'm48N6E3', 'm9M96E2', 'm9M96E']) expect(fired(held, effector)).toBe(0);
    expect(rounds(held)).toBeGreaterThan(0);
  });

  it('message delay and loss: orders that come late or never let more through', () => {
    const network = (fields: Input['network']) =>
      run((input) => {
        input.network = { ...input.network, ...fields };
        input.defence.doctrine = { ...input.defence.doctrine, autonomy_timeout_s: 80_000 };
      });
    expect(leaked(network({ message_delay_s: 200 }))).toBeGreaterThan(leaked(all));
    expect(leaked(network({ message_loss: 1 }))).toBeGreaterThan(leaked(all));
    expect(rounds(network({ message_loss: 1 }))).toBe(0);
    expect(why(network({ message_loss: 1 }), 'message-lost')).toBeGreaterThan(0);
  });

  it('command post lost: its unit is silent until the time-out, then fights on its own', () => {
    const orphaned = (autonomy_timeout_s: number) =>
      run((input) => {
        const squadron = unit(input, 'squadron');
        squadron.components = { 'command-post': { lost: true } };
        squadron.doctrine = { autonomy_timeout_s };
      });
    const silent = orphaned(80_000);
    for (const effector of ['m40N6E', 'm48N6E3', 'm9M96E2', 'm9M96E'])
      expect(fired(silent, effector)).toBe(0);
    expect(leaked(silent)).toBeGreaterThan(leaked(all));
    expect(rounds(orphaned(30))).toBeGreaterThan(rounds(silent));
  });

  it('move after so many rounds: on the road it no longer fires', () => {
    const moving = run((input) => {
      unit(input, 'mrsam').displace = {
        after_rounds: 4,
        to: { lat_deg: 26.0, lon_deg: 73.2 },
        speed_m_s: 10,
      };
      input.defence.doctrine = { ...input.defence.doctrine, preferred_layer: 'medium-range' };
    });
    expect(fired(moving, 'mrsam_missile')).toBeLessThan(
      fired(doctrine({ preferred_layer: 'medium-range' }), 'mrsam_missile'),
    );
  });

  it('move when another is lost: the second unit leaves once the first has lost its post', () => {
    const filling = run((input) => {
      unit(input, 'squadron').components = { 'command-post': { lost: true } };
      unit(input, 'mrsam').displace = {
        when_lost: 'squadron',
        to: { lat_deg: 26.3, lon_deg: 72.85 },
        speed_m_s: 15,
      };
    });
    const staying = run((input) => {
      unit(input, 'squadron').components = { 'command-post': { lost: true } };
    });
    expect(JSON.stringify(filling)).not.toBe(JSON.stringify(staying));
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
});
