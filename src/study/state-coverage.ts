/** What a study's laydowns stand over, state by state. */
import { layersOverAssets } from '../coverage/asset-layers.ts';
import type { CoverageQuestion } from '../coverage/coverage.ts';
import { compileScenario } from '../scenario/compile.ts';
import type { Asset } from '../scenario/defence.ts';
import type { Library } from '../scenario/library.ts';
import { composeScenario } from './compose.ts';
import type { StudyDesign } from './design.ts';
import { groundOf, type StudyGrounds } from './grounds.ts';

/** One laydown over one state's assets at one height; shares and means are weighted by the value of the assets. */
export interface StateCoverage {
  readonly scenario: number;
  readonly laydown: number;
  readonly region: string;
  /** m above ground */
  readonly height: number;
  /** Share of the value that one fire unit or more can engage over. */
  readonly engageable: number;
  /** Share of the value over which the air picture tracks. */
  readonly tracked: number;
  /** Mean number of fire units, and of layers of defence, for each asset. */
  readonly fireUnits: number;
  readonly layers: number;
}

/** Heights of a low cruise missile and of a strike aircraft, m; assumed. Cross-section of 1 m^2; assumed. */
const question: CoverageQuestion = { heights: [300, 9000], above: 'ground', rcs: 1 };

function sumUp(assets: readonly Asset[], numberOf: (asset: Asset) => number): number {
  const total = assets.reduce((sum, asset) => sum + asset.value, 0);
  return total === 0 ? 0 : assets.reduce((sum, asset) => sum + asset.value * numberOf(asset), 0) / total;
}

/**
 * Every scenario x laydown of a study over every state, at the first point and with assumed figures at their central value.
 */
export function coverStates(design: StudyDesign, library: Library, grounds: StudyGrounds): StateCoverage[] {
  const fixed = { ...design, assumed: [] };
  const known = new Set<string>();
  return design.cells.flatMap(({ scenario, laydown, point }, cell) => {
    const key = `${scenario} ${laydown}`;
    if (point !== 0 || known.has(key)) return [];
    known.add(key);
    const document = { input: composeScenario(fixed, cell, 0), locate: () => ({ line: 1, column: 1 }) };
    const options = { file: design.cells[cell]!.id, ...groundOf(grounds, document.input) };
    const compiled = compileScenario(document, library, options).scenario;
    if (compiled === null) return [];
    const rows = layersOverAssets(compiled, question);
    return design.regions.flatMap((region) =>
      question.heights.map((height): StateCoverage => {
        const assets = compiled.defence.assets.filter((asset) => asset.region === region);
        const over = ({ index }: Asset) => rows.find((row) => row.asset === index && row.height === height)!;
        return {
          scenario,
          laydown,
          region,
          height,
          engageable: sumUp(assets, (asset) => (over(asset).fireUnits > 0 ? 1 : 0)),
          tracked: sumUp(assets, (asset) => (over(asset).isTracked ? 1 : 0)),
          fireUnits: sumUp(assets, (asset) => over(asset).fireUnits),
          layers: sumUp(assets, (asset) => over(asset).layers),
        };
      }),
    );
  });
}
