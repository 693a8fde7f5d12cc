/**
 * The same measurement for many seeds on all cores: worker threads take seed after seed, and the answers come back in
 * the order of the seeds, whatever the number of workers.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/**
 * What `measure` of the module at `url` gives for each seed 1 .. `seeds`.
 * @param url    the module; it exports `prepare(given)` and `measure(prepared, seed)`
 * @param given  plain data for `prepare`, such as the name of a scenario
 * @param tell   what the answers so far amount to, printed on the way; never a reason to stop
 */
export async function overSeeds(url, seeds, given, tell) {
  const answers = new Array(seeds);
  let next = 1;
  let done = 0;
  const workers = Math.min(seeds, availableParallelism());
  const one = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('seed-worker.mjs', import.meta.url), {
        workerData: { module: String(url), given },
      });
      const feed = () => worker.postMessage(next <= seeds ? next++ : 0);
      worker.on('message', ({ seed, answer }) => {
        answers[seed - 1] = answer;
        done++;
        if (done % 20 === 0) console.error(`${done} of ${seeds} seeds: ${tell(answers.filter(Boolean))}`);
        feed();
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)),
      );
      feed();
    });
  await Promise.all(Array.from({ length: workers }, one));
  return answers;
}

/** Mean of numbers and the half width of its 95 % interval (normal; for some thirty values and more). */
export function meanAndHalfWidth(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square =
    values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1);
  return { mean, halfWidth: 1.959964 * Math.sqrt(square / values.length) };
}
