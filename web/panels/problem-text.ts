import type { Problem } from '../../src/index.ts';
import { tell } from '../strings.ts';

/** Message and hint of a problem in the language of the page; in English where only English is known. */
export function problemText({ message, hint, sayings }: Problem): { message: string; hint: string } {
  return sayings ? { message: tell(sayings.message), hint: tell(sayings.hint) } : { message, hint };
}
