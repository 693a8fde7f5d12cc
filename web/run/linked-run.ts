/** A run named by the page's own address, as the report of a study links it: `#seed=7&scenario=` and base64 of UTF-8 text. */

export interface LinkedRun {
  readonly text: string;
  readonly name: string;
  readonly seed: number;
}

/** Longest scenario that an address may carry, letters of base64. */
const LONGEST = 2_000_000;

/** The run in the part of an address behind `#`, or null. Nothing is fetched: the scenario is in the address itself. */
export function linkedRun(hash: string): LinkedRun | null {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const packed = words.get('scenario');
  const seed = Number(words.get('seed') ?? 1);
  if (packed === null || packed.length > LONGEST || !Number.isInteger(seed) || seed < 0) return null;
  try {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), name: `seed ${seed}`, seed };
  } catch {
    return null;
  }
}
