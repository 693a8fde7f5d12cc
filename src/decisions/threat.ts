/** Threat evaluation: what a track is likely to hit, when, and what that is worth. */
import { heightFromEcef } from '../geo/frames.ts';
import { exp, hypot3 } from '../math/elementary.ts';
import { appendRow, clearTable } from '../math/table.ts';
import { type Category, categories } from '../scenario/category.ts';
import type { Asset } from '../scenario/defence.ts';
import type { AssetReportTable } from '../sensors/report.ts';
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';
import { type AimTable, createAims, type ThreatTable } from './order.ts';
import { predictTrack } from './predict.ts';

/** Share of an asset's value that one object of the category is expected to destroy. All assumed: no public figure. */
export const expectedDamage: Readonly<Record<Category, number>> = {
  fighter: 0.3,
  stealth: 0.3,
  ballistic: 0.4,
  cruise: 0.3,
  drone: 0.1,
  transport: 0.5,
  helicopter: 0.1,
  ship: 0.1,
  ground: 0.1,
};
const damageByCode = Float64Array.from(categories, (category) => expectedDamage[category]);

/** Share of an asset that an object like the track at `row` is expected to destroy. */
export function expectedDamageOf(tracks: TrackTable, row: number): number {
  return damageByCode[tracks.category[row]!]!;
}

const BALLISTIC = categories.indexOf('ballistic');

/** Spread of the aim about the straight course: a floor, m, and a share of the distance to go. Assumed. */
const AIM_SPREAD_FLOOR = 3000;
const AIM_SPREAD_SHARE = 0.12;
/** Weight of "aims at none of these" against an asset of value 1 that lies right on the course. Assumed. */
const NO_AIM_WEIGHT = 0.3;
/** A track that would need longer than this to arrive is not yet a threat, s. Assumed. */
const HORIZON = 1800;

/** An aim less likely than this is not listed. Assumed. */
const LEAST_AIM = 0.01;

/** Room that one evaluation needs, and the aims it found; made once. */
export interface ThreatWorkspace {
  readonly aims: AimTable;
  readonly weights: Float64Array;
  readonly times: Float64Array;
  readonly state: Float64Array;
}

export function createThreatWorkspace(assets: number): ThreatWorkspace {
  return {
    aims: createAims(),
    weights: new Float64Array(assets),
    times: new Float64Array(assets),
    state: new Float64Array(6),
  };
}

/**
 * One row for each confirmed track that may threaten an asset, in track order.
 *
 * The weight of an asset is its value times a normal density of the miss distance of the track's course
 * from it (for ballistic tracks: of the predicted impact point), with a spread that grows with the distance
 * to go, since aeroplanes turn, and with the track's own error carried to the arrival; "none of them" keeps a share.
 * An uncertain track is thus a threat to more assets, and less surely to each. All aims of at least one per cent are
 * listed in `work.aims`. Leaves out intent learned from group behaviour.
 * @param out     cleared; values in the assets' unit, times in s from now
 * Source: Roux and van Vuuren, "Threat evaluation and weapon assignment decision support: a review",
 *   ORiON 23(2), 2007 (value, closest point of approach and time as the criteria).
 */
export function evaluateThreats(
  tracks: TrackTable,
  assets: readonly Asset[],
  reports: AssetReportTable,
  work: ThreatWorkspace,
  out: ThreatTable,
): void {
  clearTable(out);
  clearTable(work.aims);
  for (let row = 0; row < tracks.count; row++) {
    const status = tracks.status[row]!;
    if (status !== trackStatus.confirmed && status !== trackStatus.coasting) continue;
    const identity = tracks.identity[row]!;
    if (identity === trackIdentity.own || identity === trackIdentity.neutral) continue;
    evaluateTrack(tracks, row, assets, reports, work, out);
  }
}

function evaluateTrack(
  tracks: TrackTable,
  row: number,
  assets: readonly Asset[],
  reports: AssetReportTable,
  work: ThreatWorkspace,
  out: ThreatTable,
): void {
  const ballistic = tracks.category[row] === BALLISTIC;
  const fallTime = ballistic ? timeToGround(tracks, row, work.state) : 0;
  let sum = NO_AIM_WEIGHT;
  let best = -1;
  for (let a = 0; a < assets.length; a++) {
    const weight = ballistic
      ? impactWeight(tracks, row, work, reports, a, fallTime)
      : courseWeight(tracks, row, work, reports, a);
    work.weights[a] = weight * assets[a]!.value;
    sum += work.weights[a]!;
    if (work.weights[a]! > 0 && (best < 0 || work.weights[a]! > work.weights[best]!)) best = a;
  }
  if (best < 0) return;
  let loss = 0;
  for (let a = 0; a < assets.length; a++) {
    loss += (work.weights[a]! / sum) * assets[a]!.value * (1 - reports.damage[a]!);
  }
  const threat = appendRow(out);
  out.track[threat] = tracks.id[row]!;
  out.asset[threat] = best;
  out.probability[threat] = work.weights[best]! / sum;
  out.timeToArrival[threat] = ballistic ? fallTime : work.times[best]!;
  out.value[threat] = loss * expectedDamageOf(tracks, row);
  out.uncertainty[threat] = Math.sqrt(trackVariance(tracks, row, out.timeToArrival[threat]!));
  out.firstAim[threat] = work.aims.count;
  listAims(work, assets.length, sum);
  out.aims[threat] = work.aims.count - out.firstAim[threat]!;
}

/** Append the aims of the threat at hand, the likeliest first, ties to the lower asset. */
function listAims({ aims, weights, times }: ThreatWorkspace, assets: number, sum: number): void {
  const first = aims.count;
  for (let a = 0; a < assets; a++) {
    const probability = weights[a]! / sum;
    if (probability < LEAST_AIM) continue;
    let at = appendRow(aims);
    for (; at > first && aims.probability[at - 1]! < probability; at--) {
      aims.asset[at] = aims.asset[at - 1]!;
      aims.probability[at] = aims.probability[at - 1]!;
      aims.timeToArrival[at] = aims.timeToArrival[at - 1]!;
    }
    aims.asset[at] = a;
    aims.probability[at] = probability;
    aims.timeToArrival[at] = times[a]!;
  }
}

/** Variance of a track's place along one axis after `ahead` seconds, m^2: its place error now and its speed error since. */
function trackVariance(tracks: TrackTable, row: number, ahead: number): number {
  const drift = tracks.speedSigma[row]! * ahead;
  return (tracks.pxx[row]! + tracks.pyy[row]! + tracks.pzz[row]!) / 3 + drift * drift;
}

/** Likelihood of an aim that the course misses by `missSquared` m^2, where the aim itself spreads by `spread` m. */
function aimWeight(missSquared: number, spread: number, variance: number): number {
  return exp((-0.5 * missSquared) / (spread * spread + variance));
}

/** Likelihood that a course as flown aims at asset `a`; its time of arrival goes to `work.times`. */
function courseWeight(
  tracks: TrackTable,
  row: number,
  work: ThreatWorkspace,
  reports: AssetReportTable,
  a: number,
): number {
  const dx = reports.x[a]! - tracks.x[row]!;
  const dy = reports.y[a]! - tracks.y[row]!;
  const dz = reports.z[a]! - tracks.z[row]!;
  const distance = hypot3(dx, dy, dz);
  const speed = hypot3(tracks.vx[row]!, tracks.vy[row]!, tracks.vz[row]!);
  if (speed < 1) return 0;
  const along = (dx * tracks.vx[row]! + dy * tracks.vy[row]! + dz * tracks.vz[row]!) / speed;
  work.times[a] = distance / speed;
  if (work.times[a]! > HORIZON) return 0;
  const spread = AIM_SPREAD_FLOOR + AIM_SPREAD_SHARE * distance;
  if (along < -spread) return 0;
  const missSquared = Math.max(0, distance * distance - along * along);
  return aimWeight(missSquared, spread, trackVariance(tracks, row, work.times[a]!));
}

/** Likelihood that asset `a` is the aim of a ballistic track whose predicted impact stands in `work.state`. */
function impactWeight(
  tracks: TrackTable,
  row: number,
  work: ThreatWorkspace,
  reports: AssetReportTable,
  a: number,
  fallTime: number,
): number {
  work.times[a] = fallTime;
  if (fallTime > HORIZON) return 0;
  const miss = hypot3(
    reports.x[a]! - work.state[0]!,
    reports.y[a]! - work.state[1]!,
    reports.z[a]! - work.state[2]!,
  );
  const spread = AIM_SPREAD_FLOOR + 60 * fallTime;
  return aimWeight(miss * miss, spread, trackVariance(tracks, row, fallTime));
}

/** Seconds until a ballistic track reaches the ellipsoid; the place is left in `point`. By doubling, then seven halvings. */
function timeToGround(tracks: TrackTable, row: number, point: Float64Array): number {
  let low = 0;
  let high = 15;
  for (;;) {
    predictTrack(tracks, row, high, point);
    if (heightFromEcef(point[0]!, point[1]!, point[2]!) <= 0 || high > HORIZON) break;
    low = high;
    high *= 2;
  }
  for (let halving = 0; halving < 7; halving++) {
    const middle = (low + high) / 2;
    predictTrack(tracks, row, middle, point);
    if (heightFromEcef(point[0]!, point[1]!, point[2]!) > 0) low = middle;
    else high = middle;
  }
  return high;
}
