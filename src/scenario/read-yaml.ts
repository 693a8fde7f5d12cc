/** YAML or JSON text to plain data with a place in the text for every value: the first door of every input file. */
import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  YAMLParseError,
} from 'yaml';
import { type Problem, problemOf } from './problem.ts';
import { type Saying, said } from './saying.ts';

/** Keys and list positions from the root to a value. */
export type Path = readonly (string | number)[];

/** 1-based place in a text. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Where the value at a path stands, or its key; the nearest enclosing value where the path does not exist. */
export type Locate = (path: Path, part: 'key' | 'value') => TextPlace;

export interface ReadText {
  /** Plain data, or undefined when the text could not be read at all. */
  readonly value: unknown;
  readonly locate: Locate;
  readonly problems: readonly Problem[];
}

/** Largest accepted text, UTF-16 units (at most that many bytes in a file of plain letters). */
export const TEXT_LIMIT = 5 * 1024 * 1024;
/** Most words and signs of a text: what makes a tree of them takes some seconds for that many. */
export const WORD_LIMIT = 1_000_000;
/** Syntax faults told at once: one slip makes many. */
const SYNTAX_LIMIT = 3;
/** Deepest accepted nesting of lists and objects. */
export const DEPTH_LIMIT = 64;

const forbiddenKeys = ['__proto__', 'constructor', 'prototype'];
const noPlace: TextPlace = { line: 1, column: 1 };

/** Dotted form of a path, such as `raid.groups.2.speed_m_s`. */
export function dotted(path: Path): string {
  return path.join('.');
}

/** An error at the value of a path, told with its place in the text. */
export function errorAt(file: string, locate: Locate, path: Path, message: Saying, hint: Saying): Problem {
  return problemOf({ severity: 'error', file, ...locate(path, 'value'), path: dotted(path) }, message, hint);
}

/** A text while it is being read. */
interface Reading {
  readonly file: string;
  readonly lines: LineCounter;
  readonly problems: Problem[];
}

/**
 * Plain data of a YAML 1.2 core text, with all the reasons to refuse it.
 *
 * Refused: more than 5 MB, more than a million words and signs, nesting over 64, aliases and anchors, tags, duplicate keys, keys that are not
 * text, `__proto__` and its kin, numbers that are not finite, control characters, several documents.
 * Never throws. Values are null, boolean, number, text, lists and objects only.
 */
export function readYaml(text: string, file: string): ReadText {
  const reading: Reading = { file, lines: new LineCounter(), problems: [] };
  const locate = (): TextPlace => noPlace;
  const failed = (place: TextPlace, message: Saying, hint: Saying): ReadText => {
    refuse(reading, place, [], message, hint);
    return { value: undefined, locate, problems: reading.problems };
  };
  if (text.length > TEXT_LIMIT) {
    const size = (text.length / 1048576).toFixed(1);
    return failed(noPlace, said`at most 5 MB expected, ${size} MB found`, said`split the file`);
  }
  const odd = oddCharacter(text);
  if (odd >= 0) {
    const hint = said`give a YAML or JSON file saved as UTF-8`;
    return failed(placeOf(text, odd), said`text expected, binary data found`, hint);
  }
  const root = parseText(text, reading);
  if (root === 'too deep') {
    return failed(placeOf(text, deepPlace(text)), tooDeep, said`flatten the file`);
  }
  if (reading.problems.length > 0) return { value: undefined, locate, problems: reading.problems };
  const value = plain(reading, root, [], 0);
  return { value, locate: locateIn(root, reading.lines), problems: reading.problems };
}

const tooMany = 'one document expected';
const tooLong = said`at most ${WORD_LIMIT} words and signs expected, more found`;
const tooDeep = said`nesting of at most ${DEPTH_LIMIT} expected, deeper found`;

function refuse(reading: Reading, place: TextPlace, path: Path, message: Saying, hint: Saying): void {
  const { file, problems } = reading;
  problems.push(problemOf({ severity: 'error', file, ...place, path: dotted(path) }, message, hint));
}

/** Open collections, and what surrounds them, beyond which the parser is stopped. */
const STACK_LIMIT = 8 * DEPTH_LIMIT;

/** The text goes on after as many words and signs as are read. */
class TooLong extends RangeError {
  /** Where the first one too many stands. */
  readonly offset: number;
  constructor(offset: number) {
    super('too many words');
    this.offset = offset;
  }
}

/**
 * The tokens of a text. The parser of tokens does not recurse, what makes a tree of them does: it overruns the stack of
 * a very deep text, and with it, at worst, the whole program. So the depth is looked at here.
 */
function* tokensOf(text: string, lines: LineCounter) {
  const parser = new Parser(lines.addNewLine);
  let words = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (++words > WORD_LIMIT) throw new TooLong(parser.offset);
    if (parser.stack.length > STACK_LIMIT) throw new RangeError('nested too deep');
  }
  yield* parser.end();
}

/** The first document of a text, with an error where a second one follows. */
function firstDocument(text: string, lines: LineCounter): Document.Parsed {
  const composer = new Composer({
    prettyErrors: false,
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    stringKeys: false,
    logLevel: 'error',
  });
  let first: Document.Parsed | null = null;
  for (const document of composer.compose(tokensOf(text, lines), true, text.length)) {
    if (first === null) first = document;
    else {
      first.errors.push(new YAMLParseError([document.range[0], document.range[1]], 'MULTIPLE_DOCS', tooMany));
      break;
    }
  }
  return first!;
}

/** The tree of the text; tells syntax faults. */
function parseText(text: string, reading: Reading): Node | null | 'too deep' {
  try {
    const document = firstDocument(text, reading.lines);
    const faults = [...document.errors, ...document.warnings];
    if (faults.some((fault) => /call stack|recursion/i.test(fault.message))) return 'too deep';
    for (const { pos, code, message } of faults.slice(0, SYNTAX_LIMIT)) {
      const at = reading.lines.linePos(pos[0]);
      const place = { line: at.line, column: at.col };
      refuse(reading, place, [], syntaxMessage(code, message), syntaxHint(code, message));
    }
    return document.contents as Node | null;
  } catch (error) {
    if (!(error instanceof TooLong)) return 'too deep';
    const at = reading.lines.linePos(error.offset);
    refuse(reading, { line: at.line, column: at.col }, [], tooLong, said`split the file`);
    return null;
  }
}

function placeOfNode(lines: LineCounter, node: Node | null | undefined): TextPlace {
  if (!node?.range) return noPlace;
  const at = lines.linePos(node.range[0]);
  return { line: at.line, column: at.col };
}

/** Plain data of one node and all below it; recursion ends at the depth limit. */
function plain(reading: Reading, node: Node | null, path: Path, depth: number): unknown {
  if (node === null) return null;
  const place = placeOfNode(reading.lines, node);
  if (isAlias(node)) {
    const message = said`value expected, alias *${node.source} found`;
    refuse(reading, place, path, message, said`aliases are off: write the value out`);
    return null;
  }
  if ('anchor' in node && node.anchor) {
    refuse(
      reading,
      place,
      path,
      said`value expected, anchor &${node.anchor} found`,
      said`anchors are off: remove it`,
    );
  }
  if (isScalar(node)) return scalar(reading, node.value, node.source ?? '', place, path);
  if (depth >= DEPTH_LIMIT) {
    refuse(reading, place, path.slice(0, 6), tooDeep, said`flatten the file`);
    return null;
  }
  if (isSeq(node)) {
    return node.items.map((item, index) => plain(reading, item as Node | null, [...path, index], depth + 1));
  }
  const out: Record<string, unknown> = {};
  if (isMap(node)) {
    for (const pair of node.items as NodePair[]) addPair(reading, pair, out, path, depth, place);
  }
  return out;
}

type NodePair = Pair<Node | null, Node | null>;

/** Adds one key with its value, unless the key is refused. */
function addPair(
  reading: Reading,
  pair: NodePair,
  out: Record<string, unknown>,
  path: Path,
  depth: number,
  mapPlace: TextPlace,
): void {
  const key = isScalar(pair.key) ? pair.key.value : undefined;
  const place = pair.key ? placeOfNode(reading.lines, pair.key) : mapPlace;
  if (key === undefined || key === null || typeof key === 'object') {
    refuse(
      reading,
      place,
      path,
      said`text as key expected, something else found`,
      said`keys are plain words`,
    );
    return;
  }
  const name = keyText(pair) ?? String(key);
  const at = [...path, name];
  if (forbiddenKeys.includes(name)) {
    refuse(reading, place, at, said`ordinary key expected, ${name} found`, said`choose another name`);
  } else if (Object.hasOwn(out, name)) {
    const hint = said`remove one: the same key stands above`;
    refuse(reading, place, at, said`one ${name} expected, a second one found`, hint);
  } else {
    out[name] = plain(reading, pair.value, at, depth + 1);
  }
}

/** A key as it is written, so that 0x10 and 16 are different keys. */
function keyText(pair: NodePair): string | null {
  return isScalar(pair.key) ? String(pair.key.source || pair.key.value) : null;
}

function scalar(reading: Reading, value: unknown, source: string, place: TextPlace, path: Path): unknown {
  if (typeof value !== 'number' || Number.isFinite(value)) return value;
  const message = said`finite number expected, ${source || value} found`;
  refuse(reading, place, path, message, said`write an ordinary decimal number`);
  return 0;
}

/** Walks from the root along a path; stops at the last thing that exists. */
function locateIn(root: Node | null, lines: LineCounter): Locate {
  return (path, part) => {
    let node: Node | null = root;
    let key: Node | null = root;
    for (const step of path) {
      let nextKey: Node | null = null;
      let next: Node | null = null;
      if (isMap(node)) {
        const pair = (node.items as NodePair[]).find((one) => keyText(one) === String(step));
        nextKey = pair?.key ?? null;
        next = pair?.value ?? nextKey;
      } else if (isSeq(node)) {
        next = (node.items[Number(step)] as Node | null | undefined) ?? null;
        nextKey = next;
      }
      if (next === null) break;
      node = next;
      key = nextKey;
    }
    return placeOfNode(lines, part === 'key' ? key : node);
  };
}

/** First control character (other than tab and line ends) or replacement character, or -1. */
function oddCharacter(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 0xfffd) return i;
  }
  return -1;
}

/** First place where brackets nest deeper than the limit; quotes are not considered. */
function deepPlace(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '[' || letter === '{') depth++;
    else if (letter === ']' || letter === '}') depth--;
    if (depth > DEPTH_LIMIT) return i;
  }
  return 0;
}

function placeOf(text: string, index: number): TextPlace {
  let line = 1;
  let start = 0;
  for (let i = text.indexOf('\n'); i >= 0 && i < index; i = text.indexOf('\n', i + 1)) {
    line++;
    start = i + 1;
  }
  return { line, column: index - start + 1 };
}

function syntaxMessage(code: string, message: string): Saying {
  if (code === 'MULTIPLE_DOCS') return said`one document expected, a second one found`;
  if (code === 'TAG_RESOLVE_FAILED') return said`plain value expected, tag found`;
  return said`valid YAML expected, fault found: ${message}`;
}

function syntaxHint(code: string, message: string): Saying {
  if (message.includes('end with')) return said`look for a missing bracket just before`;
  if (code === 'TAB_AS_INDENT') return said`indent with spaces, not tabs`;
  if (code === 'BAD_INDENT') return said`line up keys of one object in the same column`;
  if (code === 'MISSING_CHAR') return said`look for a missing quote, bracket, comma or colon just before`;
  if (code === 'MULTIPLE_DOCS') return said`one document a file: remove the line with ---`;
  if (code === 'TAG_RESOLVE_FAILED') return said`tags are off: remove the word that begins with !`;
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY')
    return said`put a text with a colon in quotes`;
  return said`compare with a bundled scenario`;
}
