/** False plots of land and sea: what Doppler filtering lets through of traffic, waves, wind-blown trees. */
import { geodeticFromEcef } from '../geo/frames.ts';
import { isHeightAboveHorizon } from '../geo/horizon.ts';
import { heightAt } from '../geo/terrain.ts';
import { cos, sin } from '../math/elementary.ts';
import { drawExponential, drawUniform, type Stream } from '../math/random.ts';
import type { Antenna, Pose } from './antenna.ts';
import { surfaceElevation } from './clutter.ts';
import { type FalseRow, hasNext, isInSector, sweepAzimuth, sweptShare, writeFalsePlot } from './false-row.ts';
import type { PlotTable } from './plot.ts';
import { clearsGroundAt, type Ground } from './visibility.ts';

/** A spot of ground is looked for at this height above the grid, m: the grid's own ground must not hide itself. assumed. */
const SPOT_HEIGHT = 20;

const geodetic = new Float64Array(3);

/**
 * Append the false plots that the surface gives to one radar in (from, to].
 *
 * Candidates are a Poisson process, equally likely in every range-azimuth cell out to the radar's range; one becomes
 * a plot only where the antenna sees that spot of the surface: above the horizon, not masked, not below the lowest
 * elevation. So a radar on the ground has them near and on facing slopes, a radar that looks down from the air as
 * far as its horizon. They move along the line of sight a little faster than the filter stops: the excess is exponential
 * with the filter's own speed as its mean (assumed). Clumps, and plots that come back at the same spot, are left out.
 * Source: Poisson false plots: Bar-Shalom and Li, Multitarget-Multisensor Tracking, 1995, 2.5; the density is assumed.
 */
export function addSurfacePlots(
  antenna: Antenna,
  pose: Pose | null,
  ground: Ground | null,
  seed: number,
  from: number,
  to: number,
  row: FalseRow,
  stream: Stream,
  plots: PlotTable,
): void {
  const { radar } = antenna;
  const perScan = radar.surfacePlotsPerMetre * (radar.rangeMax - radar.rangeMin);
  if (perScan <= 0) return;
  const meanGap = (radar.period * sweptShare(radar)) / perScan;
  while (hasNext(row, radar.index, seed, meanGap, to, stream)) {
    if (pose !== null && row.time > from) addSpot(antenna, pose, ground, row.time, stream, plots);
  }
}

function addSpot(
  antenna: Antenna,
  pose: Pose,
  ground: Ground | null,
  time: number,
  stream: Stream,
  plots: PlotTable,
): void {
  const { radar } = antenna;
  const azimuth = sweepAzimuth(antenna, time, stream);
  const range = radar.rangeMin + drawUniform(stream) * (radar.rangeMax - radar.rangeMin);
  if (!isInSector(radar, azimuth)) return;
  const floor = placeSpot(pose, ground, azimuth, range);
  if (!isHeightAboveHorizon(range, pose.view.heightOverGround, floor)) return;
  const elevation = surfaceElevation(pose.view.height, range, floor);
  if (elevation < radar.elevationMin || elevation > radar.elevationMax) return;
  if (!clearsGroundAt(ground, pose.view, geodetic[0]!, geodetic[1]!, floor + SPOT_HEIGHT)) return;
  const isOpening = drawUniform(stream) < 0.5;
  const speed = radar.radialSpeedMin * (1 + drawExponential(stream));
  writeFalsePlot(antenna, time, range, azimuth, elevation, isOpening ? speed : -speed, stream, plots);
}

/** Latitude and longitude of the surface at an azimuth and range into `geodetic`; gives the ground's height there, m. */
function placeSpot(pose: Pose, ground: Ground | null, azimuth: number, range: number): number {
  const { axes } = pose;
  const elevation = surfaceElevation(pose.view.height, range, 0);
  const east = range * cos(elevation) * sin(azimuth);
  const north = range * cos(elevation) * cos(azimuth);
  const up = range * sin(elevation);
  const x = pose.x + axes[0]! * east + axes[3]! * north + axes[6]! * up;
  const y = pose.y + axes[1]! * east + axes[4]! * north + axes[7]! * up;
  const z = pose.z + axes[2]! * east + axes[5]! * north + axes[8]! * up;
  geodeticFromEcef(x, y, z, geodetic);
  return ground === null ? 0 : heightAt(ground.grid, geodetic[0]!, geodetic[1]!);
}
