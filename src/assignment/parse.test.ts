import { describe, expect, it } from 'vitest';
import { parseInstance, printAnswer } from './parse.ts';
import { solve } from './solve.ts';

const good = {
  kind: 'static',
  pUnit: 1e-4,
  T: 2,
  V: [10, 20],
  items: [
    { rows: [0, 0, 1], p4: [5000, 0] },
    { rows: [1], p4: [10000, 2500] },
  ],
  rows: [{ cap: 1 }, { cap: 2 }],
  maxPerTarget: 2,
};

describe('parseInstance', () => {
  it('reads chances in their unit and counts a row listed twice once', () => {
    const parsed = parseInstance(good);
    if (parsed.kind !== 'static') throw new Error('static expected');
    expect(Array.from(parsed.instance.probability)).toEqual([0.5, 0, 1, 0.25]);
    expect(Array.from(parsed.instance.rowStart)).toEqual([0, 2, 3]);
    expect(Array.from(parsed.instance.rowIndex)).toEqual([0, 1, 1]);
  });

  it('reports every fault with its path and never throws', () => {
    const bad = {
      ...good,
      V: [10, -1],
      items: [{ rows: [7], p4: [10001, 'x'] }, 5, { rows: [], p4: [1] }],
      rows: [{ cap: 1.5 }, {}],
    };
    const parsed = parseInstance(bad);
    if (parsed.kind !== 'faults') throw new Error('faults expected');
    expect(parsed.faults.map((fault) => fault.path)).toEqual([
      'V.1',
      'rows.0.cap',
      'rows.1.cap',
      'items.0.rows.0',
      'items.0.p4.0',
      'items.0.p4.1',
      'items.1',
      'items.2.rows',
      'items.2.p4',
    ]);
    for (const value of [null, 3, [], 'x', {}, { kind: 'sls' }, { ...good, pUnit: 0 }]) {
      expect(parseInstance(value).kind).toBe('faults');
    }
  });

  it('reads a shoot-look-shoot instance stage by stage', () => {
    const parsed = parseInstance({ kind: 'sls', V: [1, 2], p4: [[[1000, 2000]], [[3000, 4000]]] });
    if (parsed.kind !== 'sls') throw new Error('sls expected');
    expect(parsed.instance).toMatchObject({ stages: 2, items: 1, targets: 2 });
    expect(parsed.instance.probability[3]).toBeCloseTo(0.4, 15);
  });
});

describe('printAnswer', () => {
  it('gives the fields of the exchange format', () => {
    const parsed = parseInstance(good);
    if (parsed.kind !== 'static') throw new Error('static expected');
    const printed = printAnswer(solve(parsed.instance, { iterations: 5 }), 1.5);
    expect(Object.keys(printed)).toEqual(['value', 'bound', 'gap', 'proven', 'assignment', 'elapsedMs']);
    expect(printed.assignment).toEqual([
      [1, 0, 1],
      [1, 1, 1],
    ]);
    expect(printed.value).toBe(15);
  });
});
