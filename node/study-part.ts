/** Parts of a study: immutable Parquet files of runs, each there complete or not at all. */
import { randomBytes } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { allMeasures, type StudyDesign, type StudyJob, type StudyRow } from '../src/index.ts';
import { parquetOptions, quotedName, quotedText, withDatabase } from './database.ts';
import { syncPath } from './files.ts';

/** A part that is stored, with its rows where whoever stored it says them; null where they must be read. */
export interface MadePart {
  readonly name: string;
  readonly rows: readonly StudyRow[] | null;
}

/** Folder of the parts inside a study's folder. */
export const partsFolder = 'parts';

/** Ending of a part that is being written. */
export const unfinishedEnding = '.tmp';

function partName({ cell, from, to }: StudyJob): string {
  return `part-${cell}-${from}-${to}-${randomBytes(4).toString('hex')}.parquet`;
}

async function fill(
  connection: DuckDBConnection,
  design: StudyDesign,
  rows: readonly StudyRow[],
): Promise<void> {
  const measures = allMeasures(design.regions).map((name) => `${quotedName(name)} DOUBLE`);
  await connection.run(
    `CREATE TABLE runs (study VARCHAR, cell INTEGER, run INTEGER, seed UBIGINT, hash VARCHAR, ${measures.join(', ')})`,
  );
  const appender = await connection.createAppender('runs');
  for (const row of rows) {
    appender.appendVarchar(design.id);
    appender.appendInteger(row.cell);
    appender.appendInteger(row.run);
    appender.appendUBigInt(BigInt(row.seed));
    appender.appendVarchar(row.hash);
    for (const value of row.values) appender.appendDouble(value);
    appender.endRow();
  }
  appender.closeSync();
}

/**
 * Store rows as a new part: under a temporary name, flushed to the device, then renamed.
 * @param folder  the folder of parts
 * @returns name of the part
 */
export async function writePart(
  folder: string,
  design: StudyDesign,
  job: StudyJob,
  rows: readonly StudyRow[],
): Promise<string> {
  const name = partName(job);
  const temporary = join(folder, `${name}${unfinishedEnding}`);
  try {
    await withDatabase([folder], async (connection) => {
      await fill(connection, design, rows);
      await connection.run(
        `COPY (SELECT * FROM runs ORDER BY run) TO ${quotedText(temporary)} (${parquetOptions})`,
      );
    });
    syncPath(temporary);
    renameSync(temporary, join(folder, name));
    syncPath(folder);
  } finally {
    rmSync(temporary, { force: true });
  }
  return name;
}

/** Rows of these parts, in the order of the parts. Throws where one is broken or of another study. */
export async function readParts(
  folder: string,
  design: StudyDesign,
  names: readonly string[],
): Promise<StudyRow[]> {
  if (names.length === 0) return [];
  const rows: StudyRow[] = [];
  const measures = allMeasures(design.regions);
  await withDatabase([folder], async (connection) => {
    const files = names.map((name) => quotedText(join(folder, name))).join(', ');
    const columns = measures.map(quotedName).join(', ');
    const reader = await connection.runAndReadAll(
      `SELECT study, cell, run, seed, hash, ${columns} FROM read_parquet([${files}])`,
    );
    for (const [study, cell, run, seed, hash, ...values] of reader.getRows()) {
      if (study !== design.id) throw new Error(`a part of study ${study} lies in the folder of ${design.id}`);
      rows.push({
        cell: cell as number,
        run: run as number,
        seed: Number(seed),
        hash: hash as string,
        values: values as number[],
      });
    }
  });
  return rows;
}
