import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  discardUnfinished,
  readBytes,
  readText,
  reasonOf,
  writeFileSafely,
  writeFolderSafely,
} from './files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('reading', () => {
  it('gives the text of a plain file and of a packed one', () => {
    writeFileSync(join(folder, 'a'), 'größe');
    writeFileSync(join(folder, 'b'), gzipSync('größe'));
    expect(readText(join(folder, 'a')).value).toBe('größe');
    expect(readText(join(folder, 'b')).value).toBe('größe');
  });

  it('names the file and the fault instead of throwing', () => {
    expect(readText(join(folder, 'none')).problem).toMatchObject({
      file: join(folder, 'none'),
      severity: 'error',
      line: 1,
      message: 'no such file or folder',
    });
    expect(readText(folder).problem?.message).toBe('a file expected, a folder found');
    writeFileSync(join(folder, 'latin1'), Buffer.from([0x67, 0xf6]));
    expect(readText(join(folder, 'latin1')).problem?.message).toContain('UTF-8');
    writeFileSync(join(folder, 'broken.gz'), gzipSync('x'.repeat(1000)).subarray(0, 20));
    expect(readText(join(folder, 'broken.gz')).problem).not.toBeNull();
  });

  it('refuses what is too large, also when it is small only because it is packed', () => {
    writeFileSync(join(folder, 'large'), Buffer.alloc(2000));
    writeFileSync(join(folder, 'bomb.gz'), gzipSync(Buffer.alloc(2_000_000)));
    expect(readBytes(join(folder, 'large'), 1000).problem?.message).toContain('at most');
    expect(readBytes(join(folder, 'bomb.gz'), 100_000).problem?.message).toContain('at most');
  });

  it('tells an error in one line', () => {
    expect(reasonOf(new Error('first\n    at somewhere'))).toBe('first');
    expect(reasonOf('text')).toBe('text');
  });
});

describe('writing', () => {
  it('replaces a file whole and leaves nothing beside it', () => {
    const path = join(folder, 'new', 'out.json');
    writeFileSafely(path, 'one');
    writeFileSafely(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(join(folder, 'new'))).toEqual(['out.json']);
  });

  it('keeps the former folder when filling the new one fails', async () => {
    const path = join(folder, 'record');
    mkdirSync(path);
    writeFileSync(join(path, 'old'), '');
    const failing = writeFolderSafely(path, async (temporary) => {
      writeFileSync(join(temporary, 'half'), '');
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect(readdirSync(folder)).toEqual(['record']);
    expect(readdirSync(path)).toEqual(['old']);
  });

  it('shows a folder only when it is complete, then in place of the former one', async () => {
    const path = join(folder, 'record');
    mkdirSync(path);
    writeFileSync(join(path, 'old'), '');
    await writeFolderSafely(path, async (temporary) => {
      writeFileSync(join(temporary, 'new'), '');
      expect(readdirSync(path)).toEqual(['old']);
    });
    expect(readdirSync(folder)).toEqual(['record']);
    expect(readdirSync(path)).toEqual(['new']);
  });

  it('can throw away what is unfinished at any moment', async () => {
    const path = join(folder, 'record');
    const writing = writeFolderSafely(path, async (temporary) => {
      discardUnfinished();
      expect(existsSync(temporary)).toBe(false);
      throw new Error('interrupted');
    });
    await expect(writing).rejects.toThrow('interrupted');
    expect(readdirSync(folder)).toEqual([]);
  });
});
