import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkImports } from '../../scripts/fence.mjs';

const root = join(import.meta.dirname, '..', '..');
let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A small tree of files that has the given imports and nothing else. */
async function violationsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-fence-'));
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { modules, violations } = await checkImports(folder);
  expect(modules).toBeGreaterThan(0);
  return violations;
}

const noun = 'export interface Noun { readonly x: number }\n';

/** Whether the table holds here is a step of the test command; whether that step can see a breach is asked here. */
describe('the import table', () => {
  it.each([
    ['geo', 'src/math/a.ts', 'src/geo/b.ts'],
    ['a model of the stage before', 'src/tracks/a.ts', 'src/sensors/radar.ts'],
    ['truth from belief', 'src/decisions/a.ts', 'src/world/truth.ts'],
    ['the raid from belief', 'src/engagements/a.ts', 'src/scenario/raid.ts'],
    ['a machine from the engine', 'src/record/a.ts', 'node/files.ts'],
    ['the door from inside', 'src/analysis/a.ts', 'src/index.ts'],
    ['the inside from the command line', 'cli/a.ts', 'src/world/truth.ts'],
    ['the inside from a machine', 'node/a.ts', 'src/record/record.ts'],
    ['a machine from the browser app', 'web/a.ts', 'node/files.ts'],
  ])('does not let %s in, even as a type', async (_what, from, to) => {
    const up = '../'.repeat(from.split('/').length - 1);
    const found = await violationsOf({
      [to]: noun,
      [from]: `import type { Noun } from '${up}${to}';\nexport const one: Noun = { x: 1 };\n`,
    });
    expect(found.join('\n')).toContain(`${from} -> ${to}`);
  });

  it('does not let belief reach truth through a third file', async () => {
    const found = await violationsOf({
      'src/world/truth.ts': noun,
      'src/sensors/plot.ts': "import type { Noun } from '../world/truth.ts';\nexport type Plot = Noun;\n",
      'src/tracks/a.ts':
        "import type { Plot } from '../sensors/plot.ts';\nexport const one: Plot = { x: 1 };\n",
    });
    expect(found.join('\n')).toContain('belief-never-reaches-truth: src/tracks/a.ts');
  });

  it('does not let effects or other packages into the engine', async () => {
    const found = await violationsOf({
      'src/world/a.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    });
    expect(found.join('\n')).toContain('pure-packages-only: src/world/a.ts');
  });

  it('finds a circle', async () => {
    const found = await violationsOf({
      'src/math/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
      'src/math/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
    });
    expect(found.join('\n')).toContain('no-circle');
  });

  it('lets through what its row names', async () => {
    const found = await violationsOf({
      'src/sensors/plot.ts': noun,
      'src/tracks/a.ts':
        "import type { Noun } from '../sensors/plot.ts';\nexport const one: Noun = { x: 1 };\n",
    });
    expect(found).toEqual([]);
  });
});
