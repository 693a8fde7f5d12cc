import { describe, expect, it } from 'vitest';
import {
  createStream,
  drawNormal,
  drawPoisson,
  drawUniform,
  drawWord,
  openStream,
  philox4x32,
  stageKey,
} from './random.ts';

describe('philox4x32', () => {
  const words = new Uint32Array(4);
  const hex = () => [...words].map((word) => word.toString(16).padStart(8, '0')).join(' ');

  it('gives the Random123 known answers', () => {
    philox4x32(0, 0, 0, 0, 0, 0, words);
    expect(hex()).toBe('6627e8d5 e169c58d bc57ac4c 9b00dbd8');
    philox4x32(-1, -1, -1, -1, -1, -1, words);
    expect(hex()).toBe('408f276d 41c83b0e a20bc7c6 6d5451fd');
    philox4x32(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, words);
    expect(hex()).toBe('d16cfe09 94fdcceb 5001e420 24126ea1');
  });
});

describe('streams', () => {
  it('give the same draws whenever they are opened with the same name', () => {
    const first = createStream();
    const second = createStream();
    openStream(first, 7, stageKey.kill, 3, 4);
    openStream(second, 8, stageKey.kill, 3, 4);
    drawUniform(second);
    openStream(second, 7, stageKey.kill, 3, 4);
    for (let n = 0; n < 20; n++) expect(drawWord(first)).toBe(drawWord(second));
  });

  it('differ when any part of the name differs', () => {
    const names: [number, 2 | 3, number, number][] = [
      [1, 2, 1, 1],
      [2, 2, 1, 1],
      [1, 3, 1, 1],
      [1, 2, 2, 1],
      [1, 2, 1, 2],
      [1 + 4294967296, 2, 1, 1],
    ];
    const stream = createStream();
    const firsts = names.map((name) => {
      openStream(stream, ...name);
      return drawUniform(stream);
    });
    expect(new Set(firsts).size).toBe(names.length);
  });

  it('are uniform: mean and variance within five standard errors over 100,000 draws', () => {
    const stream = createStream();
    openStream(stream, 1, stageKey.study, 0);
    const n = 100_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const x = drawUniform(stream);
      expect(x > 0 && x < 1).toBe(true);
      sum += x;
      squares += (x - 0.5) * (x - 0.5);
    }
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
  });

  it('draw normals with mean 0, variance 1 and kurtosis 3', () => {
    const stream = createStream();
    openStream(stream, 2, stageKey.measurement, 5);
    const n = 100_000;
    let m1 = 0;
    let m2 = 0;
    let m4 = 0;
    for (let i = 0; i < n; i++) {
      const x = drawNormal(stream);
      m1 += x / n;
      m2 += (x * x) / n;
      m4 += (x * x * x * x) / n;
    }
    expect(Math.abs(m1)).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(m2 - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(m4 - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
  });

  it('draw Poisson counts whose mean and variance are the mean asked for', () => {
    const stream = createStream();
    openStream(stream, 3, stageKey.clutter, 0);
    const n = 20_000;
    const mean = 4.5;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const count = drawPoisson(stream, mean);
      sum += count;
      squares += (count - mean) * (count - mean);
    }
    expect(Math.abs(sum / n - mean)).toBeLessThan(5 * Math.sqrt(mean / n));
    expect(Math.abs(squares / n - mean)).toBeLessThan(5 * Math.sqrt((mean + 2 * mean * mean) / n));
  });
});
