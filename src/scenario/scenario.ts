/** A scenario compiled to SI units: what a run is made from. */
import type { HeightGrid } from '../geo/terrain.ts';
import type { Defence } from './defence.ts';
import type { Raid } from './raid.ts';

/** ideal: perfect tracks of radar-visible objects; plots: noisy plots, perfect association; tracks: the whole chain. */
export const perceptions = ['ideal', 'plots', 'tracks'] as const;
export type Perception = (typeof perceptions)[number];

/** A figure that has no public source, or whose sources disagree: told in every report. */
export interface Assumption {
  /** Where it stands, such as `interceptors.m48N6E3.kill_probability`. */
  readonly path: string;
  readonly value: string;
  readonly note: string;
}

/** Which ground a scenario has; name and sha256 only of a file of the user's. */
export interface TerrainIdentity {
  readonly relief: 'bundled' | 'flat' | 'file';
  readonly name: string;
  readonly sha256: string;
}

export interface Scenario {
  readonly name: string;
  readonly description: string;
  /** ISO 8601 instant of t = 0, for exports. */
  readonly epoch: string;
  /** s */
  readonly duration: number;
  /** s */
  readonly step: number;
  readonly perception: Perception;
  /** Time between two frames of the record, s; a multiple of the step. */
  readonly recordPeriod: number;
  readonly raid: Raid;
  readonly defence: Defence;
  /** Height grid for masking and terrain-following flight; null is a smooth ellipsoid. */
  readonly terrain: HeightGrid | null;
  readonly terrainIdentity: TerrainIdentity;
  readonly assumptions: readonly Assumption[];
  /** Titles of the sources that the scenario and its library entries name. */
  readonly sources: readonly string[];
}
