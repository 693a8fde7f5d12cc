/** A study of a thousand short runs in a folder of its own, for what is done to it. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const program = join(root, 'dist', 'cli', 'main.js');

/** Writes the study into `folder` and gives its path: 10 cells of `runs` runs. */
export function writeSmallStudy(folder, runs) {
  mkdirSync(folder, { recursive: true });
  for (const name of ['small.yaml', 'plan-none.yaml', 'plan-more.yaml'])
    cpSync(join(root, 'test', 'contract', name), join(folder, name));
  const path = join(folder, 'study.yaml');
  writeFileSync(
    path,
    [
      'schema: sudarshan/study/1',
      'name: Short runs',
      'scenarios: [small.yaml]',
      'plans: [plan-none.yaml, plan-more.yaml]',
      'perception: ideal',
      `runs: ${runs}`,
      'measures: [leaked, value_lost]',
      'vary: [{path: raid.groups.drones.count, values: [2, 4, 6, 8, 10]}]',
      '',
    ].join('\n'),
  );
  return path;
}
