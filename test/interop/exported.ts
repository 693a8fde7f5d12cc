/** One short run, recorded and exported once for all tests of a file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecord } from '../../node/record-store.ts';
import type { RunRecord } from '../../src/index.ts';
import { root, sudarshan } from '../contract/sudarshan.ts';

export interface Exported {
  readonly folder: string;
  readonly record: RunRecord;
  /** Export in this format and give the file's path. */
  readonly file: (format: string, extension: string) => string;
  readonly remove: () => void;
}

export async function exportedRun(): Promise<Exported> {
  const folder = mkdtempSync(join(tmpdir(), 'sudarshan-interop-'));
  const stored = join(folder, 'record');
  const ran = sudarshan(['run', join(root, 'test', 'contract', 'small.yaml'), '--out', stored, '--json']);
  if (ran.code !== 0) throw new Error(ran.err);
  const { record } = await readRecord(stored);
  return {
    folder,
    record: record!,
    file(format, extension) {
      const path = join(folder, `run.${extension}`);
      const { code, err } = sudarshan(['export', stored, '--format', format, '--out', path]);
      if (code !== 0) throw new Error(err);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
