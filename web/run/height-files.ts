/** Files of heights that were dropped or chosen in this visit. Workers are handed them, and open the one that a scenario names. */

/** Endings of files that hold heights; a grid's description is told by its keys. */
const ENDING = /\.(tiff?|hgt|hgt\.gz|hgt\.zip|i16le|i16le\.gz)$/i;
/** Longest description of a grid, bytes. */
const LONGEST_DESCRIPTION = 20_000;

/** What a chooser of files of heights offers. */
export const heightEndings = '.tif,.tiff,.hgt,.gz,.zip,.json,.i16le';

const files = new Map<string, File>();
const hearers = new Set<() => void>();

/** All of them, the last of each name. */
export function heightFiles(): readonly File[] {
  return [...files.values()];
}

export function addHeightFiles(given: Iterable<File>): void {
  for (const file of given) files.set(file.name, file);
  for (const hear of hearers) hear();
}

/** Hear of new ones; gives the act that ends it. */
export function onHeightFiles(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** Whether a file holds heights or describes them, as far as its name and first words tell. */
export async function holdsHeights(file: File): Promise<boolean> {
  if (ENDING.test(file.name)) return true;
  if (!/\.json$/i.test(file.name) || file.size > LONGEST_DESCRIPTION) return false;
  return /"step_deg"\s*:/.test(await file.text());
}
