import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../node/library.ts';
import {
  type AskedOrder,
  describeEnvironment,
  type Environment,
  observe,
  openEnvironment,
  outcomeOfEnvironment,
  recordOfEnvironment,
  resetEnvironment,
  stepEnvironment,
} from './environment.ts';
import { compileScenario } from './scenario/compile.ts';
import { parseScenario } from './scenario/parse.ts';
import { advanceRun, finishRun, startRun } from './simulate.ts';

const file = 'test/contract/small.yaml';
const text = readFileSync(file, 'utf8');
const compiled = compileScenario(parseScenario(text, file).document!, loadLibrary().library!, {
  file,
  terrain: null,
  ownTerrain: [],
} as never);
const scenario = compiled.scenario!;

/** Fire the first fire unit's rounds, of each effector in turn, at whatever is confirmed. */
function policy(environment: Environment): AskedOrder[] {
  const { tracks, rounds } = observe(environment);
  return tracks
    .filter(({ status }) => status === 'confirmed')
    .flatMap(({ id }) => rounds.map(({ fireUnit, effector }) => ({ track: id, fireUnit, effector })));
}

function play(environment: Environment, orders: (environment: Environment) => AskedOrder[]): string {
  while (!stepEnvironment(environment, orders(environment), 10).isOver);
  return recordOfEnvironment(environment).header.hash;
}

describe('an environment', () => {
  const run = startRun(scenario, 3);
  while (!run.finished) advanceRun(run, 100);
  const ordinary = finishRun(run, '').header.hash;

  it('without orders is the ordinary run, byte for byte, and again after a reset', () => {
    const environment = openEnvironment(scenario, 3);
    expect(play(environment, () => [])).toBe(ordinary);
    resetEnvironment(environment, 4);
    expect(play(environment, () => [])).not.toBe(ordinary);
    resetEnvironment(environment, 3);
    expect(play(environment, () => [])).toBe(ordinary);
  });

  it('with the same seed and orders gives the same record, which the orders have changed', () => {
    const hashes = [1, 2].map(() => play(openEnvironment(scenario, 3, { decider: 'asked-only' }), policy));
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(ordinary);
  });

  it('fires nothing by itself when only asked orders count, and rounds when it is asked', () => {
    const idle = openEnvironment(scenario, 3, { decider: 'asked-only' });
    play(idle, () => []);
    expect(outcomeOfEnvironment(idle).roundsFired).toBe(0);
    const led = openEnvironment(scenario, 3, { decider: 'asked-only' });
    play(led, policy);
    expect(outcomeOfEnvironment(led).roundsFired).toBeGreaterThan(0);
    expect(outcomeOfEnvironment(led).leaked).toBeLessThan(outcomeOfEnvironment(idle).leaked);
  });

  it('answers every asked order, and refuses what the rules of engagement refuse', () => {
    const environment = openEnvironment(scenario, 3, { decider: 'asked-only' });
    const refused = stepEnvironment(environment, [{ track: 99_999, fireUnit: 0, effector: 0 }], 1);
    expect(refused.answers).toEqual([{ track: 99_999, verdict: 'refused', reason: 'no-threat' }]);
    let given = 0;
    for (let n = 0; n < 60; n++) {
      const asked = policy(environment);
      const { answers, isOver } = stepEnvironment(environment, asked, 1);
      expect(new Set(answers.map(({ track }) => track))).toEqual(new Set(asked.map(({ track }) => track)));
      given += answers.filter(({ verdict }) => verdict === 'given').length;
      if (isOver) break;
      stepEnvironment(environment, [], 9);
    }
    expect(given).toBeGreaterThan(0);
  });

  it('shows tracks and own reports, and nothing that only the record knows', () => {
    const environment = openEnvironment(scenario, 3);
    for (let n = 0; n < 20; n++) stepEnvironment(environment, [], 10);
    const observation = observe(environment);
    expect(Object.keys(observation).sort()).toEqual(
      ['assets', 'engagements', 'rounds', 'timeS', 'tracks', 'units'].sort(),
    );
    expect(observation.tracks.length).toBeGreaterThan(0);
    const numbers = environment.run.tracks.id.subarray(0, environment.run.tracks.count);
    for (const { id } of observation.tracks) expect(numbers).toContain(id);
    expect(describeEnvironment(environment).fireUnits.length).toBeGreaterThan(0);
  });

  it('rewards nothing until the end, and then by the value that was lost', () => {
    const environment = openEnvironment(scenario, 3, { decider: 'asked-only' });
    const first = stepEnvironment(environment, [], 1);
    expect(first).toMatchObject({ reward: 0, isOver: false });
    play(environment, () => []);
    const { valueLost, valueTotal } = outcomeOfEnvironment(environment);
    expect(valueLost).toBeGreaterThan(0);
    expect(stepEnvironment(environment, [], 1).reward).toBe(-valueLost / valueTotal);
  });
});
