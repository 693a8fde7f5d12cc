/**
 * Speed of whole runs on one core: `npm run bench [-- SCENARIO]`.
 *
 * Each case is run three times after one warm-up; the best CPU time counts, since other work on the machine can only
 * add to it. Prints times real time and appends a line to bench/results/ with --keep.
 */
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareScenario } from '../dist/node/run-scenario.js';
import { advanceRun, ENGINE, finishRun, startRun } from '../dist/src/index.js';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const scenarios = words.length > 0 ? words : ['western-shield-2025', 'saturation-300'];
const goals = { 'western-shield-2025 ideal': 2000, 'western-shield-2025 tracks': 200 };

/** CPU and wall seconds of one run, and how long it was in simulated seconds. */
function time(scenario, text, seed) {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const run = startRun(scenario, seed);
  while (!run.finished) advanceRun(run, 1000);
  const record = finishRun(run, text);
  const used = process.cpuUsage(cpu);
  return {
    simulated: record.header.simulatedSeconds,
    cpu: (used.user + used.system) / 1e6,
    wall: (performance.now() - wall) / 1e3,
    objectTicks: record.tables.objects.count * (scenario.recordPeriod / scenario.step),
  };
}

const lines = [];
for (const name of scenarios) {
  for (const perception of ['ideal', 'plots', 'tracks']) {
    const { scenario, text, problems } = await prepareScenario(name, { perception });
    if (!scenario) {
      console.error(problems);
      process.exit(3);
    }
    time(scenario, text, 1);
    const times = [1, 1, 1].map((seed) => time(scenario, text, seed));
    const best = times.reduce((a, b) => (b.cpu < a.cpu ? b : a));
    const speed = best.simulated / best.cpu;
    const goal = goals[`${name} ${perception}`];
    const verdict = goal ? (speed >= goal ? `goal ${goal} met` : `goal ${goal} NOT met`) : '';
    console.log(
      `${name} ${perception}: ${speed.toFixed(0)} x real time (${best.simulated} s in ${best.cpu.toFixed(2)} s CPU, ` +
        `${best.wall.toFixed(2)} s wall), ${(best.objectTicks / best.cpu / 1e6).toFixed(2)} M object-ticks/s ${verdict}`,
    );
    lines.push([
      new Date().toISOString().slice(0, 10),
      ENGINE,
      process.version,
      name,
      perception,
      speed.toFixed(0),
    ]);
  }
}

if (process.argv.includes('--keep')) {
  const machine = `${arch()}-${cpus().length}-core`;
  const file = join(dirname(fileURLToPath(import.meta.url)), 'results', `${machine}.csv`);
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, 'date,engine,node,scenario,perception,times_real_time\n');
  appendFileSync(file, `${lines.map((line) => line.join(',')).join('\n')}\n`);
}
