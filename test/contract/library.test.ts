/** The engine as other programs use it: the examples of docs/library.md, and a bundle for browsers. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, sudarshan } from './sudarshan.ts';

const folder = join(root, '.cache', 'library-examples');
const blocks = readFileSync(join(root, 'docs', 'library.md'), 'utf8')
  .split('```ts\n')
  .slice(1)
  .map((rest) => rest.split('```')[0]!);
const names = blocks.map((_, index) => (index === 0 ? 'a-run.ts' : `example-${index}.ts`));

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  blocks.forEach((block, index) => {
    const more = index === 0 ? 'export { record, scenario };\n' : '';
    writeFileSync(join(folder, names[index]!), block + more);
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', program, ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

describe('the examples of the library page', () => {
  it('are type-checked against the published types', () => {
    const flags =
      '--noEmit --strict --target es2023 --module nodenext --allowImportingTsExtensions --types node';
    const files = names.map((name) => join(folder, name));
    expect(run('tsc', '--ignoreConfig', ...flags.split(' '), ...files)).toEqual({ status: 0, out: '' });
  });

  it.each(names)('%s runs and prints something', (name) => {
    const { status, out } = run('tsx', join(folder, name));
    expect(status, out).toBe(0);
    expect(out.trim()).not.toMatch(/^$|undefined|NaN/);
  });
});

/** One script for browsers, of this source. */
async function bundled(source: string): Promise<string> {
  const entry = join(folder, `entry-${source.length}.ts`);
  writeFileSync(entry, source);
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: { lib: { entry, formats: ['iife'], name: 'bundle' }, write: false, minify: false },
  });
  return (output as Rollup.RollupOutput[])[0]!.output[0].code;
}

const engine = `
import { advanceRun, compileScenario, finishRun, parseLibrary, parseScenario, startRun } from 'sudarshan';
export function hashOf(files, text) {
  const { library } = parseLibrary(files);
  const { scenario } = compileScenario(parseScenario(text, 'small').document, library, { perception: 'ideal' });
  const run = startRun(scenario, 3);
  while (!run.finished) advanceRun(run, 100);
  return finishRun(run, text).header.hash;
}`;

describe('a bundle for browsers', () => {
  it('holds nothing of Node, runs on the language and TextEncoder alone, and gives the same hash', async () => {
    const code = await bundled(engine);
    expect(code).not.toMatch(/vite-browser-external|require\(["'](node:)?(fs|path|os|crypto)/);
    const platforms = join(root, 'library', 'platforms');
    const files = readdirSync(platforms)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({ name, text: readFileSync(join(platforms, name), 'utf8') }));
    const small = readFileSync(join(root, 'test', 'contract', 'small.yaml'), 'utf8');
    const text = small.replace('terrain: { relief: bundled }', 'terrain: { relief: flat }');
    const context = createContext({ files, text, TextEncoder });
    const before = Object.keys(context);
    runInContext(code, context);
    const added = Object.keys(context).filter((name) => !before.includes(name));
    expect(added.filter((name) => !name.startsWith('__zod_'))).toEqual(['bundle']);
    const hash = runInContext('bundle.hashOf(files, text)', context);
    const file = join(folder, 'flat.yaml');
    writeFileSync(file, text);
    const { out } = sudarshan(['run', file, '--perception', 'ideal', '--seed', '3', '--json']);
    expect(hash).toBe(JSON.parse(out).hash);
  });

  it('takes no more than what is imported', async () => {
    const code = await bundled(`export { nearestWord } from 'sudarshan';`);
    expect(code.length).toBeLessThan(20_000);
  });
});
