/** Numbers of a scenario by path, so that a study can vary them. */
import { found } from './explain.ts';
import { nearestWord } from './hint.ts';
import { type Saying, said, unsaid } from './saying.ts';

type Plain = Record<string, unknown> | unknown[];

/** Where a path led: the holder and the key of a number, or how far it came and what was there instead. */
export type FoundNumber =
  | { readonly holder: Plain; readonly key: string | number; readonly value: number }
  | { readonly missing: Saying; readonly hint: Saying };

/** The key that a step of a path means: of an object its key, of a list a position or the `id` of an item. */
function keyOf(at: Plain, step: string): string | number | null {
  if (!Array.isArray(at)) return Object.hasOwn(at, step) ? step : null;
  const index = /^\d+$/.test(step) ? Number(step) : at.findIndex((item) => idOf(item) === step);
  return index >= 0 && index < at.length ? index : null;
}

function idOf(item: unknown): string {
  const id = (item as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : '';
}

function stepsOf(at: Plain): string[] {
  return Array.isArray(at) ? at.map((item, i) => idOf(item) || String(i)) : Object.keys(at);
}

function childOf(at: Plain, key: string | number): unknown {
  return (at as Record<string | number, unknown>)[key];
}

/** The number at a dotted path of a document; ids may hold no dot. */
export function findNumber(document: object, path: string): FoundNumber {
  const steps = path.split('.');
  let at = document as Plain;
  for (let i = 0; i < steps.length; i++) {
    const key = keyOf(at, steps[i]!);
    const before = steps.slice(0, i).join('.');
    if (key === null) {
      const near = nearestWord(steps[i]!, stepsOf(at));
      const known = stepsOf(at).slice(0, 12).join(', ');
      const hint =
        near === null
          ? said`known here: ${known}`
          : said`did you mean ${[...steps.slice(0, i), near].join('.')}?`;
      return {
        missing:
          before === ''
            ? said`nothing called ${steps[i]!} found`
            : said`nothing called ${steps[i]!} found in ${before}`,
        hint,
      };
    }
    const next = childOf(at, key);
    if (i === steps.length - 1) {
      if (typeof next === 'number') return { holder: at, key, value: next };
      return {
        missing: typeof next === 'object' ? said`no number found` : said`${found(next)} found`,
        hint: said`only numbers can be varied`,
      };
    }
    if (typeof next !== 'object' || next === null)
      return {
        missing: said`a value found at ${steps.slice(0, i + 1).join('.')}`,
        hint: said`shorten the path to it`,
      };
    at = next as Plain;
  }
  return { missing: said`an empty path found`, hint: unsaid };
}

/** Puts a number where a path leads; the path is known to lead there. */
export function setNumber(document: object, path: string, value: number): void {
  const place = findNumber(document, path);
  if ('holder' in place) (place.holder as Record<string | number, unknown>)[place.key] = value;
}
