/**
 * What every field of the doctrine does: `node test/statistics/doctrine.mjs [SEEDS | FIRST-LAST] [--json]`, 30 seeds if not told.
 * `--only WORD` takes the rows with that word in their names; `--keep FILE` goes on where an earlier run stopped.
 *
 * Each field is changed alone, paired by seed. Prints means, the mean paired difference and its 95 % interval. Exits 1 when
 * an interval does not lie on the side that the field is for. Needs a built dist.
 */
import { isMainThread } from 'node:worker_threads';
import { measureRows, prepareRows, report } from './variants.mjs';

/** Set fields of the general doctrine. */
const rules = (fields) => (input) => {
  input.defence.doctrine = { ...input.defence.doctrine, ...fields };
};
const network = (fields) => (input) => {
  input.network = { ...input.network, ...fields };
};
const unit = (input, id) => input.defence.units.find((one) => one.id === id);

const row = (name, change, measure, expected, more = {}) => ({
  name,
  scenario: 'layered-site',
  change,
  measure,
  expected,
  ...more,
});

const corner = (lat_deg, lon_deg) => ({ lat_deg, lon_deg });

/** A zone over the whole approach from the west. */
const west = (kind, more) => (input) => {
  const ring = [corner(25.5, 70.5), corner(27.2, 70.5), corner(27.2, 73.03), corner(25.5, 73.03)];
  input.defence.zones = [...input.defence.zones, { id: 'west', kind, ring, ...more }];
};
const noZones = (input) => {
  input.defence.zones = [];
};

const unfiled = ({ neutrals }) => {
  for (const flight of neutrals.flights) if (flight.id === 'su30-silent') flight.plan_filed = false;
};

/** Zones and weapons control. */
const free = rules({ weapons_control: 'free' });
const hold = rules({ weapons_control: 'hold' });
const guardAlone = (input) => {
  const keep = (one) => one.id === 'guard-site' || one.id === 'bhuj-airfield';
  input.defence.units = input.defence.units.filter(keep);
  input.defence.assets = input.defence.assets.filter(keep);
  input.raid.groups = input.raid.groups.filter(({ target }) => target === 'bhuj-airfield');
};
const atTheGuard = { scenario: 'one-site-one-system', base: guardAlone };
const control = [
  row('weapons control: hold', hold, 'roundsFired', 'down'),
  row('weapons control: hold', hold, 'why held-by-rules', 'up'),
  row(
    'weapons control: tight for what nobody identified',
    rules({ weapons_control: 'tight' }),
    'roundsFired',
    'down',
    atTheGuard,
  ),
  row('plan of the silent own aircraft not filed, no safe lane', unfiled, 'wronglyEngaged', 'up', {
    base: noZones,
  }),
  row('no safe lane, weapons free', noZones, 'wronglyEngaged', 'up', { base: free }),
  row(
    'safe lane where the raid comes',
    west('safe-lane', { bearing_deg: 100, tolerance_deg: 60 }),
    'leaked',
    'up',
  ),
  row('no-fire zone where the raid comes', west('no-fire'), 'killed', 'down'),
  row('weapons-free zone while others hold', west('weapons-free'), 'killed', 'up', { base: hold }),
  row(
    'weapons-tight zone while others are free',
    (input) => {
      const ring = [corner(23, 69), corner(24, 69), corner(24, 70), corner(23, 70)];
      input.defence.zones = [{ id: 'gujarat', kind: 'weapons-tight', ring }];
    },
    'roundsFired',
    'down',
    atTheGuard,
  ),
];

/** One field of a safe lane that the raid may fly in, so that the lane is none for the raid. */
const open = west('safe-lane', { bearing_deg: 100, tolerance_deg: 60 });
const lane = (name, fields) =>
  row(
    `safe lane where the raid comes: ${name}`,
    ({ defence }) => Object.assign(defence.zones.at(-1), fields),
    'leaked',
    'down',
    { base: open },
  );
const lanes = [
  lane('bearing a right angle off', { bearing_deg: 10 }),
  lane('tolerance of one degree', { tolerance_deg: 1 }),
  lane('no faster than 50 m/s', { speed_max_m_s: 50 }),
  lane('from 12 km up', { height_min_m_amsl: 12_000 }),
  lane('up to 10 m', { height_max_m_amsl: 10 }),
];

/** What is fired. */
const fire = [
  row('salvo: one round', rules({ salvo_rounds: 1 }), 'roundsFired', 'down'),
  row(
    'salvo of one unit: three rounds',
    (input) => {
      unit(input, 'mrsam-site').doctrine = { salvo_rounds: 3 };
    },
    'rounds mrsam_missile',
    'up',
    { scenario: 'one-site-one-system' },
  ),
  row('shoot-look-shoot: off', rules({ shoot_look_shoot: false }), 'roundsFired', 'up'),
  row(
    'reserve: all rounds kept from all threats',
    rules({ reserve_rounds: 100, reserve_value: 1e6 }),
    'roundsFired',
    'down',
  ),
  row(
    'preferred layer: medium-range',
    rules({ preferred_layer: 'medium-range' }),
    'rounds mrsam_missile',
    'up',
  ),
  row('minimum kill probability: 0.99', rules({ minimum_kill_probability: 0.99 }), 'roundsFired', 'down'),
  row(
    'price of rounds: 2 for each million',
    rules({ price_per_million_usd: 2 }),
    'cost interceptors',
    'down',
    {
      base: rules({ price_per_million_usd: 0 }),
    },
  ),
  row('remote tracks: off', rules({ fire_on_remote_tracks: false }), 'leaked cruise', 'up', {
    scenario: 'low-and-under',
  }),
  row(
    'one unit on hold',
    (input) => {
      unit(input, 'squadron').doctrine = { weapons_control: 'hold' };
    },
    'rounds m9M96E2',
    'down',
  ),
  row(
    'guards: the L-70 keep their rounds for another site',
    (input) => {
      unit(input, 'l70-site').guards = 'zu23-site';
    },
    'rounds l70_burst',
    'down',
    { scenario: 'one-site-one-system' },
  ),
];

/** Fields of one unit's own doctrine, and of its guard. */
const ownRules = (name, id, fields, measure, expected, more) =>
  row(
    `${name}, one unit`,
    (input) => {
      unit(input, id).doctrine = { ...unit(input, id).doctrine, ...fields };
    },
    measure,
    expected,
    more,
  );
const sites = { scenario: 'one-site-one-system' };
const own = [
  ownRules(
    'minimum kill probability: 0.99',
    'mrsam-site',
    { minimum_kill_probability: 0.99 },
    'rounds mrsam_missile',
    'down',
    sites,
  ),
  ownRules(
    'reserve: all rounds',
    'mrsam-site',
    { reserve_rounds: 100, reserve_value: 1e6 },
    'rounds mrsam_missile',
    'down',
    sites,
  ),
  ownRules('remote tracks: off', 'gujarat', { fire_on_remote_tracks: false }, 'leaked cruise', 'up', {
    scenario: 'low-and-under',
  }),
  ownRules('autonomous command', 'squadron', { command: 'autonomous' }, 'roundsFired', 'up'),
  row(
    'guard radius: 400 km, not 10, at a site 200 km from the raid',
    (input) => {
      unit(input, 'l70-site').guard_radius_m = 400_000;
    },
    'rounds l70_burst',
    'up',
    {
      ...sites,
      base: (input) => {
        Object.assign(unit(input, 'l70-site'), { guards: 'zu23-site', guard_radius_m: 10_000 });
      },
    },
  ),
];

/** Who decides, and when. */
const silent = rules({ autonomy_timeout_s: 80_000 });
const orphaned = (autonomy_timeout_s) => (input) => {
  unit(input, 'squadron').components = { 'command-post': { lost: true } };
  unit(input, 'squadron').doctrine = { autonomy_timeout_s };
};
const never = orphaned(80_000);
const rarely = rules({ decision_period_s: 600 });
const command = [
  row('decisions every 600 s', rarely, 'leaked', 'up'),
  row('decisions every 60 s', rules({ decision_period_s: 60 }), 'leaked', 'up', {
    scenario: 'one-site-one-system',
  }),
  row('look 300 s after the intercept', rules({ look_delay_s: 300 }), 'peakEngagements', 'up'),
  row('autonomous command', rules({ command: 'autonomous' }), 'roundsFired', 'up'),
  row('orders take 200 s', network({ message_delay_s: 200 }), 'leaked', 'up', { base: silent }),
  row('every order lost', network({ message_loss: 1 }), 'leaked', 'up', { base: silent }),
  row('every order lost', network({ message_loss: 1 }), 'roundsFired', 'down', { base: silent }),
  row('every order lost', network({ message_loss: 1 }), 'why message-lost', 'up', { base: silent }),
  row('command post of the squadron lost, no autonomy', never, 'rounds m9M96E2', 'down'),
  row('command post of the squadron lost, no autonomy', never, 'leaked', 'up'),
  row('then autonomy after 30 s', orphaned(30), 'leaked', 'down', { base: never }),
];

/** Units that move by themselves. */
const move = [
  row(
    'moves after four rounds',
    (input) => {
      unit(input, 'mrsam').displace = {
        after_rounds: 4,
        to: { lat_deg: 26.0, lon_deg: 73.2 },
        speed_m_s: 10,
      };
    },
    'rounds mrsam_missile',
    'down',
    { base: rules({ preferred_layer: 'medium-range' }) },
  ),
  row(
    'moves when the squadron has lost its post',
    (input) => {
      unit(input, 'mrsam').displace = {
        when_lost: 'squadron',
        to: { lat_deg: 26.0, lon_deg: 73.2 },
        speed_m_s: 10,
      };
    },
    'rounds mrsam_missile',
    'down',
    {
      base: (input) => {
        rules({ preferred_layer: 'medium-range' })(input);
        unit(input, 'squadron').components = { 'command-post': { lost: true } };
      },
    },
  ),
];

const rows = [...control, ...lanes, ...fire, ...own, ...command, ...move];

export const prepare = (given) => prepareRows(rows, given);
export const measure = measureRows;

if (isMainThread) await report(import.meta.url, rows, process.argv.slice(2));
