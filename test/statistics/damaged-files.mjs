/**
 * Decoders under damage: `node test/statistics/damaged-files.mjs [--number N] [DECODER...]`, a million inputs for each
 * decoder if not told; fewer for those that other people's libraries read slowly. Needs a built dist.
 *
 * Prints for each decoder how many inputs were read, the reasons for which the others were refused, the longest that one
 * input took and what memory grew by. Ends with 1 where a decoder threw, gave a fault without a place, took over 50 ms
 * for one input (also by the processor's time when it is repeated, so that a busy machine is not blamed on it), kept over 16 MB, refused a sample,
 * or refused nothing at all.
 */
import v8 from 'node:v8';
import vm from 'node:vm';
import { generator } from './damage/damage.mjs';
import { decoders } from './damage/decoders.mjs';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
const limits = { ms: 50, megabytes: 16 };
/** An input that took longer than this, ms, is repeated before it is believed. */
const doubtful = 5;
const repeats = 4;

function memory() {
  // twice: what the first finds unused of big arrays is given back by the second
  collect();
  collect();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return (heapUsed + external + arrayBuffers) / 1e6;
}

/** A reason without what is particular to one input. */
function kindOf(reason) {
  return reason
    .replace(/"[^"]*"?|'[^']*'?/g, '…')
    .replace(/[-\d.e+]*\d[\d.e+]*/g, '#')
    .replace(/(expected|found|names|such as|nor|column|item|radars\[#\]).*$/s, '$1 …')
    .replace(/\s+/g, ' ')
    .slice(0, 60);
}

/** Reasons are counted by kind; kinds beyond this many, together. */
const kindsKept = 200;

function count(reasons, reason) {
  const kind = kindOf(reason);
  const key = reasons.has(kind) || reasons.size < kindsKept ? kind : 'other reasons';
  reasons.set(key, (reasons.get(key) ?? 0) + 1);
}

async function timed(decode, input) {
  const start = performance.now();
  const answer = decode(input);
  const reason = typeof answer === 'string' ? answer : await answer;
  return { reason, ms: performance.now() - start };
}

/** Time of the processor for one input, ms: what a busy machine does besides is left out. */
async function cpuOf(decode, input) {
  const before = process.cpuUsage();
  await decode(input);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function torment({ damaged, decode }, number) {
  const draw = generator(number);
  const result = { read: 0, ms: 0, worst: null, thrown: 0, first: null, reasons: new Map(), grown: 0 };
  let before = 0;
  for (let n = 0; n < number; n++) {
    if (n === Math.floor(number / 10)) before = memory();
    const input = damaged(draw);
    try {
      let { reason, ms } = await timed(decode, input);
      for (let again = 0; ms > doubtful && again < repeats; again++)
        ms = Math.min(ms, await cpuOf(decode, input));
      if (ms > result.ms) Object.assign(result, { ms, worst: input });
      if (reason === '') result.read++;
      else count(result.reasons, reason);
    } catch (error) {
      result.thrown++;
      result.first ??= { error, input };
    }
  }
  result.grown = memory() - before;
  return result;
}

function shown(input) {
  return typeof input === 'string' ? JSON.stringify(input) : Buffer.from(input ?? []).toString('hex');
}

function print(name, number, { read, ms, worst, thrown, first, reasons, grown }) {
  const refused = number - read - thrown;
  console.log(
    `${name}: ${number} inputs, ${read} read, ${refused} refused for ${reasons.size} kinds of reason, ` +
      `${thrown} thrown; worst ${ms.toFixed(1)} ms, memory ${grown >= 0 ? '+' : ''}${grown.toFixed(1)} MB`,
  );
  const common = [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 6);
  for (const [kind, times] of common) console.log(`    ${String(times).padStart(8)}  ${kind}`);
  if (first) console.log(`    THREW ${first.error.stack}\n    on ${shown(first.input)}`);
  if (ms > limits.ms) console.log(`    SLOW on ${shown(worst)}`);
}

const words = process.argv.slice(2);
const at = words.indexOf('--number');
const number = at < 0 ? 1_000_000 : Number(words.splice(at, 2)[1]);
const names = words.length > 0 ? words : Object.keys(decoders);
for (const name of names) {
  const decoder = decoders[name];
  if (!decoder) throw new Error(`no such decoder: ${name}; decoders: ${Object.keys(decoders).join(', ')}`);
  const inputs = Math.ceil(number * (decoder.share ?? 1));
  let refused = '';
  for (const sample of decoder.samples) refused ||= await decoder.decode(sample);
  if (refused !== '') console.log(`${name}: a sample is refused: ${refused}`);
  const started = performance.now();
  const result = await torment(decoder, inputs);
  print(name, inputs, result);
  console.log(`    ${(((performance.now() - started) / inputs) * 1000).toFixed(0)} µs an input`);
  const { ms, thrown, reasons, grown } = result;
  const failed = thrown > 0 || ms > limits.ms || grown > limits.megabytes || reasons.size === 0;
  if (failed || refused !== '') process.exitCode = 1;
}
