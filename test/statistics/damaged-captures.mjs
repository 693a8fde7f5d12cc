/**
 * Readers of captures never throw: `node test/statistics/damaged-captures.mjs CAPTURE [DATAGRAMS]`, a million if not told.
 * The capture is one of ASTERIX, such as `sudarshan export RECORD --format asterix` writes. Needs a built dist.
 */
import { readFileSync } from 'node:fs';
import { parseBlocks } from '../../dist/src/formats/asterix.js';
import { parseCapture } from '../../dist/src/formats/pcap.js';

/** A small repeatable generator of whole numbers below what it is given. */
let state = 1;
function draw(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * below);
}

function damaged(bytes) {
  const out = draw(3) === 0 ? bytes.slice(0, 1 + draw(bytes.length)) : bytes.slice();
  for (let i = draw(6); i >= 0; i--) {
    const at = draw(out.length);
    if (draw(4) === 0) out.copyWithin(at, draw(out.length));
    else out[at] = draw(256);
  }
  return out;
}

const capture = parseCapture(readFileSync(process.argv[2]));
if (typeof capture === 'string') throw new Error(capture);
const samples = capture.datagrams.filter((datagram) => datagram.length > 0);
const number = Number(process.argv[3] ?? 1_000_000);
const sum = { records: 0, faults: 0, elsewhere: 0 };
for (let n = 0; n < number; n++) {
  const bytes = damaged(samples[draw(samples.length)]);
  const { records, faults } = parseBlocks(bytes);
  sum.records += records.length;
  sum.faults += faults.length;
  for (const { offset } of faults) if (!(offset >= 0 && offset <= bytes.length)) sum.elsewhere++;
}
console.log(
  `${number} damaged datagrams: ${sum.records} records, ${sum.faults} faults, ${sum.elsewhere} faults placed outside`,
);
process.exitCode = sum.elsewhere > 0 || sum.faults === 0 ? 1 : 0;
