/**
 * Is a silent track hostile? Silence alone does not say so: the set of a friend may be broken.
 *
 * Naive Bayes on four observations that are taken as independent: no answer, the course, the kind of object and the plans
 * that own and civil flights filed. Even odds before any of them. The tracker asks; this judges; nothing here knows truth.
 * Leaves out where a track came from and whom it flies with.
 * Source: the form is that of Bayes' rule in odds; all probabilities are assumed.
 */
import { heightFromEcef } from '../geo/frames.ts';
import { hypot3 } from '../math/elementary.ts';
import { categories } from '../scenario/category.ts';
import type { FiledPlan } from '../scenario/defence.ts';
import { type TrackTable, trackIdentity } from '../tracks/track.ts';

/** Odds of hostile from which a track is called so: probability 0.99, as in the tracker. */
const CERTAIN_ODDS = 99;

/** Share of own and civil flights that never answer. */
const BROKEN_SETS = 0.02;
const SILENT = 1 / BROKEN_SETS;

/** Aims at an asset: 0.9 of hostile tracks, 0.2 of others. */
const AIMED = 0.9 / 0.2;
const NOT_AIMED = 0.1 / 0.8;
/** Probability of its likeliest aim from which a track counts as aimed. */
const LEAST_AIM = 0.5;

/** Of a kind that only attacks: ballistic or cruise. Own flights are taken for one of them in 1 of 20 cases. */
const WEAPON = 1 / 0.05;
const LEAST_KIND = 0.95;
const weapons = (['ballistic', 'cruise'] as const).map((kind) => categories.indexOf(kind));

/** Flies where a plan was filed: 0.9 of own and civil flights do, 1 hostile track in 200 does by chance. */
const ON_PLAN = 0.005 / 0.9;
const OFF_PLAN = 0.995 / 0.1;

/**
 * How far from its filed plan a flight may be, m, and how much slower or faster, as a share: aside by the turning circle of a
 * fighter at the end of a leg.
 */
const ASIDE = 15_000;
const ABOVE = 1000;
const FASTER = 0.3;

/**
 * The identity of a track by which the rules of engagement decide: own and neutral as the tracker says, a silent one
 * hostile only when its conduct speaks against it too, unknown otherwise.
 * @param aim  probability of its likeliest aim among the assets
 * @param now  s
 */
export function judgeIdentity(
  tracks: TrackTable,
  row: number,
  aim: number,
  plans: readonly FiledPlan[],
  now: number,
): number {
  const identity = tracks.identity[row]!;
  if (identity !== trackIdentity.hostile) return identity;
  let odds = SILENT * (aim >= LEAST_AIM ? AIMED : NOT_AIMED);
  if (isWeapon(tracks, row)) odds *= WEAPON;
  odds *= fliesAsFiled(tracks, row, plans, now) ? ON_PLAN : OFF_PLAN;
  return odds >= CERTAIN_ODDS ? trackIdentity.hostile : trackIdentity.unknown;
}

function isWeapon(tracks: TrackTable, row: number): boolean {
  return weapons.includes(tracks.category[row]!) && tracks.categoryProbability[row]! >= LEAST_KIND;
}

/** True when a track is where one of the filed plans leads, at its height and speed. The time along the plan does not count. */
function fliesAsFiled(tracks: TrackTable, row: number, plans: readonly FiledPlan[], now: number): boolean {
  if (plans.length === 0) return false;
  const x = tracks.x[row]!;
  const y = tracks.y[row]!;
  const z = tracks.z[row]!;
  const speed = hypot3(tracks.vx[row]!, tracks.vy[row]!, tracks.vz[row]!);
  const height = heightFromEcef(x, y, z);
  for (const plan of plans) {
    if (now < plan.from) continue;
    for (let leg = 0; leg < plan.heights.length; leg++) {
      if (Math.abs(height - plan.heights[leg]!) > ABOVE) continue;
      if (Math.abs(speed - plan.speeds[leg]!) > FASTER * plan.speeds[leg]!) continue;
      if (distanceToLeg(plan.corners, 3 * leg, x, y, z) <= ASIDE) return true;
    }
  }
  return false;
}

/** Distance from a point to the straight line between corner `at` and the next, m. */
function distanceToLeg(corners: Float64Array, at: number, x: number, y: number, z: number): number {
  const dx = x - corners[at]!;
  const dy = y - corners[at + 1]!;
  const dz = z - corners[at + 2]!;
  const lx = corners[at + 3]! - corners[at]!;
  const ly = corners[at + 4]! - corners[at + 1]!;
  const lz = corners[at + 5]! - corners[at + 2]!;
  const length2 = Math.max(1, lx * lx + ly * ly + lz * lz);
  const share = Math.max(0, Math.min(1, (dx * lx + dy * ly + dz * lz) / length2));
  return hypot3(dx - share * lx, dy - share * ly, dz - share * lz);
}
