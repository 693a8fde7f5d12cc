/** What a radar is, worked out once (`Antenna`), and where it is in this tick (`Pose`). */
import { cos, sin, TWO_PI } from '../math/elementary.ts';
import type { Radar, Unit } from '../scenario/defence.ts';
import { detectionThreshold, requiredSnr } from './detection.ts';
import { constantFromReference, rangeAtSnr } from './range-equation.ts';
import type { RadarReportTable } from './report.ts';
import type { Signature } from './signature.ts';
import { type Ground, takeViewpoint, type Viewpoint } from './visibility.ts';

/** Looks that would be detected less often than this are not drawn. */
const NEGLIGIBLE_PROBABILITY = 1e-4;
/** Turns by which the antennas of successive radars are apart: the golden ratio spreads any number evenly (assumed). */
const PHASE_STEP = 0.6180339887498949;

/** Constants of one radar. */
export interface Antenna {
  readonly radar: Radar;
  /** Flight that carries it, never plotted by it, or -1. */
  readonly carrier: number;
  /** Signal to noise of one pulse is this times cross-section over range^4, m^2. */
  readonly constant: number;
  /** Echo power, summed over the pulses of a look, in noise powers of one, that makes a detection. */
  readonly threshold: number;
  /** Mean signal to noise below which a look is not drawn, and at which half of the looks detect; ratios. */
  readonly faintest: number;
  readonly even: number;
  /** Where in its turn the antenna stands at time 0, turns. */
  readonly phase: number;
  readonly sinElevationMin: number;
  readonly sinElevationMax: number;
  /** Middle of the azimuth sector as a unit vector, and the cosine of half its width; -2 looks all round. */
  readonly sectorEast: number;
  readonly sectorNorth: number;
  readonly cosHalfSector: number;
  /** Squared range, m^2, beyond which an object of each class is not looked for. */
  readonly cutSquared: Float64Array;
}

/** The constants of one radar; `signatures` by object class. */
export function createAntenna(
  radar: Radar,
  units: readonly Unit[],
  signatures: readonly Signature[],
): Antenna {
  const { swerling, pulses, falseAlarmProbability: falseAlarm } = radar;
  const required = (probability: number) => requiredSnr(swerling, probability, falseAlarm, pulses);
  const referenceSnr = required(radar.referencePd);
  const constant = constantFromReference(radar.referenceRange, radar.referenceRcs, referenceSnr);
  const faintest = required(Math.max(NEGLIGIBLE_PROBABILITY, 2 * falseAlarm));
  const cutSquared = new Float64Array(signatures.length);
  for (let i = 0; i < signatures.length; i++) {
    const cut = Math.min(radar.rangeMax, rangeAtSnr(constant, signatures[i]!.greatest, faintest));
    cutSquared[i] = cut * cut;
  }
  return {
    radar,
    carrier: units[radar.unit]!.carrier,
    constant,
    threshold: detectionThreshold(falseAlarm, pulses),
    faintest,
    even: required(0.5),
    phase: (radar.index * PHASE_STEP) % 1,
    sinElevationMin: sin(radar.elevationMin),
    sinElevationMax: sin(radar.elevationMax),
    sectorEast: sin(radar.azimuthCentre),
    sectorNorth: cos(radar.azimuthCentre),
    cosHalfSector: radar.azimuthWidth >= TWO_PI - 1e-4 ? -2 : cos(radar.azimuthWidth / 2),
    cutSquared,
  };
}

/** Turns, or revisit intervals, that a radar has made by time `at` (s); its whole part is the scan number. */
export function turnsAt(antenna: Antenna, at: number): number {
  return at / antenna.radar.period + antenna.phase;
}

/** An antenna at the end of a tick: ecef m and m/s, axes east, north, up, and where it looks from. */
export interface Pose {
  x: number;
  y: number;
  z: number;
  vx: number;
  vy: number;
  vz: number;
  readonly axes: Float64Array;
  readonly view: Viewpoint;
}

export function createPose(): Pose {
  const view = { lat: 0, lon: 0, height: 0, heightOverGround: 0 };
  return { x: 0, y: 0, z: 0, vx: 0, vy: 0, vz: 0, axes: new Float64Array(9), view };
}

/** Take a radar's report into `pose`; the viewpoint is worked out anew only when the antenna has moved. */
export function takePose(
  antenna: Antenna,
  radars: RadarReportTable,
  ground: Ground | null,
  pose: Pose,
): void {
  const row = antenna.radar.index;
  const x = radars.x[row]!;
  const y = radars.y[row]!;
  const z = radars.z[row]!;
  pose.vx = radars.vx[row]!;
  pose.vy = radars.vy[row]!;
  pose.vz = radars.vz[row]!;
  if (x === pose.x && y === pose.y && z === pose.z) return;
  pose.x = x;
  pose.y = y;
  pose.z = z;
  takeViewpoint(ground, antenna.radar.antennaHeight, x, y, z, pose.view);
  const { axes } = pose;
  axes[0] = radars.ex[row]!;
  axes[1] = radars.ey[row]!;
  axes[2] = radars.ez[row]!;
  axes[3] = radars.nx[row]!;
  axes[4] = radars.ny[row]!;
  axes[5] = radars.nz[row]!;
  axes[6] = radars.ux[row]!;
  axes[7] = radars.uy[row]!;
  axes[8] = radars.uz[row]!;
}
