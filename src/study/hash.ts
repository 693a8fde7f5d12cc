/** The one number that says two studies had the same results. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { StudyRow } from './run-cell.ts';

/** SHA-256 of a text, lower-case hexadecimal. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Rows in their one order: by cell, then by run. */
export function inStudyOrder(rows: readonly StudyRow[]): StudyRow[] {
  return [...rows].sort((a, b) => a.cell - b.cell || a.run - b.run);
}

/**
 * SHA-256 over the study's id and its rows in order: cell, run, seed, run hash and measures. Who made a row, when and
 * in which part it was stored does not enter.
 */
export function hashStudy(id: string, rows: readonly StudyRow[]): string {
  const hash = sha256.create();
  hash.update(utf8ToBytes(`sudarshan/study/1 ${id}\n`));
  for (const row of inStudyOrder(rows)) {
    const values = row.values.map((value) => (value === 0 ? 0 : value)).join(',');
    hash.update(utf8ToBytes(`${row.cell},${row.run},${row.seed},${row.hash},${values}\n`));
  }
  return bytesToHex(hash.digest());
}
