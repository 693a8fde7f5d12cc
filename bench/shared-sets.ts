/** The shared tracking data sets, read from outside the repository; used by the score script and its short test. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** One data set: its files and the reference library's best score, m, false and broken tracks, s a scan. */
export interface SharedSet {
  readonly name: string;
  readonly runs: readonly string[];
  readonly reference: readonly [gospa: number, falseMean: number, broken: number, seconds: number] | null;
  readonly cutoff: number;
}

const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, run) => `${name}.mc${String(run).padStart(2, '0')}`);

/** References: the table of the data sets' own README (Stone Soup). */
export const sharedSets: readonly SharedSet[] = [
  { name: 'sync-n010', runs: ['sync-n010'], reference: [689, 0.08, 0, 0.0333], cutoff: 1000 },
  { name: 'sync-n050', runs: ['sync-n050'], reference: [1528, 0.33, 0, 0.1774], cutoff: 1000 },
  { name: 'sync-n100', runs: ['sync-n100'], reference: [2107, 0.75, 0, 0.2002], cutoff: 1000 },
  { name: 'sync-n300', runs: ['sync-n300'], reference: [3757, 2.83, 3, 0.7734], cutoff: 1000 },
  { name: 'sync-n1000', runs: ['sync-n1000'], reference: [6844, 9.22, 2, 3.5239], cutoff: 1000 },
  { name: 'async3-n100', runs: ['async3-n100'], reference: [1323, 0.5, 0, 0.1995], cutoff: 1000 },
  { name: 'rotating3-n100', runs: ['rotating3-n100'], reference: [2040, 1.18, 0, 0.2567], cutoff: 1000 },
  { name: 'dense-n060', runs: ['dense-n060'], reference: [2827, 5.63, 26, 0.4865], cutoff: 1000 },
  { name: 'six-mc10', runs: numbered('six-mc10', 10), reference: null, cutoff: 1000 },
  { name: 'pmbm4-mc20', runs: numbered('pmbm4-mc20', 20), reference: null, cutoff: 10 },
];

/** Folder of the data sets, or null where this machine has none. */
export function sharedFolder(): string | null {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const given = process.env.SUDARSHAN_SHARED;
  const places = [given, join(root, '../shared'), join(root, '../../shared')];
  for (const place of places) {
    if (place && existsSync(join(place, 'data/tracking/score.mjs'))) return join(place, 'data/tracking');
  }
  return null;
}

/** Text of a file, unzipped where its name says so. */
export function textOf(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
