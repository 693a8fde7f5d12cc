/** `sudarshan export`: a stored record in another tool's format. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { exportReel } from '../node/export-record.ts';
import {
  exportTable,
  type RecordTableName,
  readRecordHeader,
  recordTableNames,
} from '../node/record-store.ts';
import { exporters, type ReelFormat } from '../src/index.ts';
import { addCommand, type Finish } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { say, sayProblems } from './print.ts';
import { startProgress } from './progress.ts';

const reelFormats = Object.keys(exporters) as ReelFormat[];
const formats = [...reelFormats, 'csv', 'parquet'] as const;

interface ExportFlags {
  readonly format: (typeof formats)[number];
  readonly table: RecordTableName;
  readonly out: string;
}

async function writeReel(folder: string, format: ReelFormat, out: string): Promise<ExitCode> {
  const progress = startProgress(`writing ${format}`, 100, false, '%');
  const problem = await exportReel(folder, format, out, (share) => progress.update(100 * share));
  progress.stop();
  if (!problem) return exitCodes.done;
  sayProblems([problem]);
  return exitCodes.input;
}

function isReelFormat(format: ExportFlags['format']): format is ReelFormat {
  return (reelFormats as readonly string[]).includes(format);
}

async function exportRecord(folder: string, { format, table, out }: ExportFlags): Promise<ExitCode> {
  const { problem } = readRecordHeader(folder);
  if (problem) {
    sayProblems([problem]);
    return exitCodes.input;
  }
  let code: ExitCode = exitCodes.done;
  if (isReelFormat(format)) code = await writeReel(folder, format, out);
  else await exportTable(folder, table, format, out);
  if (code === exitCodes.done) say(`written: ${out}`);
  return code;
}

export function addExport(program: Command, finish: Finish): void {
  addCommand(program, 'export', 'write a stored record in another format', [
    'sudarshan export runs/mine --format czml --out run.czml',
    'sudarshan export runs/mine --format dis --out run.pcap',
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
