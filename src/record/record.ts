/**
 * The record: every stage's table over time plus the event log. The only output of a run; analysis, the
 * map, the report and every export read nothing else.
 *
 * Frames are taken each `recordPeriod`: `frames` holds their times and, for each framed table, the first
 * row that belongs to the frame. Frame f of objects is rows objectsStart[f] .. objectsStart[f + 1] - 1.
 */
import { createTable, type Table } from '../math/table.ts';
import type { TerrainIdentity } from '../scenario/scenario.ts';
import type { EventTable } from './event.ts';
import { eventSchema } from './event.ts';

export const frameSchema = {
  time: 'f64',
  /** First row of the frame in each of the framed tables. */
  objectsStart: 'i32',
  tracksStart: 'i32',
  unitsStart: 'i32',
  /** First row of plots and events later than the frame before. */
  plotsStart: 'i32',
  eventsStart: 'i32',
} as const;
export type FrameTable = Table<typeof frameSchema>;

/** Active objects in each frame; geodetic so that pictures and other tools need no conversion. */
export const objectFrameSchema = {
  time: 'f64',
  object: 'i32',
  lat: 'f64',
  lon: 'f64',
  height: 'f64',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
} as const;
export type ObjectFrameTable = Table<typeof objectFrameSchema>;

/** Everything that ever was an object: row = object id. */
export const objectListSchema = {
  /** `objectKind` */
  kind: 'u8',
  side: 'u8',
  /** Final `objectStatus` and whether it delivered its attack. */
  status: 'u8',
  delivered: 'u8',
  flight: 'i32',
  classIndex: 'i32',
  asset: 'i32',
  /** First and last time present, s. */
  entered: 'f64',
  ended: 'f64',
  /** Interceptors: engagement that ordered it; -1 otherwise. */
  engagement: 'i32',
} as const;
export type ObjectListTable = Table<typeof objectListSchema>;

export const trackFrameSchema = {
  time: 'f64',
  track: 'i32',
  status: 'u8',
  identity: 'u8',
  category: 'u8',
  lat: 'f64',
  lon: 'f64',
  height: 'f64',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
  /** Semi-axes, m, and bearing of the major one, rad from north, of the horizontal 1-sigma error ellipse. */
  errorMajor: 'f64',
  errorMinor: 'f64',
  errorBearing: 'f64',
  /** Object that gave most of its plots lately (truth side, for analysis), or -1. */
  object: 'i32',
} as const;
export type TrackFrameTable = Table<typeof trackFrameSchema>;

/** Units that moved, march, are carried or are lost; a unit without a row stands where the header says, ready. */
export const unitFrameSchema = {
  time: 'f64',
  unit: 'i32',
  phase: 'u8',
  lat: 'f64',
  lon: 'f64',
  height: 'f64',
} as const;
export type UnitFrameTable = Table<typeof unitFrameSchema>;

export const plotRecordSchema = {
  time: 'f64',
  sensor: 'i32',
  scan: 'i32',
  range: 'f64',
  azimuth: 'f64',
  elevation: 'f64',
  rangeRate: 'f64',
  snrDb: 'f64',
  /** Where the measured values put it. */
  lat: 'f64',
  lon: 'f64',
  height: 'f64',
  /** Object behind it (truth side), or -1 for clutter. */
  object: 'i32',
  /** Track it fed, or -1. */
  track: 'i32',
} as const;
export type PlotRecordTable = Table<typeof plotRecordSchema>;

/** Use of channels and rounds in each frame; one row a fire unit. */
export const channelFrameSchema = {
  time: 'f64',
  fireUnit: 'i32',
  targets: 'i32',
  missiles: 'i32',
  roundsReady: 'i32',
  roundsReserve: 'i32',
} as const;
export type ChannelFrameTable = Table<typeof channelFrameSchema>;

/** The engagements at the end of the run; row = engagement id. */
export const engagementRecordSchema = {
  status: 'u8',
  reason: 'u8',
  track: 'i32',
  /** Object the track stood for when it was ordered (truth side), or -1. */
  object: 'i32',
  fireUnit: 'i32',
  launcher: 'i32',
  effector: 'i32',
  rounds: 'i32',
  launched: 'i32',
  killProbability: 'f64',
  ordered: 'f64',
  firstLaunch: 'f64',
  interceptTime: 'f64',
  ended: 'f64',
  assessed: 'f64',
} as const;
export type EngagementRecordTable = Table<typeof engagementRecordSchema>;

/** The final state of assets; row = asset index. */
export const assetRecordSchema = { hits: 'i32', damage: 'f64' } as const;
export type AssetRecordTable = Table<typeof assetRecordSchema>;

/** Every table of a record, under the name that its file carries on disk. */
export interface RecordTables {
  readonly frames: FrameTable;
  readonly objects: ObjectFrameTable;
  readonly objectList: ObjectListTable;
  readonly units: UnitFrameTable;
  readonly plots: PlotRecordTable;
  readonly tracks: TrackFrameTable;
  readonly channels: ChannelFrameTable;
  readonly engagements: EngagementRecordTable;
  readonly assets: AssetRecordTable;
  readonly events: EventTable;
}

export const recordSchemas = {
  frames: frameSchema,
  objects: objectFrameSchema,
  objectList: objectListSchema,
  units: unitFrameSchema,
  plots: plotRecordSchema,
  tracks: trackFrameSchema,
  channels: channelFrameSchema,
  engagements: engagementRecordSchema,
  assets: assetRecordSchema,
  events: eventSchema,
} as const;

/** Words that stand on everything written. */
export const NOTICE = 'Simulated, study use only. Not accredited. Positions of units are notional.';
/** The same where positions were recorded in the world and not simulated. */
export const RECORDED_NOTICE = 'Recorded traffic, study use only. Not accredited.';

/**
 * What the tables cannot say by themselves: names behind the numbers and how the run was made. Plain JSON.
 */
export interface RecordHeader {
  readonly format: 'sudarshan/record/1';
  readonly notice: string;
  readonly engine: string;
  readonly scenario: string;
  readonly description: string;
  /** The scenario's text as it was given, so that a record can be run again. */
  readonly scenarioText: string;
  readonly seed: number;
  readonly epoch: string;
  readonly step: number;
  readonly duration: number;
  readonly recordPeriod: number;
  readonly perception: string;
  /** The ground of the run; `name` and `sha256` of the file are empty but for a file of the user's. */
  readonly terrain: TerrainIdentity;
  readonly simulatedSeconds: number;
  /** SHA-256 of the canonical record, hexadecimal. */
  readonly hash: string;
  readonly assumptions: readonly { path: string; value: string; note: string }[];
  readonly sources: readonly string[];
  readonly assets: readonly NamedPlace[];
  readonly units: readonly NamedUnit[];
  readonly radars: readonly NamedRadar[];
  readonly fireUnits: readonly NamedFireUnit[];
  readonly launchers: readonly { unit: number; fireUnit: number }[];
  readonly systems: readonly { id: string; name: string; region: string }[];
  readonly effectors: readonly NamedEffector[];
  readonly classes: readonly NamedClass[];
  readonly flights: readonly { id: string; group: string; classIndex: number; side: string; asset: number }[];
  readonly channelLimits: readonly {
    id: string;
    fireUnits: readonly number[];
    targets: number;
    missiles: number;
  }[];
}

export interface NamedPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly heightM: number;
  readonly value: number;
  readonly radiusM: number;
  readonly carrier: number;
}

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly system: number;
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly heightM: number;
  readonly carrier: number;
}

export interface NamedRadar {
  readonly id: string;
  readonly name: string;
  readonly unit: number;
  readonly role: string;
  readonly rangeMaxM: number;
  readonly referenceRangeM: number;
  readonly referenceRcsM2: number;
  /** Height of its antenna above its unit, m. */
  readonly antennaM: number;
}

export interface NamedFireUnit {
  readonly id: string;
  readonly name: string;
  readonly system: number;
  readonly radar: number;
  /** Effector indices on its launchers. */
  readonly effectors: readonly number[];
}

export interface NamedEffector {
  readonly id: string;
  readonly name: string;
  readonly rangeMaxM: number;
  readonly rangeMinM: number;
  readonly costUsd: number;
}

export interface NamedClass {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly costUsd: number;
}

/** A whole record in memory. */
export interface RunRecord {
  readonly header: RecordHeader;
  readonly tables: RecordTables;
}

export function createRecordTables(): RecordTables {
  return {
    frames: createTable(frameSchema, 1024),
    objects: createTable(objectFrameSchema, 16384),
    objectList: createTable(objectListSchema, 512),
    units: createTable(unitFrameSchema, 4096),
    plots: createTable(plotRecordSchema, 16384),
    tracks: createTable(trackFrameSchema, 16384),
    channels: createTable(channelFrameSchema, 4096),
    engagements: createTable(engagementRecordSchema, 512),
    assets: createTable(assetRecordSchema, 64),
    events: createTable(eventSchema, 4096),
  };
}
