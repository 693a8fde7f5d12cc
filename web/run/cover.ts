/** Coverage in the worker: layer by layer, so that it can be given up in between. */
import {
  advanceCoverage,
  askedClasses,
  type CoverageQuestion,
  coverageGroups,
  coveredAssets,
  finishCoverage,
  geoJsonFromCoverage,
  type Scenario,
  startCoverage,
} from '../../src/index.ts';
import { compile } from './compile.ts';
import type { CoverageArea, CoveragePicture } from './messages.ts';

let last: { text: string; scenario: Scenario } | null = null;

/** The scenario of a text; the one asked about before is kept, since sliders ask many times about one. */
async function scenarioOf(text: string, heights: readonly File[]): Promise<Scenario> {
  if (last?.text === text) return last.scenario;
  const { scenario, problems } = await compile('scenario', text, heights);
  if (!scenario) throw new Error(problems[0]?.message ?? 'scenario');
  last = { text, scenario };
  return scenario;
}

const breathe = (): Promise<void> => new Promise((done) => setTimeout(done));

/** The picture of what is covered, or null when `isWanted` turned false on the way. */
export async function cover(
  text: string,
  question: CoverageQuestion,
  heights: readonly File[],
  isWanted: () => boolean,
  tell: (share: number) => void,
): Promise<CoveragePicture | null> {
  const scenario = await scenarioOf(text, heights);
  const survey = startCoverage(scenario, question);
  do {
    tell(survey.layers.length / Math.max(1, survey.total));
    await breathe();
    if (!isWanted()) return null;
  } while (advanceCoverage(survey));
  const coverage = finishCoverage(survey);
  const groups = coverageGroups(coverage, scenario);
  const groupOf = new Map(groups.flatMap((group, index) => group.layers.map((layer) => [layer, index])));
  const drawn = coverage.layers
    .map((_, index) => index)
    .filter((index) => coverage.layers[index]!.rings.length > 0);
  const { features } = geoJsonFromCoverage(coverage, scenario);
  return {
    question,
    groups,
    assets: coveredAssets(coverage, scenario),
    classes: askedClasses(scenario),
    silent: coverage.silentRadars.map((radar) => scenario.defence.radars[radar]!.name),
    areas: drawn.map((layer, index): CoverageArea => {
      const { name, kind } = coverage.layers[layer]!;
      const properties = { group: groupOf.get(layer)!, kind, name };
      return { type: 'Feature', geometry: features[index]!.geometry as never, properties };
    }),
  };
}
