/** `sudarshan track`: the tracker by itself on recorded plots. */
import type { Command } from 'commander';
import { fileProblem, largestRecording, readText, writeFileSafely } from '../node/files.ts';
import { type Problem, printTracks, trackPlots } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { printJson, say, sayProblems } from './print.ts';

interface TrackFlags {
  readonly sensors: string;
  readonly out?: string;
  readonly json?: boolean;
}

function track(file: string, flags: TrackFlags): ExitCode {
  const plots = readText(file, largestRecording);
  const sensors = readText(flags.sensors);
  const unread = [plots.problem, sensors.problem].filter((problem): problem is Problem => problem !== null);
  if (unread.length > 0) {
    sayProblems(unread);
    return exitCodes.input;
  }
  const started = performance.now();
  const tracked = trackPlots(plots.value!, sensors.value!);
  if (typeof tracked === 'string') {
    sayProblems([fileProblem(file, tracked)]);
    return exitCodes.input;
  }
  const wallSeconds = (performance.now() - started) / 1000;
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
  };
  if (flags.json) printJson(summary);
  else if (!flags.out) process.stdout.write(text);
  say(`${summary.rows} rows, ${malformed + unknownSensor + tracked.skipped} plots not used`);
  return exitCodes.done;
}

export function addTrack(program: Command, finish: Finish): void {
  addCommand(program, 'track', 'follow recorded plots', [
    'sudarshan track plots.csv.gz --sensors sensors.json --out tracks.csv',
    'sudarshan track plots.csv --sensors sensors.json --json',
  ])
    .argument('<plots>', 'CSV of plots, plain or gzip')
    .requiredOption('--sensors <file>', 'JSON that describes the sensors')
    .option('--out <file>', 'write the tracks here instead of to standard output')
    .option('--json', 'print one JSON document about the run instead of the tracks')
    .action((file: string, flags: TrackFlags) => finish(track(file, flags)));
}
