/** `sudarshan study`: many runs, and what they say together. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { reasonOf, writeFileSafely } from '../node/files.ts';
import { onInterrupt } from '../node/interrupt.ts';
import { prepareStudy, studyName } from '../node/study-files.ts';
import { type HeightCopy, keepHeights } from '../node/study-grounds.ts';
import { createPool } from '../node/study-pool.ts';
import { reportOf } from '../node/study-report.ts';
import { runStudy, type StudyHands, type StudyRunOptions } from '../node/study-run.ts';
import { closeStore, designFile, openStore, readDesign, type StudyStore } from '../node/study-store.ts';
import { type StudyDesign, summariseStudy } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { assumedKind, countNumber, positiveNumber, seedNumber } from './options.ts';
import { printJson, say, sayProblems } from './print.ts';
import { printStudy } from './print-study.ts';
import { startProgress } from './progress.ts';

interface StudyFlags {
  readonly runs?: number;
  readonly workers?: number;
  readonly queue?: string;
  readonly halfWidth?: number;
  readonly out?: string;
  readonly resume?: boolean;
  readonly assumed?: 'sweep' | 'fixed';
  readonly shuffle?: number;
  readonly recheck?: number;
  readonly report?: string;
  readonly json?: boolean;
}

/** Why the results may not go to that folder, or an empty text. */
function refusalOf(folder: string, design: StudyDesign, isResumed: boolean): string {
  if (!existsSync(folder)) return '';
  const stored = readDesign(folder);
  if (stored === null) {
    return readdirSync(folder).length === 0 ? '' : `${folder} holds other things than a study`;
  }
  if (stored.id !== design.id)
    return `${folder} holds another study (${stored.name}, ${stored.id}); choose another --out`;
  return isResumed
    ? ''
    : `${folder} holds this study already: add --resume to go on, or choose another --out`;
}

async function handsFor(
  design: StudyDesign,
  store: StudyStore,
  flags: StudyFlags,
): Promise<StudyHands & { close: () => Promise<void> }> {
  if (flags.queue !== undefined) {
    const { queueHands } = await import('../node/study-queue.ts');
    return queueHands(flags.queue, design, store);
  }
  const pool = createPool(flags.workers);
  const task = { design: join(store.folder, designFile), study: design.id, parts: store.parts };
  return { ...pool, deliver: pool.deliverTo(task) };
}

async function make(
  design: StudyDesign,
  heights: readonly HeightCopy[],
  folder: string,
  flags: StudyFlags,
): Promise<ExitCode> {
  const store = await openStore(folder, design);
  keepHeights(folder, heights);
  const hands = await handsFor(design, store, flags);
  const total = design.cells.length * design.runs;
  const progress = startProgress(design.name, total, flags.json === true, 'runs');
  const options: StudyRunOptions = {
    ...(flags.shuffle === undefined ? {} : { shuffle: flags.shuffle }),
    ...(flags.recheck === undefined ? {} : { recheck: flags.recheck }),
    ...(flags.halfWidth === undefined ? {} : { halfWidth: flags.halfWidth }),
    onProgress: (done) => progress.update(done),
    onStoppable: onInterrupt,
  };
  try {
    const runs = await runStudy(store, hands, options);
    progress.stop();
    if (runs === null) {
      say(`interrupted: ${store.rows.size} of ${total} runs are kept in ${folder}; go on with --resume`);
      return exitCodes.interrupted;
    }
    const summary = summariseStudy(design, [...store.rows.values()], runs);
    if (flags.json) printJson(summary);
    else printStudy(design, summary);
    const report = await reportOf(design, summary, folder);
    writeFileSafely(flags.report ?? join(folder, 'report.html'), report);
    if (store.repeated > 0) say(`${store.repeated} runs came twice, with the same result`);
    say(`results: ${folder}, report: ${flags.report ?? join(folder, 'report.html')}`);
    return exitCodes.done;
  } catch (error) {
    progress.stop();
    say(`error: ${reasonOf(error)}`);
    say(`${store.rows.size} of ${total} runs are kept in ${folder}`);
    return exitCodes.failed;
  } finally {
    await hands.close();
    closeStore(store);
  }
}

async function study(given: string, flags: StudyFlags): Promise<ExitCode> {
  const { design, problems, heights } = await prepareStudy(given, flags);
  sayProblems(problems.filter((problem) => problem.severity !== 'info'));
  if (design === null) return exitCodes.input;
  const folder = flags.out ?? join('runs', studyName(given));
  const refusal = refusalOf(folder, design, flags.resume === true);
  if (refusal) {
    say(`error: ${refusal}`);
    return exitCodes.usage;
  }
  return make(design, heights, folder, flags);
}

export function addStudy(program: Command, finish: Finish): void {
  addCommand(program, 'study', 'many runs of scenarios x force plans x raids x seeds', [
    'sudarshan study what-one-more-squadron-buys --out runs/squadrons',
    'sudarshan study my-study.yaml --runs 50 --workers 2 --json',
    'sudarshan study my-study.yaml --out runs/mine --resume',
    'sudarshan study my-study.yaml --queue redis://127.0.0.1:6379 --out /shared/mine',
  ])
    .argument('<study>', 'study file, or name of a bundled study')
    .option('--runs <n>', "runs a cell instead of the study's", countNumber)
    .option('--workers <n>', 'threads; one a processor if not told', countNumber)
    .option('--queue <url>', 'let workers on a Redis or Valkey queue make the runs')
    .option(
      '--half-width <x>',
      "stop when the first measure's interval is as narrow as this on either side in every cell",
      positiveNumber,
    )
    .option('--out <dir>', 'folder of the results; runs/<name> if not told')
    .option('--resume', 'go on with a study that was interrupted, or add runs to it')
    .option(
      '--assumed <kind>',
      'sweep or fixed: whether assumed figures take another value in each run',
      assumedKind,
    )
    .option('--report <file>', "the report as one HTML file; report.html in the results' folder if not told")
    .option('--shuffle <n>', 'take the work in another order, which changes nothing', seedNumber)
    .option('--recheck <n>', 'make every n-th piece of work twice and compare', countNumber)
    .option('--json', 'print one JSON document')
    .action(async (given: string, flags: StudyFlags) => finish(await study(given, flags)));
}
