/** `sudarshan track`: the tracker by itself on recorded plots. */
import { type Command, Option } from 'commander';
import { fileProblem, largestRecording, readBytes, readText, writeFileSafely } from '../node/files.ts';
import { tracksPicture } from '../node/tracks-picture.ts';
import {
  associations,
  type BiasChoice,
  type BiasReport,
  biasChoices,
  type Fusion,
  filters,
  fusions,
  geoJsonFromTracks,
  isTraffic,
  lives,
  type Problem,
  parseStates,
  printTracks,
  type RecordedSensors,
  type StateRows,
  scoreTracks,
  settingsOf,
  type TrackedFile,
  type TrackerSettings,
  type TrackScore,
  trackPlots,
  trackTraffic,
} from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { figure, printJson, printTable, say, sayProblems } from './print.ts';

interface TrackFlags {
  readonly sensors?: string;
  readonly out?: string;
  readonly truth?: string;
  readonly filter?: string;
  readonly association?: string;
  readonly life?: string;
  readonly fusion: Fusion;
  readonly bias: BiasChoice;
  readonly json?: boolean;
}

function readTruth(file: string): { readonly rows: StateRows } | Problem {
  const read = readText(file, largestRecording);
  if (read.problem) return read.problem;
  const parsed = parseStates(read.value);
  return typeof parsed === 'string' ? fileProblem(file, parsed) : { rows: parsed.rows };
}

/** Biases with their 1-sigma errors and units, by radar. */
function biasInUnits({ applied, comparisons, radars }: BiasReport, sensors: RecordedSensors) {
  const degrees = (angle: number) => (angle * 180) / Math.PI;
  const list = radars.map(({ range, rangeSigma, azimuth, azimuthSigma }, row) => ({
    radar: sensors.radars[row]!.id,
    range_m: range,
    range_sigma_m: rangeSigma,
    azimuth_deg: degrees(azimuth),
    azimuth_sigma_deg: degrees(azimuthSigma),
  }));
  return { applied, comparisons, radars: list };
}

function sayBias(bias: BiasReport, sensors: RecordedSensors): void {
  const { applied, radars } = biasInUnits(bias, sensors);
  for (const { radar, range_m, range_sigma_m, azimuth_deg, azimuth_sigma_deg } of radars) {
    const range = `${range_m.toFixed(1)} +- ${range_sigma_m.toFixed(1)} m`;
    const azimuth = `${azimuth_deg.toFixed(3)} +- ${azimuth_sigma_deg.toFixed(3)} deg`;
    say(`radar ${radar}: bias of range ${range}, of azimuth ${azimuth}${applied ? ', taken out' : ''}`);
  }
}

function printScore(score: TrackScore & { readonly nis: number | null }): void {
  printTable(
    ['measure', 'result'],
    Object.entries(score).map(([name, value]) => [name, typeof value === 'number' ? figure(value) : '']),
  );
}

/** Tracks of a file, or how the command ends. */
function trackFile(file: string, flags: TrackFlags, settings: TrackerSettings): TrackedFile | ExitCode {
  const read = readBytes(file, largestRecording);
  const traffic = read.value !== null && isTraffic(read.value);
  if (!traffic && flags.sensors === undefined) {
    if (read.problem) sayProblems([read.problem]);
    say(
      'error: --sensors FILE is needed: only captures and tables of aircraft states describe their own sensors',
    );
    return exitCodes.usage;
  }
  const plots = traffic ? null : readText(file, largestRecording);
  const sensors = flags.sensors === undefined ? null : readText(flags.sensors);
  const problems = [read.problem ?? plots?.problem, sensors?.problem];
  const unread = problems.filter((problem): problem is Problem => Boolean(problem));
  if (unread.length > 0) {
    sayProblems(unread);
    return exitCodes.input;
  }
  const tracked = traffic
    ? trackTraffic(read.value!, settings, flags.fusion, flags.bias, sensors?.value ?? null)
    : trackPlots(plots!.value!, sensors!.value!, settings, flags.fusion, flags.bias);
  if (typeof tracked !== 'string') return tracked;
  sayProblems([fileProblem(file, tracked)]);
  return exitCodes.input;
}

/** Write tracks as a table, a picture or a map by the ending of the name; gives what is wrong, or nothing. */
function writeTracks(out: string, text: string, { rows, sensors, notice }: TrackedFile): string {
  const ending = out.slice(out.lastIndexOf('.'));
  if (ending !== '.png' && ending !== '.geojson') {
    writeFileSafely(out, text);
    return '';
  }
  const lines = geoJsonFromTracks(rows, sensors, notice);
  if (typeof lines === 'string') return lines;
  writeFileSafely(out, ending === '.png' ? tracksPicture(lines) : `${JSON.stringify(lines)}\n`);
  return '';
}

function track(file: string, flags: TrackFlags): ExitCode {
  const settings = settingsOf(flags);
  if (typeof settings === 'string') {
    say(settings);
    return exitCodes.usage;
  }
  const started = performance.now();
  const tracked = trackFile(file, flags, settings);
  if (typeof tracked === 'number') return tracked;
  const wallSeconds = (performance.now() - started) / 1000;
  const truth = flags.truth === undefined ? null : readTruth(flags.truth);
  if (truth !== null && !('rows' in truth)) {
    sayProblems([truth]);
    return exitCodes.input;
  }
  const text = printTracks(tracked.rows);
  const drawn = flags.out === undefined ? '' : writeTracks(flags.out, text, tracked);
  if (drawn !== '') {
    sayProblems([fileProblem(file, drawn)]);
    return exitCodes.input;
  }
  const { malformed, unknownSensor, outOfOrder } = tracked.plots;
  const summary = {
    rows: tracked.rows.count,
    calls: tracked.calls,
    malformed,
    unknownSensor,
    outOfOrder,
    skipped: tracked.skipped,
    crowdedOut: tracked.crowdedOut,
    wallSeconds,
    ...(tracked.bias ? { bias: biasInUnits(tracked.bias, tracked.sensors) } : {}),
    ...('capture' in tracked && tracked.capture ? { capture: tracked.capture } : {}),
    ...(truth ? { score: { ...scoreTracks(truth.rows, tracked.rows), nis: tracked.nis } } : {}),
  };
  if (flags.json) printJson(summary);
  else if (summary.score) printScore(summary.score);
  else if (!flags.out) process.stdout.write(text);
  if (tracked.bias) sayBias(tracked.bias, tracked.sensors);
  say(`${summary.rows} rows, ${malformed + unknownSensor + tracked.skipped} plots not used`);
  return exitCodes.done;
}

export function addTrack(program: Command, finish: Finish): void {
  addCommand(program, 'track', 'follow recorded plots', [
    'sudarshan track plots.csv.gz --sensors sensors.json --out tracks.csv',
    'sudarshan track plots.csv --sensors sensors.json --truth truth.csv.gz --json',
    'sudarshan track radars.pcap --out picture.png',
    'sudarshan track plots.csv --sensors sensors.json --bias estimate --json',
    'sudarshan track radars.pcap --sensors places.json --out tracks.geojson',
  ])
    .argument(
      '<plots>',
      'CSV of plots, table of aircraft states (OpenSky) or pcap of ASTERIX or DIS; plain or gzip',
    )
    .option(
      '--sensors <file>',
      'JSON that describes the sensors; tables of states need none, captures only for radars that do not tell their place',
    )
    .option('--filter <name>', `motion and measurement: ${Object.keys(filters).join(', ')}`, 'imm-ekf')
    .option('--association <name>', `plots to tracks: ${Object.keys(associations).join(', ')}`, 'jpda')
    .option('--life <name>', `what confirms a track: ${Object.keys(lives).join(', ')}`, 'existence')
    .option(
      '--out <file>',
      'write the tracks here: .csv, or .png and .geojson where sensors stand on the Earth',
    )
    .addOption(new Option('--fusion <what>', 'what radars pass on').choices(fusions).default('plots'))
    .addOption(
      new Option(
        '--bias <what>',
        'range and azimuth biases of radars: taken out on evidence, always, or not looked for',
      )
        .choices(biasChoices)
        .default('auto'),
    )
    .option('--truth <file>', 'score the tracks against these true states: GOSPA, OSPA, SIAP, errors')
    .option('--json', 'print one JSON document about the run instead of the tracks')
    .action((file: string, flags: TrackFlags) => finish(track(file, flags)));
}
