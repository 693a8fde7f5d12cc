/** Coverage as it is listed: the layers by what they do, and the assets with who covers each. */
import type { Coverage, CoverageLayer } from '../coverage/coverage.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Layers that are shown and hidden together: all that detect, or all of one effector. */
export interface CoverageGroup {
  readonly kind: CoverageLayer['kind'];
  /** Index of the effector, or -1. */
  readonly effector: number;
  /** Name of the effector, or empty. */
  readonly name: string;
  /** Indices of layers. */
  readonly layers: readonly number[];
  /** Greatest ground distance of any of them, m. */
  readonly farthest: number;
}

/** Groups in the order of their first layers: kinds as the coverage lists them, effectors as the defence does. */
export function coverageGroups(coverage: Coverage, scenario: Scenario): CoverageGroup[] {
  const groups = new Map<string, CoverageGroup & { layers: number[]; farthest: number }>();
  coverage.layers.forEach((layer, index) => {
    const key = `${layer.kind} ${layer.effector}`;
    const name = scenario.defence.effectors[layer.effector]?.name ?? '';
    const group = groups.get(key) ?? {
      kind: layer.kind,
      effector: layer.effector,
      name,
      layers: [],
      farthest: 0,
    };
    group.layers.push(index);
    group.farthest = Math.max(group.farthest, layer.farthest);
    groups.set(key, group);
  });
  return [...groups.values()];
}

export interface CoveredAsset {
  readonly asset: number;
  readonly name: string;
  readonly isBuried: boolean;
  /** All radars together can track there. */
  readonly isTracked: boolean;
  /** Names of the layers, in the order of the coverage. */
  readonly detects: readonly string[];
  readonly engages: readonly string[];
}

/** One row for each asset at the first height that was asked about, in the order of the scenario. */
export function coveredAssets(coverage: Coverage, scenario: Scenario): CoveredAsset[] {
  const namesOf = (layers: readonly number[]): string[] =>
    layers.map((layer) => coverage.layers[layer]!.name);
  return coverage.assets
    .filter((row) => row.height === coverage.heights[0])
    .map((row) => ({
      asset: row.asset,
      name: scenario.defence.assets[row.asset]!.name,
      isBuried: row.isBuried,
      isTracked: row.isTracked,
      detects: namesOf(row.radars),
      engages: namesOf(row.effectors),
    }));
}

/** A class of the raid to ask about: its cross-section as it comes in, m^2. */
export interface AskedClass {
  readonly name: string;
  readonly category: string;
  readonly rcs: number;
}

/** The classes of the hostile flights, greatest cross-section first: an object that comes in shows its nose. */
export function askedClasses(scenario: Scenario): AskedClass[] {
  const { classes, flights } = scenario.raid;
  const used = new Set(
    flights.filter((flight) => flight.side === 'hostile').map((flight) => flight.classIndex),
  );
  return [...used]
    .map((index) => classes[index]!)
    .map(({ name, category, rcsNose }) => ({ name, category, rcs: rcsNose }))
    .sort((a, b) => b.rcs - a.rcs || (a.name < b.name ? -1 : 1));
}
