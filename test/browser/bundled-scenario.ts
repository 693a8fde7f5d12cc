/** Bundled scenarios as Node compiles and runs them, to compare with what the page shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  advanceRun,
  compileScenario,
  finishRun,
  gridFromBytes,
  isGridFault,
  parseLibrary,
  parseScenario,
  type Scenario,
  startRun,
} from '../../src/index.ts';
import { unzip } from './unzip.ts';

const library = join(import.meta.dirname, '..', '..', 'library');

export function scenarioText(name: string): string {
  return readFileSync(join(library, 'scenarios', name), 'utf8');
}

export function compileHere(name: string): Scenario {
  const platforms = join(library, 'platforms');
  const texts = readdirSync(platforms)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const parsed = parseLibrary(
    texts.map((file) => ({ name: file, text: readFileSync(join(platforms, file), 'utf8') })),
  );
  const grid = join(library, 'geo/etopo5_southasia_300s');
  const terrain = gridFromBytes(
    unzip(readFileSync(`${grid}.i16le.gz`)),
    JSON.parse(readFileSync(`${grid}.json`, 'utf8')),
  );
  if (isGridFault(terrain)) throw new Error(terrain.message);
  const document = parseScenario(scenarioText(name), name).document!;
  return compileScenario(document, parsed.library!, { file: name, terrain }).scenario!;
}

/** The hash of the record of a bundled scenario. */
export function hashHere(name: string, seed: number): string {
  const run = startRun(compileHere(name), seed);
  while (!run.finished) advanceRun(run, 1000);
  return finishRun(run, scenarioText(name)).header.hash;
}
