/** Latin hypercube: every dimension is cut in as many slices as there are points, and each slice is met once. */
import { createStream, drawUniform, openStream, stageKey } from './random.ts';

/**
 * `points` x `dimensions` coordinates in (0, 1), row after row, placed at random inside their cells.
 * Source: McKay, Beckman, Conover, "A comparison of three methods ...", Technometrics 21, 1979.
 */
export function latinHypercube(points: number, dimensions: number, seed: number): Float64Array {
  const out = new Float64Array(points * dimensions);
  const order = new Int32Array(points);
  const stream = createStream();
  for (let dimension = 0; dimension < dimensions; dimension++) {
    openStream(stream, seed, stageKey.study, 1, dimension);
    for (let i = 0; i < points; i++) order[i] = i;
    for (let i = points - 1; i > 0; i--) {
      const j = Math.floor(drawUniform(stream) * (i + 1));
      const kept = order[i]!;
      order[i] = order[j]!;
      order[j] = kept;
    }
    for (let i = 0; i < points; i++) {
      out[i * dimensions + dimension] = (order[i]! + drawUniform(stream)) / points;
    }
  }
  return out;
}
