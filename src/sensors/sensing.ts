/** All that the sensing stage keeps from tick to tick, and its scratch room. */

import type { HeightGrid } from '../geo/terrain.ts';
import { createStream, type Stream } from '../math/random.ts';
import type { Defence } from '../scenario/defence.ts';
import type { Flight, Raid } from '../scenario/raid.ts';
import { objectKind, objectStatus, type TruthTable } from '../world/truth.ts';
import { type Antenna, createAntenna, createPose, type Pose } from './antenna.ts';
import { type Aims, createAims, createDwells, type Dwells } from './dwell.ts';
import { createFalseRow, type FalseRow } from './false-row.ts';
import { createJamming, type Jamming } from './jamming.ts';
import { createLooks, createSight, type LookTable, type Sight } from './look.ts';
import { createPlotOrigins, createPlots, type PlotOriginTable, type PlotTable } from './plot.ts';
import { createGroups, type Groups, type Merged } from './resolution.ts';
import { type Signature, signatureOf } from './signature.ts';
import { type Ground, groundFrom } from './visibility.ts';

/** What the stage needs of a scenario. */
export interface Scene {
  readonly defence: Defence;
  readonly raid: Raid;
  /** Height grid for masking; null is a smooth Earth. */
  readonly terrain: HeightGrid | null;
}

/** What the ideal sensor last found of each object; index = row. */
export interface SightingState {
  /** When to look again, s. */
  readonly due: Float64Array;
  /** First radar that sees it, or -1. */
  readonly sensor: Int32Array;
  readonly rcs: Float64Array;
  readonly iff: Uint8Array;
}

export interface Sensing {
  readonly seed: number;
  readonly flights: readonly Flight[];
  readonly antennas: readonly Antenna[];
  readonly poses: readonly Pose[];
  readonly signatures: readonly Signature[];
  /** What can hide objects; null for a smooth Earth. */
  readonly ground: Ground | null;
  /** 1 for object classes that radars plot, by class. */
  readonly plotted: Uint8Array;
  /** `beamSide` of each row, one array for each radar. */
  readonly sides: readonly Uint8Array[];
  /** Time of each radar, used where it is steered electronically; and what its beams are asked to point at. */
  readonly dwells: readonly Dwells[];
  readonly aims: Aims;
  readonly clutter: FalseRow;
  readonly surface: FalseRow;
  readonly jamming: Jamming;
  readonly sightings: SightingState;
  readonly groups: Groups;
  readonly looks: LookTable;
  readonly sight: Sight;
  readonly merged: Merged;
  /** Plots of the tick before they are put in order of time, and that order. */
  readonly draft: PlotTable;
  readonly draftOrigins: PlotOriginTable;
  readonly order: { row: Int32Array };
  readonly echo: Stream;
  readonly error: Stream;
}

/**
 * Everything `sense` and `sight` need for one run.
 *
 * Flights must stand in rows 0..flights-1 of truth, in order. Objects of category `ground` are not plotted:
 * a radar for air and sea suppresses what stands or crawls on land.
 * @param ground  the scenario's ground, if another run has made it ready already
 */
export function createSensing(
  scenario: Scene,
  seed: number,
  ground: Ground | null = groundFrom(scenario.terrain),
): Sensing {
  const { radars, units } = scenario.defence;
  const { classes, flights } = scenario.raid;
  const signatures = classes.map(signatureOf);
  const rows = flights.length;
  return {
    seed,
    flights,
    antennas: radars.map((radar) => createAntenna(radar, units, signatures)),
    poses: radars.map(createPose),
    signatures,
    ground,
    plotted: Uint8Array.from(classes, (c) => (c.category === 'ground' ? 0 : 1)),
    sides: radars.map(() => new Uint8Array(rows)),
    dwells: radars.map(({ period, scan }) => createDwells(period, scan === 'electronic' ? rows : 0)),
    aims: createAims(rows),
    clutter: createFalseRow(radars.length, 0),
    surface: createFalseRow(radars.length, 1),
    jamming: createJamming(flights),
    sightings: {
      due: new Float64Array(rows),
      sensor: new Int32Array(rows).fill(-1),
      rcs: new Float64Array(rows),
      iff: new Uint8Array(rows),
    },
    groups: createGroups(rows),
    looks: createLooks(Math.max(64, rows)),
    sight: createSight(),
    merged: { snr: 0, strongest: -1 },
    draft: createPlots(),
    draftOrigins: createPlotOrigins(),
    order: { row: new Int32Array(256) },
    echo: createStream(),
    error: createStream(),
  };
}

/** Fill `groups.live` with the rows that radars can look at now: flights in the air or at sea, of all sides. */
export function listLive(sensing: Sensing, truth: TruthTable): void {
  const { groups, plotted, flights } = sensing;
  const rows = Math.min(truth.count, flights.length);
  groups.count = 0;
  for (let row = 0; row < rows; row++) {
    if (truth.status[row] !== objectStatus.active || truth.kind[row] === objectKind.interceptor) continue;
    if (plotted[truth.classIndex[row]!] === 1) groups.live[groups.count++] = row;
  }
}
