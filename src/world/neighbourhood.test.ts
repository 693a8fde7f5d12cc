import { describe, expect, it } from 'vitest';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import { appendRow } from '../math/table.ts';
import { bucketOfCell, cellOf, createNeighbourhood, sortFlights } from './neighbourhood.ts';
import { createTruth, objectStatus } from './truth.ts';

describe('sortFlights', () => {
  it('puts every active flight, and no other, once into the bucket of its cell', () => {
    const truth = createTruth(500);
    const stream = createStream();
    openStream(stream, 1, stageKey.study, 0);
    for (let i = 0; i < 500; i++) {
      const row = appendRow(truth);
      truth.x[row] = 1e6 + 3e5 * drawUniform(stream);
      truth.y[row] = -5e6 + 3e5 * drawUniform(stream);
      truth.z[row] = 1e5 * drawUniform(stream);
      truth.vx[row] = i;
      truth.status[row] = i % 3 === 0 ? objectStatus.killed : objectStatus.active;
    }
    const near = createNeighbourhood(500);
    sortFlights(near, truth, 500, 7);
    sortFlights(near, truth, 500, 8);
    const seen: number[] = [];
    for (let bucket = 0; bucket + 1 < near.starts.length; bucket++) {
      for (let i = near.starts[bucket]!; i < near.starts[bucket + 1]!; i++) {
        const row = near.rows[i]!;
        seen.push(row);
        const home = bucketOfCell(near, cellOf(truth.x[row]!), cellOf(truth.y[row]!), cellOf(truth.z[row]!));
        expect(home).toBe(bucket);
      }
    }
    const expected = Array.from({ length: 500 }, (_, i) => i).filter((i) => i % 3 !== 0);
    expect(seen.sort((a, b) => a - b)).toEqual(expected);
    expect(near.fastest).toBe(499);
  });
});
