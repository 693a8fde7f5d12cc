/** What the network analyser makes of a capture. */
import { spawnSync } from 'node:child_process';

function tshark(words: readonly string[]): string {
  const ran = spawnSync('tshark', words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.error) throw ran.error;
  return ran.stdout;
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Frames that it calls malformed, or warns of. */
export function malformedFrames(file: string): number {
  return linesOf(tshark(['-r', file, '-Y', '_ws.malformed || _ws.expert.severity >= 0x600000'])).length;
}

/** One row a frame that passes the filter, with the values of these fields as text. */
export function fieldsOf(file: string, filter: string, fields: readonly string[]): string[][] {
  const asked = fields.flatMap((field) => ['-e', field]);
  return linesOf(tshark(['-r', file, '-Y', filter, '-T', 'fields', ...asked])).map((line) =>
    line.split('\t'),
  );
}
