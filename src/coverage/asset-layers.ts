/** How many stand over each asset, without drawing where: much quicker than a whole survey. */
import { geodeticFromEcef } from '../geo/frames.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { CoverageQuestion } from './coverage.ts';
import { isCovered, listLayers } from './measure.ts';
import { createProbe, placeProbe } from './probe.ts';
import { isTrackable } from './trackable.ts';

/** What covers the place straight above one asset at one height. */
export interface AssetLayers {
  readonly asset: number;
  /** m above the question's datum */
  readonly height: number;
  readonly isTracked: boolean;
  /** Fire units that can engage there with one effector or more. */
  readonly fireUnits: number;
  /** Different layers of defence (long range, medium, ...) among them. */
  readonly layers: number;
}

/**
 * Every asset at every height, as the defence stands at the start.
 * Valid and left out: as `measureCoverage`, whose answers these are.
 */
export function layersOverAssets(scenario: Scenario, question: CoverageQuestion): AssetLayers[] {
  const { assets, fireUnits, systems } = scenario.defence;
  const probe = createProbe(scenario, question.rcs, question.above);
  const effectors = listLayers(scenario.defence, probe.reports).filter((layer) => layer.kind === 'effector');
  const { x, y, z } = probe.reports.assets;
  const place = new Float64Array(3);
  return question.heights.flatMap((height) =>
    assets.map(({ index }) => {
      geodeticFromEcef(x[index]!, y[index]!, z[index]!, place);
      placeProbe(probe, place[0]!, place[1]!, height);
      const able = new Set(
        effectors.filter((layer) => isCovered(probe, layer)).map((layer) => layer.fireUnit),
      );
      const kinds = new Set([...able].map((unit) => systems[fireUnits[unit]!.system]!.layer));
      return {
        asset: index,
        height,
        isTracked: isTrackable(probe),
        fireUnits: able.size,
        layers: kinds.size,
      };
    }),
  );
}
