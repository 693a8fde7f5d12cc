/** Noise jamming, only as the textbook's raised noise floor. No technique, waveform or countermeasure is modelled. */
import type { Flight } from '../scenario/raid.ts';
import { objectStatus, type TruthTable } from '../world/truth.ts';
import type { Antenna, Pose } from './antenna.ts';
import { overGround, overHorizon, type Sight, takeSight } from './look.ts';
import type { Ground } from './visibility.ts';

/** The jammers of a scenario, and where one radar has them before it in this tick. */
export interface Jamming {
  /** Rows of truth that carry a jammer, and jam to noise of each at one metre in a main beam (m^2). */
  readonly rows: Int32Array;
  readonly strength: Float64Array;
  /** Those that the radar can hear: direction (east, north, unit vector) and jam to noise in its main beam. */
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly level: Float64Array;
  count: number;
}

export function createJamming(flights: readonly Flight[]): Jamming {
  const carriers = flights.filter((flight) => flight.jammer > 0);
  return {
    rows: Int32Array.from(carriers, (flight) => flight.index),
    strength: Float64Array.from(carriers, (flight) => flight.jammer),
    east: new Float64Array(carriers.length),
    north: new Float64Array(carriers.length),
    level: new Float64Array(carriers.length),
    count: 0,
  };
}

/** Find the jammers that a radar hears at the end of the tick: active, over the horizon and not masked. */
export function takeJammers(
  jamming: Jamming,
  antenna: Antenna,
  pose: Pose,
  truth: TruthTable,
  ground: Ground | null,
  sight: Sight,
): void {
  jamming.count = 0;
  for (let i = 0; i < jamming.rows.length; i++) {
    const row = jamming.rows[i]!;
    if (truth.status[row] !== objectStatus.active || truth.flight[row] === antenna.carrier) continue;
    takeSight(pose, truth, row, 0, sight);
    if (!overHorizon(pose, sight) || !overGround(pose, sight, ground)) continue;
    const flat = Math.max(1e-9, Math.sqrt(sight.east * sight.east + sight.north * sight.north));
    const at = jamming.count++;
    jamming.east[at] = sight.east / flat;
    jamming.north[at] = sight.north / flat;
    jamming.level[at] = jamming.strength[i]! / Math.max(1, sight.rangeSquared);
  }
}

/**
 * Jam to noise (ratio) in a look towards (east, north): every jammer that the radar hears adds its noise, in full
 * within one azimuth cell of the look and by the level of the sidelobes elsewhere.
 *
 * The path is one way, so it falls with the square of range where the echo falls with the fourth power. A step for
 * the antenna pattern, and the same strength in every radar: band, polarisation, elevation pattern, sidelobe
 * blanking and agility are left out on purpose.
 * Source: Skolnik, Introduction to Radar Systems, 3rd ed., 2001, 4.10; Mahafza, Radar Systems Analysis and Design
 * Using MATLAB, 2000, 1.6 (self-screening and stand-off jammers).
 */
export function jamToNoise(jamming: Jamming, antenna: Antenna, east: number, north: number): number {
  const flat = Math.sqrt(east * east + north * north);
  const { azimuthResolution, sidelobe } = antenna.radar;
  let sum = 0;
  for (let i = 0; i < jamming.count; i++) {
    const along = east * jamming.east[i]! + north * jamming.north[i]!;
    const across = Math.abs(east * jamming.north[i]! - north * jamming.east[i]!);
    const isMain = along > 0 && across < azimuthResolution * flat;
    sum += jamming.level[i]! * (isMain ? 1 : sidelobe);
  }
  return sum;
}

/**
 * Range, m, at which an object that screens itself is seen through its own jamming: the root of
 * `required` = (C rcs / R^4) / (1 + J / R^2), noise kept.
 *
 * The textbook's form sqrt(C rcs / (required J)) is the limit of strong jamming.
 * @param constant  signal to noise times range^4 over cross-section, m^2
 * @param jammer    jam to noise at one metre in the main beam, m^2
 * @param required  signal to interference of one pulse, ratio
 * Source: Mahafza 2000, 1.6.1, with the receiver's noise added.
 */
export function burnThroughRange(constant: number, rcs: number, jammer: number, required: number): number {
  const reach = (4 * constant * rcs) / required;
  return Math.sqrt(reach / 2 / (jammer + Math.sqrt(jammer * jammer + reach)));
}
