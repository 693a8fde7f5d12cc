/** `sudarshan export`: a stored record in another tool's format. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { writeFileSafely } from '../node/files.ts';
import {
  exportTable,
  type RecordTableName,
  readRecord,
  readRecordHeader,
  recordTableNames,
} from '../node/record-store.ts';
import { geoJsonFromRecord } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { say, sayProblems } from './print.ts';

const formats = ['csv', 'parquet', 'geojson'] as const;

interface ExportFlags {
  readonly format: (typeof formats)[number];
  readonly table: RecordTableName;
  readonly out: string;
}

async function writeGeoJson(folder: string, out: string): Promise<ExitCode> {
  const { record, problems } = await readRecord(folder);
  if (!record) {
    sayProblems(problems);
    return exitCodes.input;
  }
  writeFileSafely(out, `${JSON.stringify(geoJsonFromRecord(record))}\n`);
  return exitCodes.done;
}

async function exportRecord(folder: string, flags: ExportFlags): Promise<ExitCode> {
  const { problem } = readRecordHeader(folder);
  if (problem) {
    sayProblems([problem]);
    return exitCodes.input;
  }
  const code =
    flags.format === 'geojson'
      ? await writeGeoJson(folder, flags.out)
      : await exportTable(folder, flags.table, flags.format, flags.out).then(() => exitCodes.done);
  if (code === exitCodes.done) say(`written: ${flags.out}`);
  return code;
}

export function addExport(program: Command, finish: Finish): void {
  addCommand(program, 'export', 'write a stored record in another format', [
    'sudarshan export runs/mine --format geojson --out tracks.geojson',
    'sudarshan export runs/mine --format csv --table events --out events.csv',
  ])
    .argument('<record>', 'folder of a record')
    .addOption(new Option('--format <name>', 'format').choices(formats).makeOptionMandatory())
    .requiredOption('--out <file>', 'file to write')
    .addOption(
      new Option('--table <name>', 'table that csv and parquet write')
        .choices(recordTableNames)
        .default('events'),
    )
    .action(async (folder: string, flags: ExportFlags) => finish(await exportRecord(folder, flags)));
}
