import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytesFromTable, type Schema, type Table } from '../src/math/table.ts';
import { sampleRecord } from '../test/sample-record.ts';
import {
  exportTable,
  listRecords,
  readRecord,
  readRecordHeader,
  recordTableNames,
  writeRecord,
} from './record-store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sudarshan-'store'-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileBytes(path: string): ArrayBuffer {
  return new Uint8Array(readFileSync(path)).buffer;
}

describe('a stored record', () => {
  it('comes back with every bit of every column and in the same order', async () => {
    const record = sampleRecord();
    const path = join(folder, 'mine');
    await writeRecord(path, record);
    const stored = await readRecord(path);
    expect(stored.problems).toEqual([]);
    expect(stored.record!.header).toEqual(record.header);
    for (const name of recordTableNames) {
      const before = bytesFromTable(record.tables[name] as unknown as Table<Schema>);
      const after = bytesFromTable(stored.record!.tables[name] as unknown as Table<Schema>);
      expect(Buffer.compare(before, after), name).toBe(0);
    }
  });

  it('is one folder with one file a table, which another Parquet reader understands', async () => {
    const record = sampleRecord();
    const path = join(folder, 'mine');
    await writeRecord(path, record);
    expect(readdirSync(path).sort()).toEqual(
      ['record.json', ...recordTableNames.map((name) => `${name}.parquet`)].sort(),
    );
    const file = fileBytes(join(path, 'objects.parquet'));
    const metadata = parquetMetadata(file);
    expect(Number(metadata.num_rows)).toBe(5000);
    expect(metadata.row_groups[0]!.columns[0]!.meta_data!.codec).toBe('SNAPPY');
    expect(metadata.key_value_metadata?.find((pair) => pair.key === 'notice')?.value).toContain('Simulated');
    const rows = await parquetReadObjects({ file });
    expect(rows[4999]!.time).toBe(record.tables.objects.time[4999]);
    expect(rows.map((row) => row.object)).toEqual([...record.tables.objects.object.subarray(0, 5000)]);
  });

  it('has the same bytes each time', async () => {
    await writeRecord(join(folder, 'a'), sampleRecord());
    await writeRecord(join(folder, 'b'), sampleRecord());
    for (const name of readdirSync(join(folder, 'a'))) {
      expect(readFileSync(join(folder, 'a', name)).equals(readFileSync(join(folder, 'b', name))), name).toBe(
        true,
      );
    }
  });

  it('replaces a former record of that name', async () => {
    const path = join(folder, 'mine');
    await writeRecord(path, sampleRecord());
    const other = sampleRecord();
    await writeRecord(path, { ...other, header: { ...other.header, seed: 8 } });
    expect(readRecordHeader(path).header?.seed).toBe(8);
    expect(readdirSync(folder)).toEqual(['mine']);
  });
});

describe('a damaged record', () => {
  it('is told by the file that is missing, cut off or foreign', async () => {
    const path = join(folder, 'mine');
    await writeRecord(path, sampleRecord());
    rmSync(join(path, 'tracks.parquet'));
    truncateSync(join(path, 'plots.parquet'), 100);
    writeFileSync(join(path, 'units.parquet'), readFileSync(join(path, 'frames.parquet')));
    const stored = await readRecord(path);
    expect(stored.record).toBeNull();
    expect(stored.problems.map((problem) => problem.file.split('/').at(-1)).sort()).toEqual([
      'plots.parquet',
      'tracks.parquet',
      'units.parquet',
    ]);
    for (const problem of stored.problems) expect(problem.message).not.toContain('\n');
  });

  it('is told by its header', () => {
    expect(readRecordHeader(folder).problem?.message).toBe('no such file or folder');
    writeFileSync(join(folder, 'record.json'), '{"format": "other"}');
    expect(readRecordHeader(folder).problem?.message).toContain('sudarshan/record/1 expected');
    appendFileSync(join(folder, 'record.json'), '}');
    expect(readRecordHeader(folder).problem).not.toBeNull();
  });
});

describe('a folder of records', () => {
  it('lists the complete ones by name, and a record itself as one', async () => {
    await writeRecord(join(folder, 'b'), sampleRecord());
    await writeRecord(join(folder, 'a'), sampleRecord());
    await writeRecord(join(folder, 'c.tmp-1'), sampleRecord());
    expect(listRecords(folder).map((record) => record.id)).toEqual(['a', 'b']);
    expect(listRecords(join(folder, 'a')).map((record) => record.id)).toEqual(['a']);
    expect(listRecords(join(folder, 'nowhere'))).toEqual([]);
  });
});

describe('an exported table', () => {
  it('is a CSV with a heading and the simulated mark on each row', async () => {
    const record = sampleRecord();
    await writeRecord(join(folder, 'mine'), record);
    const out = join(folder, 'events.csv');
    await exportTable(join(folder, 'mine'), 'events', 'csv', out);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe([...record.tables.events.columns, 'simulated'].join(','));
    expect(lines).toHaveLength(record.tables.events.count + 1);
    expect(lines.slice(1).every((line) => line.endsWith(',true'))).toBe(true);
    expect(Number(lines[2]!.split(',')[0])).toBe(record.tables.events.time[1]);
  });

  it('is a Parquet file with the same rows', async () => {
    await writeRecord(join(folder, 'mine'), sampleRecord());
    const out = join(folder, 'objects.parquet');
    await exportTable(join(folder, 'mine'), 'objects', 'parquet', out);
    expect(Number(parquetMetadata(fileBytes(out)).num_rows)).toBe(5000);
  });
});
