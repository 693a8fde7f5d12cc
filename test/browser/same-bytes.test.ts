/** The engine in Chromium gives the record that it gives in Node. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryFolder } from '../../node/library.ts';
import { prepareScenario, runScenario } from '../../node/run-scenario.ts';
import { isHeightGrid, loadTerrain } from '../../node/terrain.ts';
import type { EngineInput, EngineOutput } from './engine-page.ts';

const root = join(import.meta.dirname, '..', '..');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-engine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The engine and its small page script as one classic script. */
async function engineScript(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      outDir: folder,
      minify: false,
      lib: {
        entry: join(import.meta.dirname, 'engine-page.ts'),
        formats: ['iife'],
        name: 'engine',
        fileName: () => 'engine.js',
      },
    },
  });
  return readFileSync(join(folder, 'engine.js'), 'utf8');
}

function inputFrom(scenario: string, seed: number): EngineInput {
  const platforms = join(libraryFolder(), 'platforms');
  const terrain = loadTerrain();
  if (!isHeightGrid(terrain)) throw new Error(terrain.message);
  return {
    scenario: readFileSync(scenario, 'utf8'),
    seed,
    library: readdirSync(platforms)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(platforms, name), 'utf8') })),
    terrain: { ...terrain, heights: [...terrain.heights] },
  };
}

describe('Chromium', () => {
  it('gives the same record as Node, to the last bit', async () => {
    const scenario = join(root, 'test', 'contract', 'small.yaml');
    const script = await engineScript();
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: script });
      for (const seed of [1, 2]) {
        const there = await page.evaluate(
          (input) => {
            const { engine } = globalThis as unknown as {
              engine: { runEngine: (input: EngineInput) => EngineOutput };
            };
            return engine.runEngine(input);
          },
          inputFrom(scenario, seed),
        );
        const prepared = await prepareScenario(scenario);
        const here = await runScenario(prepared.scenario!, seed, prepared.text, () => undefined);
        expect(there).toEqual({ hash: here.header.hash, events: here.tables.events.count, problems: [] });
      }
    } finally {
      await browser.close();
    }
  });
});
