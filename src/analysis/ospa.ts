/**
 * Optimal sub-pattern assignment: the older metric between sets, a mean distance per object in metres.
 *
 * Source: Schuhmacher, Vo, Vo, "A consistent metric for performance evaluation of multi-object filters", IEEE
 * TSP 56(8), 2008, equation (3).
 */
import { pow } from '../math/elementary.ts';
import type { Matching } from './gospa.ts';

/**
 * OSPA of a matching that leaves pairs at `cutoff` or beyond unmatched.
 * @param objects  number of objects, `tracks` of tracks; both 0 gives 0
 */
export function ospaOf(
  matching: Matching,
  objects: number,
  tracks: number,
  cutoff: number,
  order: number,
): number {
  const most = Math.max(objects, tracks);
  if (most === 0) return 0;
  let sum = pow(cutoff, order) * (most - matching.distances.length);
  for (const distance of matching.distances) sum += pow(distance, order);
  return pow(sum / most, 1 / order);
}
