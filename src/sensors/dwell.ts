/**
 * How an electronically steered radar spends its time: dwells on the tracks that it is asked for, search with the rest.
 *
 * In each interval (`period`) it can give as many dwells as it can hold tracks, to the most pressing requests that it can
 * point at; a quarter of the time is left for search even then. So a dwell takes 3/4 `period` / `tracks` (7.5 ms for 100 tracks
 * a second), and with n dwells the search of the volume takes period / (1 - 3/4 n / tracks): up to four times as long.
 * What has a dwell is looked at every `period`, all else when the search comes by.
 * Energy and length of a dwell do not adapt to range, confirmation looks are left out, and a beam on a track that is
 * not there is time lost.
 * Source: Blackman, Popoli, Design and Analysis of Modern Tracking Systems, 1999, chapter 15 (allocation of a phased
 * array's time by priority); the figures are assumed.
 */
import type { TruthTable } from '../world/truth.ts';
import type { Antenna, Pose } from './antenna.ts';
import type { DwellRequestTable } from './dwell-request.ts';
import { createSight, overHorizon, type Sight, withinLimits } from './look.ts';

/** Share of its time that a radar keeps for search, however much is asked of it. Assumed. */
const SEARCH_SHARE = 0.25;
/** Half the width of a beam, rad (1.5 deg): what is nearer to the asked direction is looked at with it. Assumed. */
const HALF_BEAM = 0.026;

/** The longest that an object waits for a look, s. */
export function longestInterval(period: number): number {
  return period / SEARCH_SHARE;
}

/** The time of one radar. */
export interface Dwells {
  /** Time of the latest look at each row of truth, seen or not, s; NaN before the first. */
  readonly last: Float64Array;
  /** By rank of request: 1 where it has a dwell. */
  served: Uint8Array;
  /** Time of the requests that were granted last, s. */
  granted: number;
  /** Dwells in each period, and interval between two search looks, s. */
  count: number;
  searchInterval: number;
}

export function createDwells(period: number, rows: number): Dwells {
  return {
    last: new Float64Array(rows).fill(Number.NaN),
    served: new Uint8Array(64),
    granted: Number.NEGATIVE_INFINITY,
    count: 0,
    searchInterval: period,
  };
}

/** Which request's beam each object may stand in: the nearest one, and how far from its middle. */
export interface Aims {
  time: number;
  /** By row of truth: rank of the request, -1 without; squared distance, m^2. */
  readonly request: Int32Array;
  readonly apart: Float64Array;
}

export function createAims(rows: number): Aims {
  return {
    time: Number.NEGATIVE_INFINITY,
    request: new Int32Array(rows).fill(-1),
    apart: new Float64Array(rows),
  };
}

/** Time at which the requests were written, s. */
function writtenAt(requests: DwellRequestTable): number {
  return requests.count > 0 ? requests.time[0]! : Number.NEGATIVE_INFINITY;
}

/** Find the nearest request of each live object, when the requests are new. @param to  time of truth, s */
export function takeAims(
  aims: Aims,
  requests: DwellRequestTable,
  truth: TruthTable,
  live: Int32Array,
  count: number,
  to: number,
): void {
  const written = writtenAt(requests);
  if (written === aims.time) return;
  aims.time = written;
  aims.request.fill(-1);
  aims.apart.fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < count; i++) {
    const row = live[i]!;
    for (let rank = 0; rank < requests.count; rank++) {
      const dt = to - requests.time[rank]!;
      const dx = requests.x[rank]! + requests.vx[rank]! * dt - truth.x[row]!;
      const dy = requests.y[rank]! + requests.vy[rank]! * dt - truth.y[row]!;
      const dz = requests.z[rank]! + requests.vz[rank]! * dt - truth.z[row]!;
      const apart = dx * dx + dy * dy + dz * dz;
      if (apart >= aims.apart[row]!) continue;
      aims.apart[row] = apart;
      aims.request[row] = rank;
    }
  }
}

const sight = createSight();

/** Where a request points, seen from the antenna. */
function takeRequest(pose: Pose, requests: DwellRequestTable, rank: number, to: number, out: Sight): void {
  const { axes } = pose;
  const dt = to - requests.time[rank]!;
  out.x = requests.x[rank]! + requests.vx[rank]! * dt;
  out.y = requests.y[rank]! + requests.vy[rank]! * dt;
  out.z = requests.z[rank]! + requests.vz[rank]! * dt;
  const dx = out.x - pose.x;
  const dy = out.y - pose.y;
  const dz = out.z - pose.z;
  out.east = axes[0]! * dx + axes[1]! * dy + axes[2]! * dz;
  out.north = axes[3]! * dx + axes[4]! * dy + axes[5]! * dz;
  out.up = axes[6]! * dx + axes[7]! * dy + axes[8]! * dz;
  out.rangeSquared = dx * dx + dy * dy + dz * dz;
  out.range = Math.sqrt(out.rangeSquared);
}

/** Share the dwells of a period among new requests, by rank; tell each how it fared, and how long the search takes. */
export function grantDwells(
  dwells: Dwells,
  antenna: Antenna,
  pose: Pose,
  requests: DwellRequestTable,
  to: number,
): void {
  const written = writtenAt(requests);
  if (written === dwells.granted) return;
  const { period, trackCapacity } = antenna.radar;
  dwells.granted = written;
  dwells.count = 0;
  if (dwells.served.length < requests.count) dwells.served = new Uint8Array(2 * requests.count);
  dwells.served.fill(0);
  for (let rank = 0; rank < requests.count; rank++) {
    takeRequest(pose, requests, rank, to, sight);
    if (!withinLimits(antenna, sight) || !overHorizon(pose, sight)) continue;
    requests.wanted[rank]!++;
    if (dwells.count >= trackCapacity) continue;
    requests.served[rank]!++;
    dwells.served[rank] = 1;
    dwells.count++;
  }
  dwells.searchInterval = period / (1 - ((1 - SEARCH_SHARE) * dwells.count) / trackCapacity);
}

/** Time between two looks at an object at a squared range: that of a dwell in whose beam it stands, or that of the search. */
export function intervalOf(
  dwells: Dwells,
  antenna: Antenna,
  aims: Aims,
  row: number,
  rangeSquared: number,
): number {
  const rank = aims.request[row]!;
  const isInBeam =
    rank >= 0 && dwells.served[rank] === 1 && aims.apart[row]! <= HALF_BEAM * HALF_BEAM * rangeSquared;
  return isInBeam ? antenna.radar.period : dwells.searchInterval;
}
