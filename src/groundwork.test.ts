/** What runs share may not change them: the bytes of a run are the same with and without. */
import { expect, it } from 'vitest';
import { prepareScenario } from '../node/run-scenario.ts';
import { advanceRun, finishRun, layGroundwork, startRun } from './simulate.ts';

it('a run gives the same bytes on shared groundwork, first and second time, as on its own', async () => {
  const { scenario, text } = await prepareScenario('every-class', { perception: 'tracks' });
  const shared = layGroundwork(scenario!);
  const hashOf = (seed: number, groundwork?: typeof shared) => {
    const run = startRun(scenario!, seed, groundwork);
    advanceRun(run, 60);
    return finishRun(run, text).header.hash;
  };
  const alone = hashOf(1);
  expect(hashOf(1, shared)).toBe(alone);
  expect(hashOf(1, shared)).toBe(alone);
  expect(hashOf(2, shared)).not.toBe(alone);
});
