/**
 * What every system of the mission is worth: `node test/statistics/mission.mjs [SEEDS | FIRST-LAST] [--json]`, 30 seeds if not told.
 * `--only WORD` takes the rows with that word in their names; `--keep FILE` goes on where an earlier run stopped.
 *
 * Each system is switched off in a scenario in which it matters, paired by seed. Prints means, the mean paired difference
 * and its 95 % interval. Exits 1 when an interval does not lie on the side that the system is for. Needs a built dist.
 */
import { isMainThread } from 'node:worker_threads';
import { plans } from './plan-rows.mjs';
import { measureRows, prepareRows, report } from './variants.mjs';

const without = (id) => (input) => {
  input.defence.units = input.defence.units.filter((unit) => unit.id !== id);
};

/** Only what concerns some of the assets: their raid, and the units that `keeps` names. */
const around = (isMeant, keeps) => (input) => {
  const { defence, raid } = input;
  defence.assets = defence.assets.filter(isMeant);
  const meant = new Set(defence.assets.map((asset) => asset.id));
  defence.units = defence.units.filter(keeps);
  raid.groups = raid.groups.filter((group) => [group.target].flat().every((target) => meant.has(target)));
};

/** One place of the scenario with one system at each place. */
function oneSite(name, asset, unit, category) {
  const base = around(
    ({ id }) => id === asset,
    ({ id }) => id === unit,
  );
  return both({ name, scenario: 'one-site-one-system', base, change: without(unit) }, category);
}

/** A burst of the guard's rifles kills one small drone in twenty: met by many, so that few seeds show it. */
function rifles(name, count, lon_deg) {
  const base = (input) => {
    around(
      ({ id }) => id === 'bhuj-airfield',
      ({ id }) => id === 'guard-site',
    )(input);
    input.raid.groups[0].count = count;
    input.defence.units[0].at.lon_deg = lon_deg;
  };
  return both({ name, scenario: 'one-site-one-system', base, change: without('guard-site') }, 'drone');
}

/** At its place in the scenario the first drone that arrives takes the guard with it; posted before the field it stands. */
const guards = [
  ...rifles('AK-203 of the guard at the aim, 80 small drones', 80, 69.6695).map((row) => ({
    ...row,
    rare: true,
  })),
  ...rifles('AK-203 of a guard posted 430 m before the aim, 40 small drones', 40, 69.666).map((row) => ({
    ...row,
    rare: row.measure === 'valueLost',
  })),
];

/** The counter-UAS unit 20 km behind the field that it drives to before the raid comes. */
const calledIn = {
  base: (input) => {
    around(
      ({ id }) => id === 'jaisalmer-airfield',
      ({ id }) => id === 'cuas-site',
    )(input);
    const [unit] = input.defence.units;
    unit.march = [{ depart_s: 0, to: unit.at, speed_m_s: 15 }];
    unit.at = { lat_deg: 26.8887, lon_deg: 70.93 };
    for (const group of input.raid.groups) group.start_s = 1000;
  },
  change: ({ defence }) => {
    for (const unit of defence.units) delete unit.march;
  },
};

/** A row on leakers of a category and one on value lost, with the same runs. */
function both(row, category) {
  return ['valueLost', `leaked ${category}`].map((measure) => ({ ...row, measure, expected: 'up' }));
}

const sites = [
  oneSite('Akash', 'amritsar-airfield', 'akash-site', 'fighter'),
  oneSite('MRSAM', 'pathankot-airfield', 'mrsam-site', 'cruise'),
  oneSite('SPYDER', 'ludhiana-airfield', 'spyder-site', 'cruise'),
  oneSite('QRSAM', 'bathinda-airfield', 'qrsam-site', 'cruise'),
  oneSite('L-70', 'sirsa-airfield', 'l70-site', 'drone'),
  oneSite('ZU-23-2', 'bikaner-airfield', 'zu23-site', 'drone'),
  oneSite('counter-UAS unit', 'jaisalmer-airfield', 'cuas-site', 'drone'),
  oneSite('interceptor drones', 'jodhpur-airfield', 'drones-site', 'drone'),
  both(
    { name: 'march of the counter-UAS unit: it stays away', scenario: 'one-site-one-system', ...calledIn },
    'drone',
  ),
  guards,
].flat();

/** Some regions of the western laydown, with the command post that belongs to them. */
function squadron(name, unit, regions, also = () => {}) {
  const isThere = ({ region }) => regions.includes(region);
  const base = (input) => {
    around(isThere, isThere)(input);
    also(input);
  };
  return { name, scenario: 'western-shield-2025', base, change: without(unit), expected: 'up' };
}
const losses = (row, ...measures) => measures.map((measure) => ({ ...row, measure }));

/** The ship off Gujarat fires by itself: what the squadron sees early is fired at early, and may turn before it is met. */
const withShip = (name, also) => squadron(name, 'gujarat', ['Gujarat', 'Arabian Sea'], also);
const straight = ({ raid }) => {
  for (const group of raid.groups) if (group.id === 'supersonic-ship') delete group.route;
};
const noLook = ({ defence }) => {
  defence.doctrine = { ...defence.doctrine, shoot_look_shoot: false };
};

const states = [
  losses(squadron('Punjab squadron', 'punjab', ['Punjab', 'Haryana']), 'valueLost', 'leaked ballistic'),
  losses(squadron('Rajasthan squadron', 'rajasthan', ['Rajasthan']), 'valueLost', 'leaked ballistic'),
  losses(squadron('Gujarat squadron', 'gujarat', ['Gujarat']), 'valueLost', 'leaked ballistic'),
  losses(withShip('Gujarat squadron with the ship'), 'leaked'),
  losses(withShip('Gujarat squadron with the ship, raid without a turn', straight), 'valueLost'),
  losses(
    { ...withShip('Gujarat squadron with the ship, no look between shots', noLook), rare: true },
    'valueLost',
  ),
].flat();

/** Of one of the two long-range units nothing but these launchers; the raid that comes for the other left out. */
function onlyLaunchers(unit, numbers) {
  return (input) => {
    input.defence.units = input.defence.units.filter(({ id }) => id === unit);
    const there = input.defence.units[0];
    there.components = {};
    for (const battery of ['battery-1', 'battery-2']) {
      for (let n = 1; n <= 8; n++) {
        if (!numbers.includes(n)) there.components[`${battery}/launcher-${n}`] = { lost: true };
      }
    }
  };
}

const disarm = Object.fromEntries(['s400', 'kusha'].map((unit) => [unit, onlyLaunchers(unit, [])]));

/** The missiles that stand on these launchers of each battery, alone, against no missile at all. */
function missile(name, unit, numbers) {
  return {
    name: `${name} alone`,
    scenario: 'long-range-layers',
    base: onlyLaunchers(unit, numbers),
    change: disarm[unit],
    measure: 'killed',
    expected: 'down',
  };
}

const noUnit = Object.fromEntries(['s400', 'kusha'].map((unit) => [unit, without(unit)]));
const longRange = (name, unit, measure) => ({
  name,
  scenario: 'long-range-layers',
  change: noUnit[unit],
  measure,
  expected: 'up',
});

const layers = [
  ...['valueLost', 'leaked fighter', 'leaked stealth', 'leaked cruise', 'leaked ballistic'].map((measure) =>
    longRange('S-400 squadron', 's400', measure),
  ),
  ...['valueLost', 'leaked fighter', 'leaked stealth', 'leaked cruise'].map((measure) =>
    longRange('Kusha squadron', 'kusha', measure),
  ),
  missile('40N6E', 's400', [1, 2]),
  missile('48N6E3', 's400', [3, 4, 5, 6]),
  missile('9M96E2', 's400', [7]),
  missile('9M96E', 's400', [8]),
  missile('Kusha M3', 'kusha', [1, 2]),
  missile('Kusha M2', 'kusha', [3, 4, 5]),
  missile('Kusha M1', 'kusha', [6, 7, 8]),
  {
    name: 'speed of the BrahMos class: the same raid subsonic',
    scenario: 'long-range-layers',
    base: onlyLaunchers('s400', [7, 8]),
    change: ({ raid }) => {
      for (const group of raid.groups)
        if (group.class === 'cruise_supersonic') group.class = 'cruise_subsonic';
    },
    measure: 'leaked cruise',
    expected: 'down',
  },
];

const atSea = around(
  ({ id }) => id === 'vikramaditya',
  ({ region }) => region === 'Arabian Sea',
);
const onTheRoad = around(
  ({ id }) => id === 't90-column',
  ({ id }) => id === 'column-qrsam',
);
const fleet = (name, base, unit, category) =>
  both({ name, scenario: 'fleet-and-column', base, change: without(unit) }, category);

/** Low fliers at the coast, which the ground radars see late. */
const coast = around(
  ({ id }) => id === 'jamnagar-airfield',
  ({ id }) => ['gujarat', 'mrsam-jamnagar', 'ka31'].includes(id),
);

/** The ship without missiles of its own, near a squadron on the coast that fires at what the ship sees. */
const shipAsEyes = (input) => {
  around(
    ({ id }) => id === 'vikramaditya',
    ({ id }) => ['ship', 'gujarat'].includes(id),
  )(input);
  input.defence.units.find(({ id }) => id === 'gujarat').at = { lat_deg: 21.65, lon_deg: 69.6 };
};
const low = (name, base, change) => both({ name, scenario: 'low-and-under', base, change }, 'cruise');

const moving = [
  ...fleet('defenders of INS Vikramaditya', atSea, 'ship-missiles', 'cruise'),
  ...fleet('defender of the T-90 column', onTheRoad, 'column-qrsam', 'fighter'),
  ...low('radar of the ship', shipAsEyes, without('ship')),
  ...low('Ka-31', coast, without('ka31')),
  {
    name: 'five-minute move of the squadron: it stays where it is',
    scenario: 'five-minutes',
    change: ({ defence }) => {
      for (const unit of defence.units) delete unit.march;
    },
    measure: 'leaked',
    expected: 'down',
  },
  {
    name: 'replies of own fighters on patrol, weapons free',
    scenario: 'fleet-and-column',
    base: ({ defence }) => {
      defence.doctrine = { ...defence.doctrine, weapons_control: 'free' };
    },
    change: ({ neutrals }) => {
      for (const flight of neutrals.flights)
        if (['su30-patrol', 'mig29-patrol'].includes(flight.id)) flight.transponder = 'none';
    },
    measure: 'wronglyEngaged',
    expected: 'up',
  },
];

const rows = [...states, ...layers, ...sites, ...moving, ...plans];

export const prepare = (given) => prepareRows(rows, given);
export const measure = measureRows;

if (isMainThread) await report(import.meta.url, rows, process.argv.slice(2));
