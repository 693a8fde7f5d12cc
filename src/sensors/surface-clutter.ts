/** What the land or sea behind an object adds to the noise of a look. */
import { geodeticFromEcef } from '../geo/frames.ts';
import { FOUR_THIRDS_RADIUS } from '../geo/horizon.ts';
import { heightAt } from '../geo/terrain.ts';
import type { Antenna, Pose } from './antenna.ts';
import type { Sight } from './look.ts';
import { clearsGroundAt, type Ground } from './visibility.ts';

/** Reflectivity of land and sea, m^2 of echo a m^2 of beam area at right angles: -15 and -30 dB. assumed, in Barton's range. */
const LAND_GAMMA = 0.0316;
const SEA_GAMMA = 0.001;
/** An object lower than this above the surface, as the radar sees it, has the surface in its beam, rad (3 deg). assumed. */
const BEAM_HEIGHT = 0.052;
/** Patches are asked for at this height above the grid, m: the grid's own ground must not hide itself. assumed. */
const PATCH_HEIGHT = 20;

const geodetic = new Float64Array(3);

/** Speed along the line of sight over the ground, m/s: what the radar's own motion adds is taken out. */
function groundRadialSpeed(pose: Pose, sight: Sight): number {
  const { axes } = pose;
  const east = sight.velocityEast + axes[0]! * pose.vx + axes[1]! * pose.vy + axes[2]! * pose.vz;
  const north = sight.velocityNorth + axes[3]! * pose.vx + axes[4]! * pose.vy + axes[5]! * pose.vz;
  const up = sight.velocityUp + axes[6]! * pose.vx + axes[7]! * pose.vy + axes[8]! * pose.vz;
  return Math.abs(sight.east * east + sight.north * north + sight.up * up) / sight.range;
}

/**
 * Surface clutter to noise (ratio) in the cell of the object in sight.
 *
 * The patch is one range cell by one azimuth cell; its echo follows the constant-gamma law, sigma0 = gamma sin(grazing
 * angle), so a radar that looks down has far more of it than one that looks along the ground. It is there only
 * where the surface stands in the beam beneath the object, above the radar's horizon and not masked by terrain.
 * Doppler filtering takes all but one part in `clutterImprovement` away, and nothing when the object moves slower along
 * the line of sight than `radialSpeedMin`: then it is filtered, or competes, with the ground. Blind speeds at
 * higher multiples (staggered repetition is taken for granted), sea state, season and beam shape are left out.
 * Source: gamma and patch: Barton, Radar System Analysis and Modeling, 2005, 3.6; low-grazing geometry: Skolnik,
 * Introduction to Radar Systems, 3rd ed., 2001, 7.2; improvement factor: the same, 3.7.
 */
export function clutterToNoise(antenna: Antenna, pose: Pose, sight: Sight, ground: Ground | null): number {
  const { radar } = antenna;
  const { range } = sight;
  const { view } = pose;
  if (radar.clutterImprovement === 0) return 0;
  geodeticFromEcef(sight.x, sight.y, sight.z, geodetic);
  const floor = ground === null ? 0 : Math.max(0, heightAt(ground.grid, geodetic[0]!, geodetic[1]!));
  if (geodetic[2]! - floor > BEAM_HEIGHT * range) return 0;
  const grazing = (view.heightOverGround - floor) / range - range / (2 * FOUR_THIRDS_RADIUS);
  if (grazing <= 0) return 0;
  if (!clearsGroundAt(ground, view, geodetic[0]!, geodetic[1]!, floor + PATCH_HEIGHT)) return 0;
  const gamma = ground !== null && floor === 0 ? SEA_GAMMA : LAND_GAMMA;
  const area = range * radar.azimuthResolution * radar.rangeResolution;
  const echo = gamma * Math.min(1, grazing) * area;
  const isSlow = groundRadialSpeed(pose, sight) < radar.radialSpeedMin;
  const left = isSlow ? 1 : 1 / radar.clutterImprovement;
  return (antenna.constant * echo * left) / (sight.rangeSquared * sight.rangeSquared);
}
