/** A scene: everything that can be drawn of one moment, as tables of plain numbers; degrees and metres. */
import { createTable, type Table } from '../math/table.ts';

const place = { lonDeg: 'f64', latDeg: 'f64', height: 'f64' } as const;

/** Flights as they truly are. */
export const sceneObjectSchema = {
  object: 'i32',
  ...place,
  headingDeg: 'f64',
  speed: 'f64',
  side: 'u8',
  category: 'u8',
  delivered: 'u8',
} as const;

/** Interceptors in flight. */
export const sceneMissileSchema = {
  object: 'i32',
  ...place,
  headingDeg: 'f64',
  speed: 'f64',
  effector: 'i32',
  engagement: 'i32',
} as const;

/** Tracks: what the defence believes. Ellipse semi-axes in metres, 1 sigma, bearing of the major one. */
export const sceneTrackSchema = {
  track: 'i32',
  ...place,
  headingDeg: 'f64',
  speed: 'f64',
  status: 'u8',
  identity: 'u8',
  category: 'u8',
  major: 'f64',
  minor: 'f64',
  bearing: 'f64',
  object: 'i32',
} as const;

/** Plots of the latest scans; `age` grows from 0 (just now) to 1 (about to vanish). */
export const scenePlotSchema = { plot: 'i32', ...place, age: 'f64', clutter: 'u8' } as const;

/** A line from a launcher to what it engages; `status` is the `engagementStatus` at this moment. */
export const sceneEngagementSchema = {
  engagement: 'i32',
  fromLonDeg: 'f64',
  fromLatDeg: 'f64',
  toLonDeg: 'f64',
  toLatDeg: 'f64',
  toHeight: 'f64',
  status: 'u8',
} as const;

/** Pieces of the way lately flown; `age` as for plots. `code` is the side, or 3 for an interceptor. */
export const sceneTrailSchema = {
  fromLonDeg: 'f64',
  fromLatDeg: 'f64',
  fromHeight: 'f64',
  toLonDeg: 'f64',
  toLatDeg: 'f64',
  toHeight: 'f64',
  age: 'f64',
  code: 'u8',
} as const;

export const sceneUnitSchema = { unit: 'i32', ...place, phase: 'u8' } as const;

/** Assets; `damage` is the share of the value lost so far, `hits` the attacks that struck. */
export const sceneAssetSchema = { asset: 'i32', ...place, damage: 'f64', hits: 'i32' } as const;

/** Kills, misses and leaks of the last seconds; `kind` is the event's code. */
export const sceneFlashSchema = { event: 'i32', ...place, kind: 'u8', age: 'f64' } as const;

export type SceneObjects = Table<typeof sceneObjectSchema>;
export type SceneMissiles = Table<typeof sceneMissileSchema>;
export type SceneTracks = Table<typeof sceneTrackSchema>;
export type ScenePlots = Table<typeof scenePlotSchema>;
export type SceneEngagements = Table<typeof sceneEngagementSchema>;
export type SceneTrails = Table<typeof sceneTrailSchema>;
export type SceneUnits = Table<typeof sceneUnitSchema>;
export type SceneAssets = Table<typeof sceneAssetSchema>;
export type SceneFlashes = Table<typeof sceneFlashSchema>;

export interface Scene {
  time: number;
  readonly objects: SceneObjects;
  readonly missiles: SceneMissiles;
  readonly tracks: SceneTracks;
  readonly plots: ScenePlots;
  readonly engagements: SceneEngagements;
  readonly trails: SceneTrails;
  readonly units: SceneUnits;
  readonly assets: SceneAssets;
  readonly flashes: SceneFlashes;
}

/** A scene without anything in it; one is made for a record and filled again for each moment. */
export function createScene(): Scene {
  return {
    time: 0,
    objects: createTable(sceneObjectSchema, 512),
    missiles: createTable(sceneMissileSchema, 128),
    tracks: createTable(sceneTrackSchema, 512),
    plots: createTable(scenePlotSchema, 1024),
    engagements: createTable(sceneEngagementSchema, 128),
    trails: createTable(sceneTrailSchema, 4096),
    units: createTable(sceneUnitSchema, 128),
    assets: createTable(sceneAssetSchema, 64),
    flashes: createTable(sceneFlashSchema, 128),
  };
}
