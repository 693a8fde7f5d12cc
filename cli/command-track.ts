/** `sudarshan track`: the tracker by itself on recorded plots. */
import type { Command } from 'commander';
import { fileProblem, largestRecording, readText, writeFileSafely } from '../node/files.ts';
import {
  associations,
  filters,
  lives,
  type Problem,
  parseStates,
  printTracks,
  type StateRows,
  scoreTracks,
  settingsOf,
  type TrackScore,
  trackPlots,
} from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { figure, printJson, printTable, say, sayProblems } from './print.ts';

interface TrackFlags {
  readonly sensors: string;
  readonly out?: string;
  readonly truth?: string;
  readonly filter?: string;
  readonly association?: string;
  readonly life?: string;
  readonly json?: boolean;
}

function readTruth(file: string): { readonly rows: StateRows } | Problem {
  const read = readText(file, largestRecording);
  if (read.problem) return read.problem;
  const parsed = parseStates(read.value);
  return typeof parsed === 'string' ? fileProblem(file, parsed) : { rows: parsed.rows };
}

function printScore(score: TrackScore): void {
  printTable(
    ['measure', 'result'],
    Object.entries(score).map(([name, value]) => [name, typeof value === 'number' ? figure(value) : '']),
  );
}

function track(file: string, flags: TrackFlags): ExitCode {
  const settings = settingsOf(flags);
  if (typeof settings === 'string') {
    say(settings);
    return exitCodes.usage;
  }
  const plots = readText(file, largestRecording);
  const sensors = readText(flags.sensors);
  const unread = [plots.problem, sensors.problem].filter((problem): problem is Problem => problem !== null);
  if (unread.length > 0) {
    sayProblems(unread);
    return exitCodes.input;
  }
  const started = performance.now();
  const tracked = trackPlots(plots.value!, sensors.value!, settings);
  if (typeof tracked === 'string') {
    sayProblems([fileProblem(file, tracked)]);
    return exitCodes.input;
  }
  const wallSeconds = (performance.now() - started) / 1000;
  const truth = flags.truth === undefined ? null : readTruth(flags.truth);
  if (truth !== null && !('rows' in truth)) {
    sayProblems([truth]);
    return exitCodes.input;
  }
  const text = printTracks(tracked.rows);
  if (flags.out) writeFileSafely(flags.out, text);
  const { malformed, unknownSensor } = tracked.plots;
  const summary = {
    rows: tracked.rows.count,
    calls: tracked.calls,
    malformed,
    unknownSensor,
    skipped: tracked.skipped,
    wallSeconds,
    ...(truth ? { score: scoreTracks(truth.rows, tracked.rows) } : {}),
  };
  if (flags.json) printJson(summary);
  else if (summary.score) printScore(summary.score);
  else if (!flags.out) process.stdout.write(text);
  say(`${summary.rows} rows, ${malformed + unknownSensor + tracked.skipped} plots not used`);
  return exitCodes.done;
}

export function addTrack(program: Command, finish: Finish): void {
  addCommand(program, 'track', 'follow recorded plots', [
    'sudarshan track plots.csv.gz --sensors sensors.json --out tracks.csv',
    'sudarshan track plots.csv --sensors sensors.json --truth truth.csv.gz --json',
  ])
    .argument('<plots>', 'CSV of plots, plain or gzip')
    .requiredOption('--sensors <file>', 'JSON that describes the sensors')
    .option('--filter <name>', `motion and measurement: ${Object.keys(filters).join(', ')}`, 'imm-ekf')
    .option('--association <name>', `plots to tracks: ${Object.keys(associations).join(', ')}`, 'jpda')
    .option('--life <name>', `what confirms a track: ${Object.keys(lives).join(', ')}`, 'existence')
    .option('--out <file>', 'write the tracks here instead of to standard output')
    .option('--truth <file>', 'score the tracks against these true states: GOSPA, OSPA, SIAP, errors')
    .option('--json', 'print one JSON document about the run instead of the tracks')
    .action((file: string, flags: TrackFlags) => finish(track(file, flags)));
}
