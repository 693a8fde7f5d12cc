/** `sudarshan coverage`: where the defence detects, and where it can engage. */
import { extname } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { coveragePicture } from '../node/coverage-picture.ts';
import { writeFileSafely } from '../node/files.ts';
import { prepareScenario } from '../node/run-scenario.ts';
import {
  advanceCells,
  advanceCoverage,
  type Coverage,
  coverageWords,
  finishCoverage,
  geoJsonFromCoverage,
  geoTiffFromCells,
  type HeightDatum,
  heightDatums,
  NOTICE,
  type Scenario,
  type Survey,
  startCells,
  startCoverage,
} from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { positiveNumber } from './options.ts';
import { figure, print, printJson, printTable, say, sayProblems } from './print.ts';
import { startProgress } from './progress.ts';

interface CoverageFlags {
  readonly heightM?: readonly number[];
  readonly heightAbove: HeightDatum;
  readonly rcsM2: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Heights asked for when none is given, m: a drone or cruise missile, a helicopter, an aircraft. */
const usualHeights = [100, 1000, 10000];
const mostHeights = 8;
const greatestHeight = 100_000;

/** One more height of `--height-m`. */
function heightNumber(text: string, before: readonly number[] | undefined): readonly number[] {
  const height = text.trim() === '' ? Number.NaN : Number(text);
  if (!(height >= 0 && height <= greatestHeight)) {
    throw new InvalidArgumentError(`A number from 0 to ${greatestHeight} is expected.`);
  }
  const heights = [...new Set([...(before ?? []), height])];
  if (heights.length > mostHeights) throw new InvalidArgumentError(`At most ${mostHeights} heights.`);
  return heights;
}

/** A coverage that is done, and what it was made with. */
interface Found {
  readonly survey: Survey;
  readonly coverage: Coverage;
  readonly scenario: Scenario;
  readonly quiet: boolean;
}

type Written = string | Uint8Array | Promise<Uint8Array>;

const writers: Readonly<Record<string, (found: Found) => Written>> = {
  '.geojson': ({ coverage, scenario }) => `${JSON.stringify(geoJsonFromCoverage(coverage, scenario))}\n`,
  '.png': ({ coverage, scenario }) => coveragePicture(coverage, scenario),
  '.tif': cellFile,
  '.tiff': cellFile,
};

/** Every cell asked, row by row. */
async function cellFile({ survey, coverage, scenario, quiet }: Found): Promise<Uint8Array> {
  const work = startCells(survey, coverage);
  const progress = startProgress('cells', work.total, quiet, 'rows');
  while (advanceCells(work)) {
    progress.update(work.done);
    await new Promise((done) => setImmediate(done));
  }
  progress.stop();
  return geoTiffFromCells(work.cells, scenario.name);
}

function documentOf(coverage: Coverage, scenario: Scenario): object {
  const { layers } = coverage;
  return {
    scenario: scenario.name,
    notice: NOTICE,
    heightsM: coverage.heights,
    heightAbove: coverage.above,
    rcsM2: coverage.rcs,
    silentRadars: coverage.silentRadars.map((radar) => scenario.defence.radars[radar]!.id),
    layers: layers.map(({ kind, id, name, height, area, farthest }) => ({
      kind,
      id,
      name,
      heightM: height,
      areaKm2: area / 1e6,
      farthestKm: farthest / 1e3,
    })),
    assets: coverage.assets.map(({ asset, height, isBuried, isTracked, radars, effectors }) => ({
      id: scenario.defence.assets[asset]!.id,
      name: scenario.defence.assets[asset]!.name,
      heightM: height,
      belowGround: isBuried,
      tracked: isTracked,
      layers: radars.length + effectors.length,
      radars: radars.map((index) => layers[index]!.id),
      effectors: effectors.map((index) => layers[index]!.id),
    })),
  };
}

function printCoverage(coverage: Coverage, scenario: Scenario): void {
  const { heights, layers, assets } = coverage;
  const perHeight = layers.length / heights.length;
  print(`${scenario.name}: an object of ${coverage.rcs} m2, heights above ${coverage.above}`);
  print('farthest, km');
  printTable(
    ['layer', 'kind', ...heights.map((height) => `${figure(height)} m`)],
    layers
      .slice(0, perHeight)
      .map((layer, index) => [
        layer.id,
        coverageWords[layer.kind],
        ...heights.map((_, h) => (layers[h * perHeight + index]!.farthest / 1000).toFixed(1)),
      ]),
  );
  print('layers that cover each asset: radars that detect + effectors that can engage straight above it;');
  print('* all radars together can track there');
  printTable(
    ['asset', ...heights.map((height) => `${figure(height)} m`)],
    scenario.defence.assets.map(({ name, index }) => [
      name,
      ...heights.map((_, h) => {
        const { isBuried, isTracked, radars, effectors } =
          assets[h * scenario.defence.assets.length + index]!;
        return isBuried ? 'below ground' : `${radars.length} + ${effectors.length}${isTracked ? ' *' : ''}`;
      }),
    ]),
  );
  for (const radar of coverage.silentRadars) {
    say(`${scenario.defence.radars[radar]!.id}: does not radiate at the start, covers nothing here`);
  }
  print(NOTICE);
}

async function coverage(given: string, flags: CoverageFlags): Promise<ExitCode> {
  const write = flags.out === undefined ? undefined : writers[extname(flags.out).toLowerCase()];
  if (flags.out !== undefined && !write) {
    say(`error: --out: a name that ends in ${Object.keys(writers).join(' or ')} expected`);
    return exitCodes.usage;
  }
  const { scenario, problems } = await prepareScenario(given);
  sayProblems(problems);
  if (!scenario) return exitCodes.input;
  const question = {
    heights: flags.heightM ?? usualHeights,
    above: flags.heightAbove,
    rcs: flags.rcsM2,
  };
  const survey = startCoverage(scenario, question);
  const progress = startProgress('coverage', survey.total, flags.json === true, 'layers');
  while (advanceCoverage(survey)) {
    progress.update(survey.layers.length);
    await new Promise((done) => setImmediate(done));
  }
  progress.stop();
  const found = finishCoverage(survey);
  if (flags.json) printJson(documentOf(found, scenario));
  else printCoverage(found, scenario);
  if (flags.out !== undefined && write) {
    const quiet = flags.json === true;
    writeFileSafely(flags.out, await write({ survey, coverage: found, scenario, quiet }));
    say(`written: ${flags.out}`);
  }
  return exitCodes.done;
}

export function addCoverage(program: Command, finish: Finish): void {
  addCommand(program, 'coverage', 'where the defence detects an object, and where it can engage it', [
    'sudarshan coverage western-shield-2025',
    'sudarshan coverage my-scenario.yaml --height-m 50 --rcs-m2 0.1 --out low.png',
    'sudarshan coverage my-scenario.yaml --height-m 100 3000 --height-above sea --out areas.geojson',
    'sudarshan coverage my-scenario.yaml --height-m 100 3000 --out cells.tif',
  ])
    .argument('<scenario>', 'scenario file, or name of a bundled scenario')
    .option(
      '--height-m <h...>',
      `heights of the object, m (default: ${usualHeights.join(' ')})`,
      heightNumber,
    )
    .addOption(
      new Option('--height-above <what>', 'what heights count from').choices(heightDatums).default('ground'),
    )
    .option('--rcs-m2 <s>', 'radar cross-section of the object, m2', positiveNumber, 1)
    .option('--out <file>', 'write to this file: areas as .geojson, maps as .png, counts in cells as .tif')
    .option('--json', 'print one JSON document')
    .action(async (given: string, flags: CoverageFlags) => finish(await coverage(given, flags)));
}
