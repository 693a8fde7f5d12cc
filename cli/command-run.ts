/** `sudarshan run`: one scenario, one seed, one result. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { runLive, type Target, warningOf } from '../node/live-output.ts';
import { headerFile, writeRecord } from '../node/record-store.ts';
import { prepareScenario, runScenario, type ScenarioOptions } from '../node/run-scenario.ts';
import { prepareStudyRun } from '../node/study-replay.ts';
import {
  eventKinds,
  noteThreats,
  outcomeOf,
  type ProtocolName,
  type Run,
  type RunRecord,
  type Scenario,
  type ThreatNote,
} from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { perceptionName, positiveNumber, seedNumber, udpTarget } from './options.ts';
import { printJson, say, sayProblems } from './print.ts';
import { printAccounts } from './print-account.ts';
import { printOutcome } from './print-outcome.ts';
import { startProgress } from './progress.ts';

interface RunFlags extends ScenarioOptions {
  readonly realtime?: boolean;
  readonly speed?: number;
  readonly dis?: Target;
  readonly asterix?: Target;
  readonly seed: number;
  readonly cell?: number;
  readonly out?: string;
  readonly events?: boolean;
  readonly json?: boolean;
  readonly explain?: string;
}

/** Why a record may not be written there, or an empty text. */
export function refusalOfFolder(folder: string): string {
  if (!existsSync(folder)) return '';
  try {
    if (readdirSync(folder).length === 0 || existsSync(join(folder, headerFile))) return '';
  } catch {
    return `${folder} is a file`;
  }
  return `${folder} holds other things than a record`;
}

/** The event log as rows of names and numbers. */
function eventRows(record: RunRecord): object[] {
  const { events } = record.tables;
  const rows: object[] = [];
  for (let row = 0; row < events.count; row++) {
    rows.push({
      time: events.time[row],
      kind: eventKinds[events.kind[row]!],
      object: events.object[row],
      track: events.track[row],
      engagement: events.engagement[row],
      unit: events.unit[row],
      asset: events.asset[row],
      value: events.value[row],
    });
  }
  return rows;
}

/** Flags that mean nothing without another one. */
function misuseOf({ realtime, speed, dis, asterix }: RunFlags): string {
  if (realtime) return '';
  if (dis || asterix)
    return '--dis and --asterix need --realtime (a stored record goes with `sudarshan export`)';
  return speed === undefined ? '' : '--speed needs --realtime';
}

/** As fast as it goes, or at the pace of the clock and told on the network. */
async function simulate(
  scenario: Scenario,
  text: string,
  flags: RunFlags,
  onProgress: (simulatedSeconds: number) => void,
  notes: ThreatNote[],
): Promise<RunRecord> {
  const { seed, realtime, speed = 1, dis, asterix } = flags;
  if (!realtime) {
    const note = flags.explain === undefined ? undefined : (run: Run) => noteThreats(run, notes);
    return runScenario(scenario, seed, text, onProgress, note);
  }
  const targets = { ...(dis ? { dis } : {}), ...(asterix ? { asterix } : {}) };
  for (const [name, target] of Object.entries(targets)) {
    const warning = warningOf(name as ProtocolName, target);
    if (warning) say(`warning: ${warning}`);
  }
  return runLive(scenario, { seed, text, speed, targets, onProgress });
}

async function run(given: string, flags: RunFlags): Promise<ExitCode> {
  const refusal = flags.out ? refusalOfFolder(flags.out) : '';
  if (refusal) {
    say(`error: --out: ${refusal}`);
    return exitCodes.usage;
  }
  const misuse = misuseOf(flags);
  if (misuse) {
    say(`error: ${misuse}`);
    return exitCodes.usage;
  }
  const prepared =
    flags.cell === undefined
      ? await prepareScenario(given, flags)
      : await prepareStudyRun(given, flags.cell, flags.seed);
  sayProblems(prepared.problems);
  if (!prepared.scenario) return exitCodes.input;
  const started = performance.now();
  const progress = startProgress(prepared.scenario.name, prepared.scenario.duration, flags.json === true);
  const notes: ThreatNote[] = [];
  const record = await simulate(prepared.scenario, prepared.text, flags, progress.update, notes);
  progress.stop();
  const wallSeconds = (performance.now() - started) / 1000;
  if (flags.out) await writeRecord(flags.out, record);
  if (flags.explain !== undefined) {
    if (flags.out) say(`record: ${flags.out}`);
    return printAccounts(record, flags.explain, flags.json === true, flags.realtime ? undefined : notes);
  }
  const outcome = outcomeOf(record);
  const { header } = record;
  if (flags.json) {
    printJson({
      scenario: header.scenario,
      seed: header.seed,
      engine: header.engine,
      hash: header.hash,
      simulatedSeconds: header.simulatedSeconds,
      wallSeconds,
      notice: header.notice,
      outcome,
      ...(flags.events ? { events: eventRows(record) } : {}),
    });
  } else {
    printOutcome(header, outcome);
  }
  if (flags.out) say(`record: ${flags.out}`);
  return exitCodes.done;
}

export function addRun(program: Command, finish: Finish): void {
  addCommand(program, 'run', 'run one scenario', [
    'sudarshan run western-shield-2025',
    'sudarshan run my-scenario.yaml --seed 7 --out runs/mine',
    'sudarshan run my-scenario.yaml --perception ideal --json',
    'sudarshan run runs/squadrons --cell 3 --seed 17 --out runs/looked-at',
    'sudarshan run western-shield-2025 --explain leakers',
    'sudarshan run western-shield-2025 --realtime --dis udp://127.0.0.1:3000',
  ])
    .argument('<scenario>', 'scenario file, name of a bundled scenario, or folder of a study')
    .option('--seed <n>', 'seed of all random draws', seedNumber, 1)
    .option('--cell <n>', 'with the folder of a study: the run of this cell and seed', seedNumber)
    .option('--out <dir>', 'write the record to this folder')
    .option('--step <s>', "length of a tick instead of the scenario's, s", positiveNumber)
    .option('--perception <kind>', "ideal, plots or tracks instead of the scenario's", perceptionName)
    .option('--realtime', 'at the pace of the clock')
    .option('--speed <x>', 'with --realtime: so many times the clock', positiveNumber)
    .option('--dis <udp://address:port>', 'with --realtime: send DIS there', udpTarget)
    .option('--asterix <udp://address:port>', 'with --realtime: send ASTERIX there', udpTarget)
    .option('--events', 'with --json: the event log too')
    .option('--explain <what>', 'why a flight, a group or all leakers got through, instead of the result')
    .option('--json', 'print one JSON document')
    .action(async (given: string, flags: RunFlags) => finish(await run(given, flags)));
}
