/**
 * How fast the browser app is, in headless Chromium drawing without a graphics card: `npx tsx bench/page.ts`, after a build.
 *
 * What a clock says (first paint, frames a second) is the best of several, on a machine that does nothing else; tasks and
 * script are time of the processor. The page is the built one; only what presses its buttons is not.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../test/browser/browser.ts';
import { crowdedRecord } from '../test/browser/crowded-record.ts';
import {
  firstPaint,
  longestOfRun,
  rateOfBareMap,
  rateOfPlaying,
  scriptOfPlaying,
} from '../test/browser/page-speed.ts';
import { writeParquetFolder } from '../test/browser/parquet-folder.ts';
import { serve } from '../test/browser/serve.ts';

const REPEATS = 3;

async function several(measure: () => Promise<number>): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < REPEATS; n++) found.push(await measure());
  return found;
}

function say(what: string, figure: number, unit: string, goal: string, all: readonly number[]): void {
  const each = all.map((one) => one.toFixed(1)).join(' ');
  console.log(
    `${what.padEnd(48)} ${figure.toFixed(1).padStart(7)} ${unit.padEnd(4)} (goal ${goal}; ${each})`,
  );
}

async function measureAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sudarshan-page-'));
  await writeParquetFolder(join(folder, 'crowd'), crowdedRecord());
  const browser = await openBrowser();
  const server = await serve(join(import.meta.dirname, '..', 'dist', 'web'), folder, ['crowd']);
  const { address } = server;
  const crowd = `${address}?record=api/records/crowd`;
  try {
    const paints = await several(() => firstPaint(browser, address));
    say('first paint from loopback', Math.min(...paints), 'ms', '3000 ms', paints);
    const tasks = await several(() => longestOfRun(browser, address));
    say('longest task in a run of the default scenario', Math.min(...tasks), 'ms', '50 ms', tasks);
    const scripts = await several(() => scriptOfPlaying(browser, crowd));
    say('script of 95 of 100 frames, 500 objects', Math.min(...scripts), 'ms', '8 ms', scripts);
    const bare = await several(() => rateOfBareMap(browser, address));
    const full = await several(() => rateOfPlaying(browser, crowd));
    const share = (100 * Math.max(...full)) / Math.max(...bare);
    say('frames of that, of those of the dragged bare map', share, '%', '85 %', [...full, ...bare]);
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await measureAll();
