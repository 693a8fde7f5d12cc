/** When the beam of a turning antenna crosses each object. */
import { atan2, cos, sin, TWO_PI, wrapPi } from '../math/elementary.ts';
import { reserve } from '../math/table.ts';
import type { TruthTable } from '../world/truth.ts';
import { type Antenna, type Pose, turnsAt } from './antenna.ts';
import type { LookTable } from './look.ts';

/** On which side of the beam an object stood at the end of the last tick. */
export const beamSide = { unknown: 0, ahead: 1, passed: 2 } as const;

/** Longest turn, in turns, over which "ahead, then passed" is taken to mean one crossing. */
const LONGEST_PART = 0.2;
/** Looks of one object are told apart by the part of the turn, this many to a turn. */
const KEYS_PER_TURN = 16;

/**
 * Append a look for each live object that the beam crosses in (from, to].
 *
 * The side of the beam on which each object stood is kept from tick to tick and compared by the sign of a cross
 * product, so crossings are counted without trigonometry and an object that turns, at any step, is neither lost
 * nor crossed twice. The instant is then found by Newton's method on azimuth of object minus azimuth of beam.
 * The beam is a line: its width only matters for resolution. An object that passes within a few beam steps of
 * the zenith, moving faster in azimuth than the beam, may be missed for a turn.
 * @param live   rows of `truth` to look at, `count` of them
 * @param sides  `beamSide` by row, kept by the caller for this radar
 */
export function scanRotating(
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  live: Int32Array,
  count: number,
  from: number,
  to: number,
  sides: Uint8Array,
  looks: LookTable,
): void {
  const parts = Math.max(1, Math.ceil((to - from) / antenna.radar.period / LONGEST_PART));
  const length = (to - from) / parts;
  for (let part = 0; part < parts; part++) {
    const end = part === parts - 1 ? to : from + (part + 1) * length;
    scanPart(antenna, pose, truth, live, count, from + part * length, end, to, sides, looks);
  }
}

function scanPart(
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  live: Int32Array,
  count: number,
  start: number,
  end: number,
  to: number,
  sides: Uint8Array,
  looks: LookTable,
): void {
  reserve(looks, count);
  const { cutSquared, carrier } = antenna;
  const { axes } = pose;
  const ex = axes[0]!;
  const ey = axes[1]!;
  const ez = axes[2]!;
  const nx = axes[3]!;
  const ny = axes[4]!;
  const nz = axes[5]!;
  const angle = beamAzimuth(antenna, end);
  const beamEast = sin(angle);
  const beamNorth = cos(angle);
  const before = to - end;
  for (let i = 0; i < count; i++) {
    const row = live[i]!;
    const dx = truth.x[row]! - pose.x - (truth.vx[row]! - pose.vx) * before;
    const dy = truth.y[row]! - pose.y - (truth.vy[row]! - pose.vy) * before;
    const dz = truth.z[row]! - pose.z - (truth.vz[row]! - pose.vz) * before;
    if (dx * dx + dy * dy + dz * dz > cutSquared[truth.classIndex[row]!]!) {
      sides[row] = beamSide.unknown;
      continue;
    }
    const east = ex * dx + ey * dy + ez * dz;
    const north = nx * dx + ny * dy + nz * dz;
    const side = east * beamNorth - north * beamEast > 0 ? beamSide.ahead : beamSide.passed;
    const earlier =
      sides[row] === beamSide.unknown ? sideAt(antenna, pose, truth, row, start, to) : sides[row];
    sides[row] = side;
    if (earlier !== beamSide.ahead || side !== beamSide.passed) continue;
    if (east * beamEast + north * beamNorth <= 0 || truth.flight[row] === carrier) continue;
    const time = crossingTime(antenna, pose, truth, row, start, end, to);
    const at = looks.count++;
    looks.row[at] = row;
    looks.time[at] = time;
    looks.scan[at] = Math.floor(turnsAt(antenna, time));
    looks.key[at] = Math.floor(KEYS_PER_TURN * turnsAt(antenna, time));
  }
}

/** Azimuth of the beam at a time, rad, within one turn. */
function beamAzimuth(antenna: Antenna, at: number): number {
  const turns = turnsAt(antenna, at);
  return TWO_PI * (turns - Math.floor(turns));
}

/** Azimuth of the object minus that of the beam at a time, rad in [-pi, pi), and its rate of change, rad/s. */
const lead = { angle: 0, rate: 0 };
function takeLead(
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  row: number,
  at: number,
  to: number,
): void {
  const { axes } = pose;
  const wx = truth.vx[row]! - pose.vx;
  const wy = truth.vy[row]! - pose.vy;
  const wz = truth.vz[row]! - pose.vz;
  const dx = truth.x[row]! - pose.x - wx * (to - at);
  const dy = truth.y[row]! - pose.y - wy * (to - at);
  const dz = truth.z[row]! - pose.z - wz * (to - at);
  const east = axes[0]! * dx + axes[1]! * dy + axes[2]! * dz;
  const north = axes[3]! * dx + axes[4]! * dy + axes[5]! * dz;
  const eastRate = axes[0]! * wx + axes[1]! * wy + axes[2]! * wz;
  const northRate = axes[3]! * wx + axes[4]! * wy + axes[5]! * wz;
  const squared = Math.max(1, east * east + north * north);
  lead.angle = wrapPi(atan2(east, north) - beamAzimuth(antenna, at));
  lead.rate = (eastRate * north - northRate * east) / squared - TWO_PI / antenna.radar.period;
}

function sideAt(
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  row: number,
  at: number,
  to: number,
): number {
  takeLead(antenna, pose, truth, row, at, to);
  return lead.angle > 0 ? beamSide.ahead : beamSide.passed;
}

/** Instant in [start, end] at which the lead is zero: Newton from the end, at most four turns, then clamped. */
function crossingTime(
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  row: number,
  start: number,
  end: number,
  to: number,
): number {
  let time = end;
  for (let turn = 0; turn < 4; turn++) {
    takeLead(antenna, pose, truth, row, time, to);
    const step = lead.rate < 0 ? lead.angle / lead.rate : 0;
    time = Math.max(start, Math.min(end, time - step));
    if (Math.abs(step) < 1e-7) break;
  }
  return time;
}
