import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../contract/sudarshan.ts';
import { otherNode } from './other-node.ts';

const other = otherNode();
const main = join(root, 'dist', 'cli', 'main.js');
const small = join(root, 'test', 'contract', 'small.yaml');

/** What a run on this Node says, without the times that it took. */
function resultOn(program: string, scenario: string, seed: number): { node: string; result: object } {
  const node = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim();
  const words = [main, 'run', scenario, '--seed', String(seed), '--json', '--events'];
  const ran = spawnSync(program, words, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  expect(ran.stderr).not.toContain('error');
  const { wallSeconds: _, ...result } = JSON.parse(ran.stdout) as { wallSeconds: number };
  return { node, result };
}

describe('the same scenario and seed', () => {
  it.skipIf('lack' in other).each([
    [small, 1],
    [small, 4294967295],
    ['quiet-sky', 3],
  ])(
    `give the same record on another Node: %s, seed %i${'lack' in other ? ` (${other.lack})` : ''}`,
    (scenario, seed) => {
      const here = resultOn(process.execPath, scenario, seed);
      const there = resultOn((other as { program: string }).program, scenario, seed);
      expect(there.node).not.toBe(here.node);
      expect(there.result).toEqual(here.result);
    },
  );
});
