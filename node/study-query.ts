/** SQL over the results of a study, in a database that can reach nothing else. */
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { allMeasures, type StudyDesign } from '../src/index.ts';
import { quotedName, quotedText } from './database.ts';
import { partsFolder } from './study-part.ts';
import { readDesign, readManifest } from './study-store.ts';

/** Rows of an answer as plain values. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Loads registered runs, and what cells and cases mean, into memory. */
async function load(connection: DuckDBConnection, folder: string, design: StudyDesign): Promise<void> {
  const names = readManifest(folder);
  const files = names.map((name) => quotedText(join(folder, partsFolder, name))).join(', ');
  const columns = allMeasures(design.regions).map((name) => `${quotedName(name)} DOUBLE`);
  await connection.run(
    names.length > 0
      ? `CREATE TABLE runs AS SELECT * FROM read_parquet([${files}]) ORDER BY cell, run`
      : `CREATE TABLE runs (study VARCHAR, cell INTEGER, run INTEGER, seed UBIGINT, hash VARCHAR, ${columns.join(', ')})`,
  );
  await connection.run(
    'CREATE TABLE cases (scenario VARCHAR, plan VARCHAR, date VARCHAR, raid VARCHAR, point INTEGER, cell INTEGER, units INTEGER, cost_usd DOUBLE)',
  );
  const appender = await connection.createAppender('cases');
  for (const one of design.cases) {
    for (const text of [one.scenario, one.plan, one.date, one.raid]) appender.appendVarchar(text);
    for (const number of [one.point, one.cell, one.units]) appender.appendInteger(number);
    if (one.costUsd) appender.appendDouble(one.costUsd.central);
    else appender.appendNull();
    appender.endRow();
  }
  appender.closeSync();
  await connection.run('CREATE VIEW results AS SELECT * FROM cases JOIN runs USING (cell)');
}

/** Longest that a question may take, ms, and the most memory it may use. */
const LONGEST = 60_000;
const MEMORY = '1GB';

/**
 * Answer one statement. The tables are in memory; files, network, extensions and settings are out of reach.
 * Throws the database's sentence where the statement is refused.
 */
export async function queryStudy(folder: string, sql: string): Promise<QueryAnswer> {
  const design = readDesign(folder);
  if (design === null) throw new Error(`${folder}: no study in this folder`);
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: MEMORY });
  const connection = await instance.connect();
  const clock = setTimeout(() => connection.interrupt(), LONGEST);
  try {
    await load(connection, folder, design);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    const reader = await connection.runAndReadAll(sql);
    return { columns: reader.columnNames(), rows: reader.getRowsJson() };
  } finally {
    clearTimeout(clock);
    connection.closeSync();
    instance.closeSync();
  }
}
