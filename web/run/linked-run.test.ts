import { expect, test } from 'vitest';
import { linkedRun } from './linked-run.ts';

const packed = encodeURIComponent(btoa('schema: x'));

test('a scenario and a seed in the address are a run', () => {
  expect(linkedRun(`#seed=7&scenario=${packed}`)).toEqual({ text: 'schema: x', name: 'seed 7', seed: 7 });
});

test('an address without a scenario, with broken base64 or a broken seed is none', () => {
  for (const hash of [
    '',
    '#seed=7',
    '#seed=7&scenario=***',
    `#seed=-1&scenario=${packed}`,
    `#seed=x&scenario=${packed}`,
  ])
    expect(linkedRun(hash)).toBeNull();
});
