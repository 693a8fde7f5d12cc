/** `sudarshan import`: assets, zones and routes of a map file into a scenario. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readText, writeFileSafely } from '../node/files.ts';
import { scenarioPath } from '../node/library.ts';
import { mergeFeatures, type Problem, parseScenario, readGeoJson, readKml } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { say, sayProblems } from './print.ts';

interface ImportFlags {
  readonly into: string;
  readonly out: string;
}

function hasErrors(problems: readonly Problem[]): boolean {
  sayProblems(problems);
  return problems.some(({ severity }) => severity === 'error');
}

function importInto(file: string, { into, out }: ImportFlags): ExitCode {
  const map = readText(file);
  const path = scenarioPath(into);
  const scenario = readText(path);
  if (map.problem || scenario.problem) {
    sayProblems([map.problem, scenario.problem].filter((problem) => problem !== null));
    return exitCodes.input;
  }
  const read = /^\s*(\uFEFF)?</.test(map.value) ? readKml(map.value, file) : readGeoJson(map.value, file);
  const parsed = parseScenario(scenario.value, path);
  if (hasErrors([...read.problems, ...parsed.problems]) || !parsed.document) return exitCodes.input;
  const merged = mergeFeatures(scenario.value, parsed.document, read.features, file);
  if (hasErrors(merged.problems)) return exitCodes.input;
  const checked = parseScenario(merged.text, out);
  if (hasErrors(checked.problems)) return exitCodes.input;
  writeFileSafely(out, merged.text);
  const { assets, zones, routes } = merged.taken;
  say(`written: ${out} (${assets} assets, ${zones} zones, ${routes} routes)`);
  return exitCodes.done;
}

export function addImport(program: Command, finish: Finish): void {
  addCommand(program, 'import', 'take assets, zones and routes of a GeoJSON or KML file into a scenario', [
    'sudarshan import places.geojson --into my-scenario.yaml --out new.yaml',
    'sudarshan import zones.kml --into western-shield-2025 --out new.yaml',
  ])
    .argument('<file>', 'GeoJSON or KML; nothing that it points to is fetched')
    .requiredOption('--into <scenario>', 'scenario file, or name of a bundled scenario')
    .requiredOption('--out <file>', 'scenario file to write')
    .action((file: string, flags: ImportFlags) => {
      if (resolve(file) !== resolve(flags.out)) return finish(importInto(file, flags));
      say('error: --out: the file that is imported is not to be written over');
      return finish(exitCodes.usage);
    });
}
