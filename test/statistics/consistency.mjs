/**
 * Whether the tracker is as sure as it should be: `node test/statistics/consistency.mjs [RUNS [BATCHES]]`, 100 runs in 10
 * batches if not told. Exits 1 when a bound is not kept. Needs a built dist.
 *
 * Constant velocity: NEES of the position and NIS, averaged over the runs of a batch, against their 95 % chi-square bounds,
 * for the filter whose model is the truth and for the default bank; on exactly straight flight, and on flight with white
 * acceleration of 0.1 m^2/s^3 (0.05 vertically), which is what the literature calls nearly constant velocity.
 *
 * Turns: the bound is a known lag. A filter of one model that is wrong by a bias b has errors of mean square 3 + b' P^-1 b
 * (non-central chi-square). The liveliest model of the bank, alone and on plots without error, shows b; four looks
 * after a turn has begun or ended, by when two plots have come with 99.6 %, the bank may be no less sure of itself than that,
 * and before no worse than its quiet model alone. This holds for turns that the bank is made for: white acceleration of
 * density q follows accelerations up to 2 sqrt(q / T) at a period T (44 m/s^2 at 2 s, 26 m/s^2 at 6 s).
 * Source: Bar-Shalom, Li, Kirubarajan, Estimation with Applications to Tracking and Navigation, 2001, sections 5.4
 * (consistency tests) and 6.3.2 (choice of process noise); Blair, Watson, Kirubarajan, Bar-Shalom, IEEE TAES 34(4), 1998.
 */
import { meanChiSquareBounds, positionNees } from '../../dist/src/analysis/consistency.js';
import { createStream, drawNormal, drawUniform, openStream, stageKey } from '../../dist/src/math/random.js';
import { appendRow, clearTable, createTable } from '../../dist/src/math/table.js';
import { createPlots } from '../../dist/src/sensors/plot.js';
import { radarReportSchema } from '../../dist/src/sensors/report.js';
import { createTracker, defaultTrackerSettings, follow } from '../../dist/src/tracks/follow.js';
import { createTracks, createTrackUpdates, trackStatus } from '../../dist/src/tracks/track.js';

const TWO_PI = 2 * Math.PI;
/** All times are whole tenths of a second, so that truth is a table. */
const TICK = 0.1;
const DURATION = 120;
const EPOCH = 2;
/** Errors of range, azimuth, elevation and range rate: m, rad, m/s. */
const ERRORS = [30, 0.002, 0.002, 2];
const DETECTION = 0.9;

const one = [{ x: 0, y: 0, period: 2 }];
const three = [...one, { x: 40000, y: 10000, period: 3.1 }, { x: -15000, y: 35000, period: 5 }];
const geometries = [
  { name: 'one radar, 2 s', radars: one, scan: 'electronic' },
  { name: 'one radar, 6 s', radars: [{ ...one[0], period: 6 }], scan: 'electronic' },
  { name: 'three, not in step', radars: three, scan: 'electronic' },
  { name: 'three, rotating', radars: three, scan: 'rotating' },
];

const turn = (pull) => ({ pull, from: 60, to: 90, noise: [0, 0] });
const truths = {
  straight: { pull: 0, from: 0, to: 0, noise: [0, 0] },
  nearly: { pull: 0, from: 0, to: 0, noise: [0.1, 0.05] },
  'turn of 2 g': turn(20),
  'turn of 4 g': turn(40),
  'turn of 6 g': turn(60),
};

/** States of an object, six numbers a tick. */
function flyOnce(truth, stream) {
  const away = 15000 + 60000 * drawUniform(stream);
  const bearing = TWO_PI * drawUniform(stream);
  const heading = TWO_PI * drawUniform(stream);
  const speed = 150 + 200 * drawUniform(stream);
  const side = drawUniform(stream) < 0.5 ? 1 : -1;
  const s = [away * Math.sin(bearing), away * Math.cos(bearing), 2000 + 8000 * drawUniform(stream)];
  s.push(speed * Math.sin(heading), speed * Math.cos(heading), 5 * drawNormal(stream));
  const states = new Float64Array((DURATION / TICK + 1) * 6);
  for (let tick = 0; tick * 6 < states.length; tick++) {
    states.set(s, tick * 6);
    const time = tick * TICK;
    const turning = time >= truth.from && time < truth.to;
    step(s, turning ? (side * truth.pull) / speed : 0, truth.noise, stream);
  }
  return states;
}

/** Objects that pass closer to a radar than this are drawn anew, m: straight above it an azimuth means nothing. */
const NEAREST = 10000;

/** States of an object that keeps away from all radars. */
function fly(truth, radars, stream) {
  for (;;) {
    const states = flyOnce(truth, stream);
    let least = NEAREST;
    for (const { x, y } of radars) {
      for (let at = 0; at < states.length; at += 6) {
        least = Math.min(least, Math.hypot(states[at] - x, states[at + 1] - y));
      }
    }
    if (least === NEAREST) return states;
  }
}

/** One tick: a turn in closed form, then white acceleration. */
function step(s, rate, [horizontal, vertical], stream) {
  const [vx, vy] = [s[3], s[4]];
  const angle = rate * TICK;
  const ahead = rate === 0 ? TICK : Math.sin(angle) / rate;
  const aside = rate === 0 ? 0 : (1 - Math.cos(angle)) / rate;
  s[0] += ahead * vx + aside * vy;
  s[1] += ahead * vy - aside * vx;
  s[2] += TICK * s[5];
  s[3] = vx * Math.cos(angle) + vy * Math.sin(angle);
  s[4] = vy * Math.cos(angle) - vx * Math.sin(angle);
  for (let axis = 0; axis < 3; axis++) {
    const density = axis < 2 ? horizontal : vertical;
    const kick = Math.sqrt(density * TICK) * drawNormal(stream);
    s[axis] += (kick * TICK) / 2 + Math.sqrt((density * TICK ** 3) / 12) * drawNormal(stream);
    s[3 + axis] += kick;
  }
}

/** What the radars report of an object, in order of time; `noise` scales the errors. */
function observe(states, { radars, scan }, stream, noise) {
  const rows = [];
  for (const [sensor, radar] of radars.entries()) {
    for (let number = 0; ; number++) {
      const begin = 0.5 + 0.7 * sensor + number * radar.period;
      const before = measure(states, Math.round(begin / TICK), radar);
      if (before === null) break;
      const late = scan === 'rotating' ? (radar.period * before[1]) / TWO_PI : 0;
      const tick = Math.round((begin + late) / TICK);
      const values = measure(states, tick, radar);
      const seen = drawUniform(stream) < DETECTION;
      const errors = ERRORS.map((sigma) => noise * sigma * drawNormal(stream));
      if (values === null || !seen) continue;
      const [range, azimuth, elevation, rate] = values.map((value, q) => value + errors[q]);
      rows.push({
        time: tick * TICK,
        sensor,
        number,
        range,
        azimuth: (azimuth + TWO_PI) % TWO_PI,
        elevation,
        rate,
      });
    }
  }
  return rows.sort((a, b) => a.time - b.time);
}

/** Range, azimuth, elevation and range rate of a tick without error, null beyond the end. */
function measure(states, tick, radar) {
  if ((tick + 1) * 6 > states.length) return null;
  const [x, y, z, vx, vy, vz] = states.subarray(tick * 6, tick * 6 + 6);
  const [dx, dy] = [x - radar.x, y - radar.y];
  const range = Math.hypot(dx, dy, z);
  return [
    range,
    (Math.atan2(dx, dy) + TWO_PI) % TWO_PI,
    Math.asin(z / range),
    (dx * vx + dy * vy + z * vz) / range,
  ];
}

function trackerOf({ radars, scan }, settings) {
  const reports = createTable(radarReportSchema, radars.length);
  for (const { x, y } of radars) {
    const row = appendRow(reports);
    Object.entries({ active: 1, x, y, ex: 1, ny: 1, uz: 1 }).forEach(([name, value]) => {
      reports[name][row] = value;
    });
  }
  const tracked = radars.map(({ period }) => ({
    rangeMin: 100,
    rangeMax: 150000,
    azimuthCentre: 0,
    azimuthWidth: TWO_PI,
    elevationMin: -0.1,
    elevationMax: 1.5,
    scan,
    period,
    falsePlotsPerScan: 0,
    detectionProbability: DETECTION,
    speedMax: 1000,
    trackCapacity: 100,
    rangeSigma: ERRORS[0],
    azimuthSigma: ERRORS[1],
    elevationSigma: ERRORS[2],
    rangeRateSigma: ERRORS[3],
    referenceRange: 0,
    referenceRcs: 0,
    referenceSnrDb: 0,
  }));
  return { tracker: createTracker(tracked, 'flat', settings), reports };
}

const plots = createPlots();
const tracks = createTracks();
const updates = createTrackUpdates();

function fill(row) {
  const at = appendRow(plots);
  plots.time[at] = row.time;
  plots.sensor[at] = row.sensor;
  plots.scan[at] = row.number;
  plots.range[at] = row.range;
  plots.azimuth[at] = row.azimuth;
  plots.elevation[at] = row.elevation;
  plots.rangeRate[at] = row.rate;
  ['rangeSigma', 'azimuthSigma', 'elevationSigma', 'rangeRateSigma'].forEach((name, q) => {
    plots[name][at] = ERRORS[q];
  });
}

/** NEES of the firm track at each epoch (NaN where there is none), and the NIS since the epoch before. */
function followOne(states, rows, geometry, settings) {
  const { tracker, reports } = trackerOf(geometry, settings);
  const epochs = [];
  let row = 0;
  for (let end = EPOCH; end <= DURATION; end += EPOCH) {
    const { nisSum, nisCount } = tracker;
    for (let to = -1; to < end; ) {
      const next = rows[row]?.time ?? end;
      to = Math.min(end, geometry.scan === 'rotating' ? next + 0.5 : next);
      clearTable(plots);
      while (row < rows.length && rows[row].time <= to + 1e-9) fill(rows[row++]);
      follow(tracker, plots, reports, to, tracks, updates);
    }
    const nees = neesNow(states.subarray(Math.round(end / TICK) * 6));
    epochs.push({ nees, nis: tracker.nisSum - nisSum, plots: tracker.nisCount - nisCount });
  }
  return epochs;
}

function neesNow([x, y, z]) {
  for (let i = 0; i < tracks.count; i++) {
    if (tracks.status[i] < trackStatus.confirmed) continue;
    const p = ['pxx', 'pxy', 'pxz', 'pyy', 'pyz', 'pzz'].map((name) => tracks[name][i]);
    return positionNees(tracks.x[i] - x, tracks.y[i] - y, tracks.z[i] - z, p);
  }
  return Number.NaN;
}

/** Means over runs, epoch by epoch. */
function average(truth, geometry, settings, { runs, seed, noise }) {
  const stream = createStream();
  const sums = Array.from({ length: DURATION / EPOCH }, () => ({ nees: 0, count: 0, nis: 0, plots: 0 }));
  for (let run = 0; run < runs; run++) {
    openStream(stream, seed, stageKey.study, run);
    const states = fly(truth, geometry.radars, stream);
    const rows = observe(states, geometry, stream, noise);
    for (const [e, { nees, nis, plots: number }] of followOne(states, rows, geometry, settings).entries()) {
      sums[e].nis += nis;
      sums[e].plots += number;
      if (Number.isNaN(nees)) continue;
      sums[e].nees += nees;
      sums[e].count++;
    }
  }
  return sums;
}

/** Mean NEES and NIS over the epochs after `from` up to `to`, and the greatest NEES of one epoch. */
function within(sums, from, to) {
  const part = sums.slice(Math.ceil(from / EPOCH), Math.floor(to / EPOCH));
  const total = (name) => part.reduce((sum, epoch) => sum + epoch[name], 0);
  const nees = part.map((epoch) => epoch.nees / epoch.count);
  return {
    nees: nees.reduce((a, b) => a + b, 0) / nees.length,
    peak: Math.max(...nees),
    nis: (4 * total('nis')) / total('plots'),
    plots: total('plots'),
  };
}

/** The default bank with one model alone. */
const alone = (model) => ({ ...defaultTrackerSettings, models: [{ ...model, share: 1 }] });
const [quiet] = defaultTrackerSettings.models;
const lively = defaultTrackerSettings.models.at(-1);

const shortest = ({ radars }) => Math.min(...radars.map(({ period }) => period));
/** When the begin of a track is forgotten, s: NEES of its first looks tells of the spread it was born with. */
const settledAt = (geometry) => Math.max(20, 10 * shortest(geometry));

/** Least number of `batches`, each good with 95 %, that falls short by luck in less than one case of a hundred. */
function leastGood(batches) {
  let chance = 0;
  let ways = 1;
  for (let good = 0; good <= batches; good++) {
    chance += ways * 0.95 ** good * 0.05 ** (batches - good);
    if (chance >= 0.01) return good;
    ways *= (batches - good) / (good + 1);
  }
  return batches;
}

let isKept = true;
function print(...cells) {
  console.log(`| ${cells.join(' | ')} |`);
}

/** Whether a figure lies in its bounds: below, inside, above. */
const placeIn = (value, [low, high]) => (value < low ? 'below' : value > high ? 'above' : 'inside');

/** One filter on constant velocity, batch by batch; `judge` says which places count as good, null that none is asked for. */
function flyLevel(name, geometry, filter, settings, { runs, batches }, judge) {
  const seen = [];
  for (let seed = 1; seed <= batches; seed++) {
    const sums = average(truths[name], geometry, settings, { runs, seed, noise: 1 });
    const { nees, nis, plots: number } = within(sums, settledAt(geometry), DURATION);
    const places = [
      placeIn(nees, meanChiSquareBounds(3, runs, 1.96)),
      placeIn(nis, meanChiSquareBounds(4, number, 1.96)),
    ];
    seen.push({ nees, nis, places });
  }
  const mean = (key) => seen.reduce((sum, batch) => sum + batch[key], 0) / batches;
  const tally = (which) =>
    ['below', 'inside', 'above']
      .map((place) => seen.filter(({ places }) => places[which] === place).length)
      .join(' ');
  const fails = [0, 1].some(
    (which) =>
      seen.filter(({ places }) => (judge ?? places).includes(places[which])).length < leastGood(batches),
  );
  isKept &&= !fails;
  print(
    name,
    geometry.name,
    filter,
    mean('nees').toFixed(2),
    tally(0),
    mean('nis').toFixed(2),
    tally(1),
    judge === null ? '-' : fails ? 'NO' : 'yes',
  );
}

/** The default bank in a turn, beside the lag of its liveliest and of its quiet model. */
function flyTurn(name, geometry, runs) {
  const truth = truths[name];
  const look = shortest(geometry);
  const pace = { runs, seed: 1 };
  const bank = average(truth, geometry, defaultTrackerSettings, { ...pace, noise: 1 });
  const lag = average(truth, geometry, alone(lively), { ...pace, noise: 0 });
  const blind = average(truth, geometry, alone(quiet), { ...pace, noise: 0 });
  const settled = [truth.from + 4 * look, truth.to];
  const now = within(bank, ...settled);
  const bias = within(lag, ...settled);
  const luck = (freedom, from, number) => 1.96 * Math.sqrt((2 * (freedom + 2 * from)) / number);
  const most = 3 + bias.nees + luck(3, bias.nees, runs);
  const mostNis = 4 + bias.nis + luck(4, bias.nis, now.plots);
  const { peak } = within(bank, truth.from, settled[0]);
  const mostPeak = 3 + within(blind, truth.from, truth.from + 2 * look).peak;
  const made = truth.pull <= 2 * Math.sqrt(lively.horizontal / look);
  const fails = !(now.nees <= most && now.nis <= mostNis && peak <= mostPeak);
  if (made && fails) isKept = false;
  const cells = [now.nees, most, now.nis, mostNis, peak, mostPeak].map((value) => value.toFixed(1));
  print(name, geometry.name, ...cells, `${fails ? 'NO' : 'yes'}${made ? '' : ', not made for it'}`);
}

const runs = Number(process.argv[2] ?? 100);
const batches = Number(process.argv[3] ?? 10);
const pace = { runs, batches };
const matched = {
  straight: alone({ ...quiet, horizontal: 1e-4, vertical: 1e-4 }),
  nearly: alone({ ...quiet, horizontal: truths.nearly.noise[0], vertical: truths.nearly.noise[1] }),
};
const [low, high] = meanChiSquareBounds(3, runs, 1.96);
console.log(
  `Simulated, study use only. ${batches} batches of ${runs} runs; NEES of 3 in [${low.toFixed(2)}, ${high.toFixed(2)}] with 95 %.\n`,
);
print('truth', 'radars', 'filter', 'NEES', 'below inside above', 'NIS', 'below inside above', 'kept');
print(...Array(8).fill('---'));
for (const geometry of geometries) {
  flyLevel('nearly', geometry, 'matched', matched.nearly, pace, ['inside']);
  flyLevel('nearly', geometry, 'default', defaultTrackerSettings, pace, ['inside']);
  flyLevel('straight', geometry, 'matched', matched.straight, pace, null);
  flyLevel('straight', geometry, 'default', defaultTrackerSettings, pace, ['inside', 'below']);
}
console.log('');
print('truth', 'radars', 'NEES', 'bound', 'NIS', 'bound', 'peak NEES of the onset', 'bound', 'kept');
print(...Array(9).fill('---'));
for (const name of ['turn of 2 g', 'turn of 4 g', 'turn of 6 g']) {
  for (const geometry of geometries) flyTurn(name, geometry, runs);
}
process.exitCode = isKept ? 0 : 1;
