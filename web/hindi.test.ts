import ts from 'typescript';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { english as englishPhrases, parseLibrary } from '../src/index.ts';
import { filesUnder, textOf } from '../test/house/source-files.ts';
import { hindi as editor } from './hindi/editor.ts';
import { words as studies } from './hindi/studies.ts';
import { phrases, sentences, strings } from './hindi.ts';
import { strings as englishStrings } from './strings.ts';

/** Patterns of all `said` templates of a source text. */
function patternsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'said') {
      const { template } = node;
      found.push(
        ts.isNoSubstitutionTemplateLiteral(template)
          ? template.text
          : template.templateSpans.reduce(
              (pattern, span, gap) => `${pattern}{${gap + 1}}${span.literal.text}`,
              template.head.text,
            ),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true));
  return found;
}

const saidAnywhere = filesUnder(['src', 'web', 'node'], /(?<!\.test)\.tsx?$/)
  .filter((file) => textOf(file).includes('said`'))
  .flatMap(patternsOf);

/** All texts under some keys of plain data. */
function textsUnder(value: unknown, keys: ReadonlySet<string>): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string' && keys.has(key) ? [item.trim()] : textsUnder(item, keys),
  );
}

const meanings = filesUnder(['library/schema'], /\.json$/).flatMap((file) =>
  textsUnder(JSON.parse(textOf(file)), new Set(['description'])),
);

/** Names and descriptions of bundled scenarios, plans and studies, and of what stands in them. */
function bundled(): string[] {
  const keys = new Set(['name', 'description', 'region']);
  const files = filesUnder(['library/scenarios', 'library/plans', 'library/studies'], /\.yaml$/);
  return files.flatMap((file) => {
    const plain = parse(textOf(file));
    const kinds = (plain.defence?.assets ?? []).map((asset: { kind: string }) => asset.kind);
    return [...textsUnder(plain, keys), ...kinds];
  });
}

/** Names of the library that a page shows: of objects, rounds, radars, systems and their fire units. */
function libraryNames(): string[] {
  const files = filesUnder(['library/platforms'], /\.yaml$/).map((name) => ({ name, text: textOf(name) }));
  const shown = new Set(['interceptors', 'radars', 'systems', 'threats', 'own']);
  return [...parseLibrary(files).library!.entries.values()]
    .filter((entry) => shown.has(entry.section))
    .flatMap(({ name, composition }) => [name, ...(composition?.fire_units ?? []).map((unit) => unit.name)]);
}

const latin = /[A-Za-z]/;
/** Whether a text has words at all: gaps, numbers and the names of makes and types are the same in every language. */
const hasWords = (english: string): boolean => /[a-z]{2}/.test(english.replaceAll(/\{\d+\}/g, ''));

test('every sentence that the engine can say is there in Hindi', () => {
  expect(saidAnywhere.length).toBeGreaterThan(250);
  const words = saidAnywhere.filter((pattern) => latin.test(pattern.replaceAll(/\{\d+\}/g, '')));
  expect(words.filter((pattern) => !sentences.has(pattern))).toEqual([]);
});

test('every meaning of a key of the format is there in Hindi', () => {
  expect(meanings.length).toBeGreaterThan(150);
  expect(meanings.filter((meaning) => !sentences.has(meaning))).toEqual([]);
});

test('every name and description of a bundled file that has words is there in Hindi', () => {
  const all = [...bundled(), ...libraryNames()].filter(hasWords);
  expect(all.length).toBeGreaterThan(150);
  expect([...new Set(all)].filter((name) => !sentences.has(name))).toEqual([]);
});

/** Said by the page itself, or made by a table of the engine that is no template. */
const saidOtherwise = new Set([
  'Simulated, study use only. Not accredited. Positions of units are notional.',
  'Recorded traffic, study use only. Not accredited.',
  'as-written',
  'all radars together',
  'command',
  'radar',
  'launcher',
  'kill probability',
  'reload time',
  'channel hold',
]);

test('nothing is kept in Hindi that nobody says any more', () => {
  const said = new Set([...saidAnywhere, ...meanings, ...bundled(), ...libraryNames()]);
  const stale = [...sentences.keys()].filter((key) => !said.has(key));
  expect(stale.filter((key) => !saidOtherwise.has(key))).toEqual([]);
});

test('a sentence has the same gaps in both languages', () => {
  const gaps = (sentence: string): string[] => (sentence.match(/\{\d+\}/g) ?? []).sort();
  for (const [english, hindi] of sentences) expect(gaps(hindi), english).toEqual(gaps(english));
});

/** Texts of a tree of words with their places. */
function leaves(value: unknown, at = ''): [place: string, text: string][] {
  if (typeof value === 'string') return [[at, value]];
  return Object.entries(value as object).flatMap(([key, item]) => leaves(item, `${at}.${key}`));
}

test('the words of the page, the editor and the studies have a Hindi text wherever they have an English one', () => {
  const hindi = new Map(leaves({ strings, phrases }));
  const english = leaves({ strings: englishStrings, phrases: englishPhrases });
  const lacking = english.filter(([place, said]) => said !== '' && (hindi.get(place) ?? '') === '');
  expect(lacking).toEqual([]);
});

/** What is the same in every language: keys of the keyboard, formats, names. */
const foreign =
  /\{\w+\}|Space|Shift|Ctrl|Alt|Home|End|Esc|Enter|Del(ete)?|#token=|YAML|CSV|WebGL|Natural Earth|MB|km|SHA-256|RMS|RCS|US\$/g;

test('no English word stands in a Hindi text of the page', () => {
  for (const [place, said] of leaves({ strings, phrases, editor, studies })) {
    const rest = said.replaceAll(foreign, '').match(/[A-Za-z]{2,}/g) ?? [];
    expect.soft(rest, `${place}: ${said}`).toEqual([]);
  }
});

/** Keys of objects of the scenario format at any depth. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { properties?: object };
  return [...Object.keys(properties ?? {}), ...Object.values(schema).flatMap(keysOf)];
}

test('every key that a form of the editor may show has a Hindi label', () => {
  const keys = keysOf(JSON.parse(textOf('library/schema/scenario-1.schema.json')));
  const lists = new Set(['raid', 'neutrals', 'assets', 'units', 'zones', 'groups', 'flights']);
  const shown = new Set(keys.filter((key) => !/^\$?schema$/.test(key) && !lists.has(key)));
  expect(shown.size).toBeGreaterThan(80);
  expect([...shown].filter((key) => !(key in editor.labels))).toEqual([]);
});
