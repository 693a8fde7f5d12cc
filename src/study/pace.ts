/** How fast runs come, and how long the rest will take. */

export interface Pace {
  /** Runs a second, since the work began. */
  readonly rate: number;
  /** Time until the missing runs are made, s. */
  readonly left: number;
}

/**
 * The pace of work under way, or null while there is nothing to judge it by.
 *
 * The mean since the beginning and not of the last moments: batches go round all cells, so the beginning is like the rest.
 * @param made     runs made in this sitting
 * @param missing  runs still to be made
 * @param elapsed  time since the beginning of this sitting, s
 */
export function paceOf(made: number, missing: number, elapsed: number): Pace | null {
  if (!(made > 0) || !(elapsed > 0)) return null;
  const rate = made / elapsed;
  return { rate, left: missing / rate };
}
