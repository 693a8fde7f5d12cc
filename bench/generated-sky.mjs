/**
 * A generated sky with known truth, as the tables the tracker and the scorer take: for speeds at any size, and to
 * look at the one default configuration on skies it was not chosen by. Simulated, study use only.
 *
 * Objects fly straight, turn level, climb; some in formation. Radars are rotating or not, measure range rate or not.
 */
import {
  createStream,
  drawNormal,
  drawPoisson,
  drawUniform,
  openStream,
  stageKey,
} from '../dist/src/math/random.js';

const TWO_PI = 2 * Math.PI;

/** What a sky may be told; lengths m, times s, speeds m/s. */
export const plainSky = {
  name: 'plain',
  seed: 1,
  objects: 60,
  duration: 120,
  extent: 60000,
  speed: 250,
  /** Share of objects that turn, and the greatest acceleration of a turn, m/s^2. */
  agile: 0.3,
  pull: 40,
  /** Objects of one formation, and their spacing. */
  formation: 1,
  spacing: 500,
  rotating: false,
  rangeRate: true,
  /** Share of false plots that lie in four patches, 5 km deep, 6 degrees wide, slow in range rate. */
  patchy: 0,
  /** Greatest elevation at which a radar sees, rad, and the one that its description states; null for the same. */
  highest: 1.4,
  stated: null,
  radars: [{ x: 0, y: 0, period: 2, detection: 0.9, clutter: 50 }],
};

/** Objects at their begin: place, velocity, turns as [from, to, rate]. */
function objectsOf(sky, stream) {
  const objects = [];
  for (let i = 0; i < sky.objects; i++) {
    const member = i % sky.formation;
    const leader = objects[i - member];
    if (member > 0) {
      const back = {
        ...leader,
        id: i + 1,
        x: leader.x + member * sky.spacing,
        y: leader.y - member * sky.spacing * 0.3,
      };
      objects.push(back);
      continue;
    }
    const heading = TWO_PI * drawUniform(stream);
    const speed = sky.speed * (0.6 + 0.8 * drawUniform(stream));
    const rate = (sky.pull * (0.3 + 0.7 * drawUniform(stream))) / speed;
    const from = 20 + 60 * drawUniform(stream);
    objects.push({
      id: i + 1,
      x: sky.extent * (2 * drawUniform(stream) - 1),
      y: sky.extent * (2 * drawUniform(stream) - 1),
      z: 1000 + 9000 * drawUniform(stream),
      heading,
      speed,
      climb: 8 * drawNormal(stream),
      turn:
        drawUniform(stream) < sky.agile ? [from, from + 15, drawUniform(stream) < 0.5 ? rate : -rate] : null,
    });
  }
  return objects;
}

/** State of an object at a time, by its turns in closed form. */
function stateAt(object, time) {
  const [from, to, rate] = object.turn ?? [time, time, 1];
  const before = Math.min(time, from);
  const turning = Math.min(Math.max(time - from, 0), to - from);
  const after = Math.max(time - Math.max(to, from), 0);
  const heading = object.heading + rate * turning;
  const arc = object.speed / rate;
  const x =
    object.x +
    object.speed * (before * Math.sin(object.heading) + after * Math.sin(heading)) +
    arc * (Math.cos(object.heading) - Math.cos(heading));
  const y =
    object.y +
    object.speed * (before * Math.cos(object.heading) + after * Math.cos(heading)) +
    arc * (Math.sin(heading) - Math.sin(object.heading));
  return [
    x,
    y,
    object.z + object.climb * time,
    object.speed * Math.sin(heading),
    object.speed * Math.cos(heading),
    object.climb,
  ];
}

function plotRow(time, sensor, scan, range, azimuth, elevation, rate, sky) {
  const folded = ((azimuth % TWO_PI) + TWO_PI) % TWO_PI;
  return [time, sensor, scan, range, folded, elevation, sky.rangeRate ? rate : ''];
}

/** Plot rows of one look at an object, none where it is missed or out of range. */
function lookAt(sky, radar, sensor, scan, time, s, stream) {
  const dx = s[0] - radar.x;
  const dy = s[1] - radar.y;
  const dz = s[2] - 10;
  const range = Math.hypot(dx, dy, dz);
  const seen = drawUniform(stream) < radar.detection;
  const noise = [0, 1, 2, 3].map(() => drawNormal(stream));
  if (!seen || range > 150000 || range < 2000 || dz < 0 || dz > range * Math.sin(sky.highest)) return [];
  const rate = (dx * s[3] + dy * s[4] + dz * s[5]) / range + 2 * noise[3];
  const azimuth = Math.atan2(dx, dy) + 0.002 * noise[1];
  const elevation = Math.asin(dz / range) + 0.002 * noise[2];
  return [plotRow(time, sensor, scan, range + 30 * noise[0], azimuth, elevation, rate, sky)];
}

/** Plot rows of one scan. */
function scanOf(sky, radar, sensor, scan, start, objects, stream) {
  openStream(stream, sky.seed, stageKey.study, sensor * 100000 + scan);
  const rows = [];
  const turned = (azimuth) => (sky.rotating ? start + (radar.period * azimuth) / TWO_PI : start);
  for (const object of objects) {
    const s = stateAt(object, start);
    const azimuth = (Math.atan2(s[0] - radar.x, s[1] - radar.y) + TWO_PI) % TWO_PI;
    const time = turned(azimuth);
    rows.push(...lookAt(sky, radar, sensor, scan, time, stateAt(object, time), stream));
  }
  const clutter = drawPoisson(stream, radar.clutter);
  for (let i = 0; i < clutter; i++) {
    const inPatch = drawUniform(stream) < sky.patchy;
    const patch = Math.floor(4 * drawUniform(stream));
    const azimuth = inPatch ? 0.5 + patch * 1.5 + 0.1 * drawUniform(stream) : TWO_PI * drawUniform(stream);
    const range = inPatch
      ? 20000 + 9000 * patch + 5000 * drawUniform(stream)
      : 2000 + 148000 * drawUniform(stream);
    const rate = (inPatch ? 40 : 2000) * (drawUniform(stream) - 0.5);
    rows.push(plotRow(turned(azimuth), sensor, scan, range, azimuth, 0.6 * drawUniform(stream), rate, sky));
  }
  return rows;
}

function sensorsText(sky) {
  const radars = sky.radars.map((radar, i) => ({
    id: i + 1,
    x: radar.x,
    y: radar.y,
    z: 10,
    period: radar.period,
    pd: radar.detection,
    rMin: 2000,
    rMax: 150000,
    elMin: 0,
    elMax: sky.stated ?? sky.highest,
    sr: 30,
    saz: 0.002,
    sel: 0.002,
    ...(sky.rangeRate ? { srr: 2, vMax: 1000 } : {}),
    clutter: radar.clutter,
  }));
  return JSON.stringify({ rotating: sky.rotating, duration_s: sky.duration, eval_period_s: 2, radars });
}

/** The three texts of a sky, in the formats of `sudarshan track`: plots, sensors, truth; and its number of scans. */
export function generateSky(choices) {
  const sky = { ...plainSky, ...choices };
  const stream = createStream();
  openStream(stream, sky.seed, stageKey.study, 0);
  const objects = objectsOf(sky, stream);
  const rows = [];
  let scans = 0;
  for (const [i, radar] of sky.radars.entries()) {
    for (let scan = 1; scan * radar.period + i * 0.3 <= sky.duration; scan++) {
      rows.push(...scanOf(sky, radar, i + 1, scan, scan * radar.period + i * 0.3, objects, stream));
      scans++;
    }
  }
  rows.sort((a, b) => a[0] - b[0]);
  const truth = ['t,id,x,y,z,vx,vy,vz'];
  for (let time = 2; time <= sky.duration; time += 2) {
    for (const object of objects) truth.push([time, object.id, ...stateAt(object, time)].join(','));
  }
  return {
    plots: ['t,sensor,scan,range,az,el,rangerate', ...rows.map((row) => row.join(','))].join('\n'),
    sensors: sensorsText(sky),
    truth: truth.join('\n'),
    scans,
  };
}
