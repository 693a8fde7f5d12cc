/** The ideal sensor: objects that some radar would see, without noise. */
import { clearTable, reserve } from '../math/table.ts';
import type { TruthTable } from '../world/truth.ts';
import { takePose } from './antenna.ts';
import { replyOf } from './identification.ts';
import { jamToNoise, takeJammers } from './jamming.ts';
import { overGround, overHorizon, takeSight, withinLimits } from './look.ts';
import { iffReply } from './plot.ts';
import { snrAtRange } from './range-equation.ts';
import type { RadarReportTable } from './report.ts';
import { listLive, type Sensing } from './sensing.ts';
import type { SightingTable } from './sighting.ts';
import { rcsAtAspect } from './signature.ts';

/** Time between two looks of the ideal sensor at one object, s (assumed: a fast radar's revisit). */
const LOOK_PERIOD = 1;

/**
 * List every object that at least one active radar sees with a detection probability of one half or more.
 *
 * Deterministic and cheap: an object is looked at once a second, when it first appears, and when the radar that saw
 * it falls silent; between looks it stays seen or unseen. Jamming counts; scan timing, noise, clutter and resolution are
 * left out.
 * Identification is answered where any radar that sees the object asks.
 * @param out  cleared and filled in order of truth rows; the label is the row
 */
export function sight(
  sensing: Sensing,
  truth: TruthTable,
  radars: RadarReportTable,
  at: number,
  out: SightingTable,
): void {
  const { groups, sightings, antennas, poses } = sensing;
  clearTable(out);
  listLive(sensing, truth);
  for (let index = 0; index < poses.length; index++) {
    takePose(antennas[index]!, radars, sensing.ground, poses[index]!);
  }
  reserve(out, groups.count);
  for (let i = 0; i < groups.count; i++) {
    const row = groups.live[i]!;
    const sensor = sightings.sensor[row]!;
    const silenced = sensor >= 0 && radars.active[sensor] !== 1;
    if (silenced || at >= sightings.due[row]!) lookAtRow(sensing, truth, radars, row, at);
    if (sightings.sensor[row]! < 0) continue;
    const to = out.count++;
    out.label[to] = row;
    out.sensor[to] = sightings.sensor[row]!;
    out.x[to] = truth.x[row]!;
    out.y[to] = truth.y[row]!;
    out.z[to] = truth.z[row]!;
    out.vx[to] = truth.vx[row]!;
    out.vy[to] = truth.vy[row]!;
    out.vz[to] = truth.vz[row]!;
    out.rcs[to] = sightings.rcs[row]!;
    out.iff[to] = sightings.iff[row]!;
  }
}

/**
 * Ask the radars in turn, beginning with the one that saw the object last; go on past the first that sees it only to
 * find one that identifies it.
 */
function lookAtRow(
  sensing: Sensing,
  truth: TruthTable,
  radars: RadarReportTable,
  row: number,
  at: number,
): void {
  const { sightings, antennas, poses, flights, signatures, sight: geometry, ground } = sensing;
  const spread = (row % 8) / 8;
  sightings.due[row] = (Math.floor(at / LOOK_PERIOD - spread) + 1 + spread) * LOOK_PERIOD;
  const first = Math.max(0, sightings.sensor[row]!);
  sightings.sensor[row] = -1;
  sightings.iff[row] = iffReply.notAsked;
  for (let turn = 0; turn < antennas.length; turn++) {
    const index = (first + turn) % antennas.length;
    const antenna = antennas[index]!;
    const { interrogates } = antenna.radar;
    if (radars.active[index] !== 1 || antenna.carrier === truth.flight[row]) continue;
    if (sightings.sensor[row]! >= 0 && !interrogates) continue;
    const pose = poses[index]!;
    const dx = truth.x[row]! - pose.x;
    const dy = truth.y[row]! - pose.y;
    const dz = truth.z[row]! - pose.z;
    if (dx * dx + dy * dy + dz * dz > antenna.cutSquared[truth.classIndex[row]!]!) continue;
    takeSight(pose, truth, row, 0, geometry);
    if (!withinLimits(antenna, geometry)) continue;
    const rcs = rcsAtAspect(signatures[truth.classIndex[row]!]!, geometry.cosAspect);
    const snr = snrAtRange(antenna.constant, rcs, geometry.rangeSquared);
    if (snr < antenna.even) continue;
    if (!overHorizon(pose, geometry) || !overGround(pose, geometry, ground)) continue;
    if (isJammed(sensing, truth, index, snr)) continue;
    if (sightings.sensor[row]! < 0) {
      sightings.sensor[row] = index;
      sightings.rcs[row] = rcs;
    }
    if (!interrogates) continue;
    sightings.iff[row] = replyOf(flights[truth.flight[row]!]!);
    return;
  }
}

/** Whether jamming takes the object in sight below even odds. */
function isJammed(sensing: Sensing, truth: TruthTable, index: number, snr: number): boolean {
  const { jamming, sight: geometry, ground } = sensing;
  if (jamming.rows.length === 0) return false;
  const antenna = sensing.antennas[index]!;
  const { east, north } = geometry;
  takeJammers(jamming, antenna, sensing.poses[index]!, truth, ground, sensing.groups.sight);
  return snr / (1 + jamToNoise(jamming, antenna, east, north)) < antenna.even;
}
