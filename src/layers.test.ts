import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './math/statistics.ts';
import { categories } from './scenario/category.ts';
import { compileScenario } from './scenario/compile.ts';
import { parseLibrary } from './scenario/library.ts';
import { parseScenario } from './scenario/parse.ts';
import type { Scenario } from './scenario/scenario.ts';
import { advanceRun, startRun } from './simulate.ts';
import { objectStatus } from './world/truth.ts';

const RAID = 24;
const SEEDS = 6;

const text = `
schema: sudarshan/scenario/1
name: Two layers
epoch: 2025-06-01T20:00:00Z
duration_s: 1045
step_s: 0.5
perception: ideal
terrain: {relief: flat}
defence:
  assets:
    - {id: town, kind: town, at: {lat_deg: 27, lon_deg: 74.6}, value: 10, radius_m: 1000}
  units:
    - {id: outer, system: akash_ng, at: {lat_deg: 27, lon_deg: 72.6}}
    - {id: inner, system: akash_ng, at: {lat_deg: 27, lon_deg: 74.2}}
  doctrine: {weapons_control: tight, salvo_rounds: 1, shoot_look_shoot: true, minimum_kill_probability: 0, price_per_million_usd: 0, look_delay_s: 300}
raid:
  groups:
    - {id: raid, class: fighter_medium, count: ${RAID}, interval_s: 0, spacing_m: 2500, from: {lat_deg: 27, lon_deg: 71.6}, target: town, height_m_amsl: 9000, speed_m_s: 300}
`;

const folder = new URL('../library/platforms/', import.meta.url);
const { library } = parseLibrary(
  readdirSync(folder)
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
);

/**
 * Two layers that fire once at each aircraft. The look comes so late that a layer cannot fire again at what it missed, and early enough for the second layer.
 * Each layer has one round for each aircraft and channels for all.
 * @param outer, inner  kill probability of each layer's round
 */
function twoLayers(outer: number, inner: number): Scenario {
  const { document } = parseScenario(text, 'layers');
  const { scenario } = compileScenario(document!, library!, { file: 'layers', terrain: null });
  const { defence } = scenario!;
  const original = defence.effectors[defence.launchers[0]!.loads[0]!.effector]!;
  const effectors = [outer, inner].map((p, index) => ({
    ...original,
    index,
    basket: 1000,
    killProbability: Object.fromEntries(categories.map((category) => [category, p])),
  }));
  const launchers = defence.launchers.map((launcher) => {
    const each = RAID / defence.fireUnits[launcher.fireUnit]!.launchers.length;
    return { ...launcher, loads: [{ effector: launcher.fireUnit, ready: each, reserve: 0 }] };
  });
  const channelLimits = defence.channelLimits.map((limit) => ({ ...limit, targets: RAID, missiles: RAID }));
  return { ...scenario!, defence: { ...defence, effectors, launchers, channelLimits } };
}

/** Aircraft that got through and rounds that were fired, over all seeds. */
function fight(outer: number, inner: number): { through: number; rounds: number } {
  const scenario = twoLayers(outer, inner);
  let through = 0;
  let rounds = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const run = startRun(scenario, seed);
    while (!run.finished) advanceRun(run, 1000);
    rounds += run.world.flyouts.count;
    for (let object = 0; object < RAID; object++) {
      if (run.world.truth.status[object] !== objectStatus.killed) through++;
    }
  }
  return { through, rounds };
}

describe('independent layers', () => {
  const shots = RAID * SEEDS;
  it.each([
    [0.5, 0.4],
    [0.4, 0.5],
  ])('of kill probability %f and %f let through the product of what each lets through', (outer, inner) => {
    const { through, rounds } = fight(outer, inner);
    const { low, high } = wilsonInterval(through, shots, 0.999);
    expect((1 - outer) * (1 - inner)).toBeGreaterThan(low);
    expect((1 - outer) * (1 - inner)).toBeLessThan(high);
    // the first layer fires once at each, the second once at each that is left
    const left = wilsonInterval(rounds - shots, shots, 0.999);
    expect(1 - outer).toBeGreaterThan(left.low);
    expect(1 - outer).toBeLessThan(left.high);
  });
});
