/** What the own side knows at one time, as plain data: the air picture and its own reports. No truth is in it. */
import type { Resources } from '../decisions/resources.ts';
import { type EngagementTable, engagementStatus } from '../engagements/engagement.ts';
import { enuAxes, enuFromEcef, geodeticFromEcef } from '../geo/frames.ts';
import { DEGREES_PER_RADIAN } from '../math/elementary.ts';
import { categories } from '../scenario/category.ts';
import type { Defence } from '../scenario/defence.ts';
import type { AssetReportTable, UnitReportTable } from '../sensors/report.ts';
import { type TrackTable, trackIdentity, trackStatus } from '../tracks/track.ts';

/** The tables that an observation is read from: all right of the truth line. */
export interface Known {
  readonly tracks: TrackTable;
  readonly units: UnitReportTable;
  readonly assets: AssetReportTable;
  readonly resources: Resources;
  readonly engagements: EngagementTable;
}

interface ObservedPlace {
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly heightM: number;
}

export interface ObservedTrack extends ObservedPlace {
  readonly id: number;
  readonly status: string;
  readonly identity: string;
  readonly category: string;
  readonly eastMS: number;
  readonly northMS: number;
  readonly upMS: number;
  /** Probability that there is an object at all. */
  readonly existence: number;
  readonly ageS: number;
}

export interface ObservedUnit extends ObservedPlace {
  readonly id: string;
  readonly phase: string;
}

/** Rounds of one effector on all launchers of one fire unit. */
export interface ObservedRounds {
  readonly fireUnit: number;
  readonly effector: number;
  readonly ready: number;
  readonly reserve: number;
}

export interface ObservedEngagement {
  readonly id: number;
  readonly track: number;
  readonly fireUnit: number;
  readonly effector: number;
  readonly status: string;
  readonly interceptTimeS: number;
}

export interface Observation {
  readonly timeS: number;
  readonly tracks: readonly ObservedTrack[];
  readonly units: readonly ObservedUnit[];
  readonly rounds: readonly ObservedRounds[];
  readonly assets: readonly { readonly id: string; readonly damage: number }[];
  /** Under way; verdicts are read off the tracks, as the own side must. */
  readonly engagements: readonly ObservedEngagement[];
}

const phases = ['ready', 'stowing', 'marching', 'deploying', 'lost'] as const;
const nameOf = (codes: Readonly<Record<string, number>>, code: number): string =>
  Object.keys(codes).find((name) => codes[name] === code) ?? '';

const place = new Float64Array(3);
const axes = new Float64Array(9);
const velocity = new Float64Array(3);

function placeAt(table: { x: Float64Array; y: Float64Array; z: Float64Array }, row: number): ObservedPlace {
  geodeticFromEcef(table.x[row]!, table.y[row]!, table.z[row]!, place);
  return {
    latDeg: place[0]! * DEGREES_PER_RADIAN,
    lonDeg: place[1]! * DEGREES_PER_RADIAN,
    heightM: place[2]!,
  };
}

function observedTrack(tracks: TrackTable, row: number, time: number): ObservedTrack {
  const at = placeAt(tracks, row);
  enuAxes(place[0]!, place[1]!, axes);
  enuFromEcef(tracks.vx[row]!, tracks.vy[row]!, tracks.vz[row]!, axes, velocity);
  return {
    id: tracks.id[row]!,
    status: nameOf(trackStatus, tracks.status[row]!),
    identity: nameOf(trackIdentity, tracks.identity[row]!),
    category: categories[tracks.category[row]!]!,
    ...at,
    eastMS: velocity[0]!,
    northMS: velocity[1]!,
    upMS: velocity[2]!,
    existence: tracks.existence[row]!,
    ageS: time - tracks.updated[row]!,
  };
}

function observedRounds({ magazines, fireUnitOfLauncher }: Resources): ObservedRounds[] {
  const found = new Map<string, { fireUnit: number; effector: number; ready: number; reserve: number }>();
  for (let row = 0; row < magazines.count; row++) {
    const fireUnit = fireUnitOfLauncher[magazines.launcher[row]!]!;
    const effector = magazines.effector[row]!;
    const sum = found.get(`${fireUnit} ${effector}`) ?? { fireUnit, effector, ready: 0, reserve: 0 };
    sum.ready += magazines.ready[row]!;
    sum.reserve += magazines.reserve[row]!;
    found.set(`${fireUnit} ${effector}`, sum);
  }
  return [...found.values()];
}

function observedEngagements(engagements: EngagementTable): ObservedEngagement[] {
  const found: ObservedEngagement[] = [];
  for (let id = 0; id < engagements.count; id++) {
    if (engagements.status[id]! >= engagementStatus.killed) continue;
    found.push({
      id,
      track: engagements.track[id]!,
      fireUnit: engagements.fireUnit[id]!,
      effector: engagements.effector[id]!,
      status: nameOf(engagementStatus, engagements.status[id]!),
      interceptTimeS: engagements.interceptTime[id]!,
    });
  }
  return found;
}

/** @param time  end of the tick that the tables stand at, s */
export function observationOf(defence: Defence, known: Known, time: number): Observation {
  const rows = Array.from({ length: known.tracks.count }, (_, row) => row);
  return {
    timeS: time,
    tracks: rows
      .filter((row) => known.tracks.status[row] !== trackStatus.dropped)
      .map((row) => observedTrack(known.tracks, row, time)),
    units: defence.units.map((unit, index) => ({
      id: unit.id,
      phase: phases[known.units.phase[index]!]!,
      ...placeAt(known.units, index),
    })),
    rounds: observedRounds(known.resources),
    assets: defence.assets.map((asset, index) => ({ id: asset.id, damage: known.assets.damage[index]! })),
    engagements: observedEngagements(known.engagements),
  };
}
