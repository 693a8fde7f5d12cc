/** A worker thread of `overSeeds`: measures the seeds it is sent until it is sent 0. */
import { parentPort, workerData } from 'node:worker_threads';

const { prepare, measure } = await import(workerData.module);
const prepared = await prepare(workerData.given);
parentPort.on('message', (seed) => {
  if (seed === 0) parentPort.close();
  else parentPort.postMessage({ seed, answer: measure(prepared, seed) });
});
