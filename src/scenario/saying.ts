/**
 * A sentence for people with its gaps still open, so that it can be told in another language.
 *
 * The English pattern stands where it is said and is its own name in other languages: a list of codes beside it
 * would say everything twice. Decision: docs/decisions/0052.
 */
export interface Saying {
  /** The English sentence with {1}, {2} ... for its gaps. */
  readonly pattern: string;
  /** What fills the gaps: names, keys and numbers as they are, or further sayings. */
  readonly parts: readonly SayingPart[];
}
export type SayingPart = string | number | Saying;

/** No sentence at all. */
export const unsaid: Saying = { pattern: '', parts: [] };

/** The saying of a template: said`at most ${most} found`. */
export function said(texts: TemplateStringsArray, ...parts: readonly SayingPart[]): Saying {
  return { pattern: texts.reduce((pattern, text, gap) => `${pattern}{${gap}}${text}`), parts };
}

/** A sentence without gaps that is known only as a text, such as the meaning of a key. */
export const sentence = (text: string): Saying => ({ pattern: text.trim(), parts: [] });

/** "a or b or c" of words that are the same in every language; nothing of none. */
export function anyOf(words: readonly string[]): Saying {
  const [first = '', ...others] = words;
  return others.reduce((before, word) => said`${before} or ${word}`, said`${first}`);
}

/** A saying as text, each pattern put into another language first; in English where no way is given. */
export function sayingText(
  { pattern, parts }: Saying,
  translated: (pattern: string) => string = (english) => english,
): string {
  return translated(pattern).replace(/\{(\d+)\}/g, (_, gap: string) => {
    const part = parts[Number(gap) - 1] ?? '';
    return typeof part === 'object' ? sayingText(part, translated) : String(part);
  });
}
