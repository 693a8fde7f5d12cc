/**
 * The same measurement for many seeds on all cores: worker threads take seed after seed, and the answers come back in
 * the order of the seeds, whatever the number of workers.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** What the command line of a statistics program asks for: `[SEEDS | FIRST-LAST] [PERCEPTION] [--keep FILE]`. */
export function readWords(words, { seeds, perception }) {
  const at = words.indexOf('--keep');
  const keep = at < 0 ? null : words[at + 1];
  if (at >= 0 && !keep) throw new Error('--keep: name of a file expected');
  const [range = `${seeds}`, way = perception] = at < 0 ? words : words.toSpliced(at, 2);
  const [from, to] = range.split('-').map(Number);
  const [first, last] = to === undefined ? [1, from] : [from, to];
  if (!(first >= 1 && last >= first)) throw new Error(`${range}: a number of seeds, or FIRST-LAST, expected`);
  return { first, last, perception: way, keep };
}

/** Answers of an earlier run that was stopped, by seed: one line of JSON each, for the same module and data. */
function keptAnswers(keep, what) {
  if (keep === null || !existsSync(keep)) return new Map();
  const lines = readFileSync(keep, 'utf8').split('\n').filter(Boolean);
  const kept = lines.map((line) => JSON.parse(line));
  if (kept.some((line) => line.what !== what)) throw new Error(`${keep} holds answers of something else`);
  return new Map(kept.map(({ seed, answer }) => [seed, answer]));
}

/**
 * What `measure` of the module at `url` gives for each seed `first` .. `last`.
 * @param url    the module; it exports `prepare(given)` and `measure(prepared, seed)`
 * @param given  plain data for `prepare`, such as the name of a scenario
 * @param tell   what the answers so far amount to, printed on the way; never a reason to stop
 * @param keep   file to which every answer is appended as it comes, and whose answers are not made again; null for none.
 *               It is for one build: delete it when the code has changed
 */
export async function overSeeds(url, { first, last }, given, tell, keep = null) {
  const what = `${String(url).split('/').at(-1)} ${JSON.stringify(given)}`;
  const answers = keptAnswers(keep, what);
  const wanted = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const missing = wanted.filter((seed) => !answers.has(seed));
  let next = 0;
  const soFar = () => wanted.filter((seed) => answers.has(seed)).map((seed) => answers.get(seed));
  const one = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('seed-worker.mjs', import.meta.url), {
        workerData: { module: String(url), given },
      });
      const feed = () => worker.postMessage(missing[next++] ?? 0);
      worker.on('message', ({ seed, answer }) => {
        answers.set(seed, answer);
        if (keep !== null) appendFileSync(keep, `${JSON.stringify({ what, seed, answer })}\n`);
        const made = soFar();
        if (made.length % 20 === 0)
          console.error(`${made.length} of ${wanted.length} seeds: ${tell?.(made)}`);
        feed();
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)),
      );
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(missing.length, availableParallelism()) }, one));
  return soFar();
}

/** Mean of numbers and the half width of its 95 % interval (normal; for some thirty values and more). */
export function meanAndHalfWidth(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square =
    values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1);
  return { mean, halfWidth: 1.959964 * Math.sqrt(square / values.length) };
}
