/** The shared tracking data sets, read from outside the repository; used by the tracking bench and a short test. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Names of the Monte Carlo repetitions of a set. */
function repeated(name, count) {
  return Array.from({ length: count }, (_, run) => `${name}.mc${String(run).padStart(2, '0')}`);
}

/**
 * Each set: its files, the reference library's best GOSPA (m) with that configuration's false and broken tracks and
 * s a scan, and the s a scan of its fastest configuration. From the table of the data sets' own README (Stone Soup).
 */
export const sharedSets = [
  { name: 'sync-n010', gospa: 689, falseMean: 0.08, broken: 0, seconds: 0.0333, fastest: 0.0246 },
  { name: 'sync-n050', gospa: 1528, falseMean: 0.33, broken: 0, seconds: 0.1774, fastest: 0.0864 },
  { name: 'sync-n100', gospa: 2107, falseMean: 0.75, broken: 0, seconds: 0.2002, fastest: 0.1787 },
  { name: 'sync-n300', gospa: 3757, falseMean: 2.83, broken: 3, seconds: 0.7734, fastest: 0.297 },
  { name: 'sync-n1000', gospa: 6844, falseMean: 9.22, broken: 2, seconds: 3.5239, fastest: 1.6575 },
  { name: 'async3-n100', gospa: 1323, falseMean: 0.5, broken: 0, seconds: 0.1995, fastest: 0.1716 },
  { name: 'rotating3-n100', gospa: 2040, falseMean: 1.18, broken: 0, seconds: 0.2567, fastest: 0.2567 },
  { name: 'dense-n060', gospa: 2827, falseMean: 5.63, broken: 26, seconds: 0.4865, fastest: 0.4865 },
  { name: 'six-mc10', runs: repeated('six-mc10', 10) },
  { name: 'pmbm4-mc20', runs: repeated('pmbm4-mc20', 20), cutoff: 10 },
].map((set) => ({ runs: [set.name], cutoff: 1000, ...set }));

/** Folder of the data sets, or null where this machine has none. */
export function sharedFolder() {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const given = process.env.SUDARSHAN_SHARED;
  const places = [given, join(root, '../shared'), join(root, '../../shared')];
  for (const place of places) {
    if (place && existsSync(join(place, 'data/tracking/score.mjs'))) return join(place, 'data/tracking');
  }
  return null;
}

/** Text of a file, unzipped where its name says so. @param {string} file */
export function textOf(file) {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}
