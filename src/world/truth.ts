/**
 * Truth: everything that really is, at the end of a tick. Only `world` and `sensors` may read it.
 * Row numbers are ids: rows are never removed, so object 17 stays row 17.
 */
import { createTable, type Table } from '../math/table.ts';

/** An index into the objects table. */
export type ObjectId = number;

/** `body` is the spent body of a ballistic flight: seen and tracked like any object, a threat to nothing. */
export const objectKind = { flight: 0, interceptor: 1, body: 2 } as const;

/** The life of an object. */
export const objectStatus = {
  /** Not yet entered. */
  waiting: 0,
  /** Present and moving. */
  active: 1,
  /** Shot down. */
  killed: 2,
  /** Ended at the asset it attacked, or, an interceptor, at the object it met. */
  impacted: 3,
  /** Flew its route to the end and left. */
  departed: 4,
  /** An interceptor that met nothing and destroyed itself. */
  expired: 5,
} as const;

export const truthSchema = {
  /** `objectKind` */
  kind: 'u8',
  /** Code into `sides`. */
  side: 'u8',
  /** `objectStatus` */
  status: 'u8',
  /** 1 from the moment a hostile object has delivered its attack. */
  delivered: 'u8',
  /** Index of the flight (a body has its own), or -1 for an interceptor. */
  flight: 'i32',
  /** Index into the object classes (flights) or the effectors (interceptors). */
  classIndex: 'i32',
  /** Asset it attacks, or -1. */
  asset: 'i32',
  /** Position, m, and velocity, m/s, in ecef. */
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
} as const;
export type TruthTable = Table<typeof truthSchema>;

export function createTruth(capacity: number): TruthTable {
  return createTable(truthSchema, capacity);
}

/** Marching and readiness of an own unit. */
export const unitPhase = { ready: 0, stowing: 1, marching: 2, deploying: 3, lost: 4 } as const;

/** Where own units really are; row = unit index. */
export const unitStateSchema = {
  /** `unitPhase` */
  phase: 'u8',
  x: 'f64',
  y: 'f64',
  z: 'f64',
  vx: 'f64',
  vy: 'f64',
  vz: 'f64',
} as const;
export type UnitStateTable = Table<typeof unitStateSchema>;

export function createUnitStates(capacity: number): UnitStateTable {
  return createTable(unitStateSchema, capacity);
}

/** What has become of the assets; row = asset index. */
export const assetStateSchema = {
  /** Share of its value destroyed, 0..1. */
  damage: 'f64',
  hits: 'i32',
  x: 'f64',
  y: 'f64',
  z: 'f64',
} as const;
export type AssetStateTable = Table<typeof assetStateSchema>;

export function createAssetStates(capacity: number): AssetStateTable {
  return createTable(assetStateSchema, capacity);
}

/** Interceptors in flight and ended; one row per launch, in order of launch. */
export const flyoutSchema = {
  /** Row in the objects table. */
  object: 'i32',
  /** Engagement id that ordered it; its own telemetry carries this number. */
  engagement: 'i32',
  effector: 'i32',
  /** Unit that launched it. */
  unit: 'i32',
  /** 1 while it flies. */
  flying: 'u8',
  launched: 'f64',
  /** When it met its end, s; 0 while it flies. */
  ended: 'f64',
  /** Length of the path flown, m. */
  path: 'f64',
  /** Where it was told its target would be (ecef, m; m/s) at time `aimTime`. */
  aimX: 'f64',
  aimY: 'f64',
  aimZ: 'f64',
  aimVx: 'f64',
  aimVy: 'f64',
  aimVz: 'f64',
  aimTime: 'f64',
} as const;
export type FlyoutTable = Table<typeof flyoutSchema>;

export function createFlyouts(): FlyoutTable {
  return createTable(flyoutSchema, 64);
}
