import { describe, expect, it } from 'vitest';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { createBytes, writtenBytes } from './bytes.ts';
import { putDecimal, putText } from './put-text.ts';

function decimal(value: number, places: number): string {
  const bytes = createBytes(1);
  putDecimal(bytes, value, places);
  return new TextDecoder().decode(writtenBytes(bytes));
}

describe('a decimal number', () => {
  it('is within half a unit of the last place, and reads back as the shortest text of that', () => {
    const stream = createStream();
    openStream(stream, 1, stageKey.study, 0);
    for (let n = 0; n < 20_000; n++) {
      const places = n % 8;
      const scale = [1, 180, 6.4e6, 2e9][n % 4]!;
      const value = scale * (2 * drawUniform(stream) - 1);
      const text = decimal(value, places);
      expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-15 * scale);
      expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
      expect(text.split('.')[1]?.length ?? 0).toBeLessThanOrEqual(places);
    }
  });

  it.each([
    [0, 3, '0'],
    [-0, 3, '0'],
    [-0.0001, 3, '0'],
    [0.9996, 3, '1'],
    [-9.9996, 3, '-10'],
    [10, 1, '10'],
    [0.05, 2, '0.05'],
    [1e300, 3, '1e+300'],
    [Number.NaN, 3, '0'],
    [Number.POSITIVE_INFINITY, 3, '0'],
  ])('%d with %d places is %s', (value, places, text) => {
    expect(decimal(value, places)).toBe(text);
  });
});

describe('text', () => {
  it('is UTF-8, as the platform encodes it', () => {
    const text = 'Āgra सुदर्शन 🛡 \u{10FFFF} plain \uD800 end';
    const bytes = createBytes(1);
    putText(bytes, text);
    expect(writtenBytes(bytes)).toEqual(new TextEncoder().encode(text));
  });
});
