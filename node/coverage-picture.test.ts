import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Coverage, CoverageLayer, Scenario } from '../src/index.ts';
import { type Colour, createBitmap, drawText, visitInside } from './canvas.ts';
import { coveragePicture, scaleLength } from './coverage-picture.ts';
import { pngFrom } from './png.ts';

interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly comment: string;
  readonly colourAt: (x: number, y: number) => Colour;
}

/** A reader of the plainest kind of PNG, which checks every check sum on the way. */
function decode(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes);
  expect(buffer.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < buffer.length; ) {
    const length = buffer.readUInt32BE(at);
    const body = buffer.subarray(at + 4, at + 8 + length);
    expect(buffer.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.subarray(0, 4).toString('latin1'), body.subarray(4));
    at += 12 + length;
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'tEXt', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR')!;
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  expect([...header.subarray(8)]).toEqual([8, 2, 0, 0, 0]);
  const rows = inflateSync(chunks.get('IDAT')!);
  expect(rows.length).toBe(height * (3 * width + 1));
  const colourAt = (x: number, y: number): Colour => {
    const at = y * (3 * width + 1) + 1 + 3 * x;
    return [rows[at]!, rows[at + 1]!, rows[at + 2]!];
  };
  return { width, height, comment: chunks.get('tEXt')!.toString('latin1'), colourAt };
}

describe('pngFrom', () => {
  it('keeps every pixel and the remark', () => {
    const bitmap = { width: 3, height: 2, pixels: Uint8Array.from({ length: 18 }, (_, i) => 14 * i) };
    const read = decode(pngFrom(bitmap, 'study only'));
    expect([read.width, read.height, read.comment]).toEqual([3, 2, 'Comment\0study only']);
    expect(read.colourAt(2, 1)).toEqual([210, 224, 238]);
  });
});

describe('visitInside', () => {
  it('visits the pixels whose middle is in the area, and none of its hole or outside the bitmap', () => {
    const ring = (half: number) => {
      const [low, high] = [5 - half, 5 + half];
      return [low, low, high, low, high, high, low, high, low, low];
    };
    let count = 0;
    visitInside([ring(4), ring(2)], 10, 10, () => count++);
    expect(count).toBe(64 - 16);
    count = 0;
    visitInside([ring(40)], 10, 10, () => count++);
    expect(count).toBe(100);
  });
});

describe('drawText', () => {
  it('draws small letters as capitals and a box for a sign it lacks', () => {
    const dots = (text: string): number[] => {
      const bitmap = createBitmap(6, 7, [0, 0, 0]);
      drawText(bitmap, text, 0, 0, [255, 0, 0], 1);
      return Array.from({ length: 7 }, (_, row) => {
        let bits = 0;
        for (let column = 0; column < 5; column++) {
          bits = 2 * bits + (bitmap.pixels[3 * (6 * row + column)] === 255 ? 1 : 0);
        }
        return bits;
      });
    };
    expect(dots('t')).toEqual([31, 4, 4, 4, 4, 4, 4]);
    expect(dots('T')).toEqual(dots('t'));
    expect(dots('\u2603')).toEqual([31, 17, 17, 17, 17, 17, 31]);
  });
});

describe('scaleLength', () => {
  it('is the longest round length within a third of the map', () => {
    expect([1300, 400, 100, 20].map(scaleLength)).toEqual([200, 100, 20, 5]);
  });
});

describe('coveragePicture', () => {
  /** A layer that covers the square of `half` rad around 75 E, 30 N. */
  const square = (kind: CoverageLayer['kind'], half: number): CoverageLayer => {
    const [x, y] = [(75 * Math.PI) / 180, (30 * Math.PI) / 180];
    const [w, e, s, n] = [x - half, x + half, y - half, y + half];
    const rings = [Float64Array.of(w, s, e, s, e, n, w, n, w, s)];
    return {
      kind,
      id: '',
      name: '',
      radar: 0,
      fireUnit: 0,
      effector: 0,
      height: 100,
      rings,
      area: 0,
      farthest: 0,
    };
  };
  const coverage: Coverage = {
    heights: [100],
    above: 'ground',
    rcs: 1,
    layers: [square('radar', 0.05), square('radar', 0.02), square('effector', 0.04)],
    assets: [],
    silentRadars: [],
  };
  const scenario = { name: 'x', terrain: null, defence: { effectors: [{ name: 'm', index: 0 }] } };

  it('shades by the number of radars, draws what can be engaged as a line, and says that it is simulated', () => {
    const read = decode(coveragePicture(coverage, scenario as unknown as Scenario));
    expect(read.comment).toContain('Simulated, study use only');
    const left = 20;
    const top = 20 + 3 * 20;
    const middleY = top + 450;
    const widest = Math.round(Math.cos(Math.PI / 6) * 900);
    const half = (share: number): number => left + Math.round(widest / 2 + (share / 0.106) * widest);
    const once = read.colourAt(half(-0.03), middleY);
    const twice = read.colourAt(half(0), middleY);
    expect(read.colourAt(half(-0.0525), middleY)).toEqual([222, 230, 236]);
    expect(once).toEqual([176, 200, 225]);
    expect(twice).toEqual([144, 172, 214]);
    const along = Array.from({ length: 9 }, (_, i) => read.colourAt(half(-0.04) - 4 + i, middleY).join());
    expect(along).toContain('196,48,48');
  });

  it('is drawn even where nothing is covered', () => {
    const read = decode(coveragePicture({ ...coverage, layers: [] }, scenario as unknown as Scenario));
    expect(read.width).toBeGreaterThan(400);
  });
});
