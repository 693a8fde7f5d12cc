/** The text of a scenario as a YAML document: what was not changed is written back letter by letter. */
import { Composer, type Document, Lexer, type Node, Parser, type Scalar, type ScalarTag, visit } from 'yaml';
import { stringifyString, stringTag } from 'yaml/util';

/** A text of several lines as it stood, and what it meant: it is written the same way while it means the same. */
interface Kept {
  readonly value: unknown;
  readonly source: string;
}

/** Open collections beyond which no tree is made of a text: making it recurses, and could end the tab. */
const DEEPEST = 512;

function* tokensOf(text: string) {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST) throw new RangeError('less nesting expected');
  }
  yield* parser.end();
}

/**
 * The document of a text; throws where the text is several documents or nested too deep.
 *
 * Comments, blank lines, order, and one-line or many-line form of each value stay. Only the breaks inside a text of
 * several lines are kept by hand here, since the writer of the package would set them anew.
 */
export function openDocument(text: string): Document {
  const kept = new WeakMap<Scalar, Kept>();
  const texts: ScalarTag = {
    ...stringTag,
    stringify: (item, context, onComment, onChompKeep) => {
      const before = kept.get(item as Scalar);
      if (before && before.value === item.value) return indented(before.source, context.indent);
      return stringifyString(item as never, context, onComment, onChompKeep);
    },
  };
  const composer = new Composer({
    schema: 'core',
    merge: false,
    logLevel: 'error',
    customTags: (tags) => tags.map((tag) => (typeof tag === 'object' && tag.tag === texts.tag ? texts : tag)),
  });
  const [document, second] = composer.compose(tokensOf(text), true, text.length);
  if (!document || second) throw new RangeError('one document expected');
  visit(document, {
    Scalar: (_, node) => {
      if (!node.range || typeof node.value !== 'string' || node.type === 'BLOCK_LITERAL') return;
      const source = text.slice(node.range[0], node.range[1]).trimEnd();
      const keepsEnd = /^>\d*\+/.test(source);
      if (source.includes('\n') && !keepsEnd) kept.set(node, { value: node.value, source });
    },
  });
  return document;
}

/** A text of several lines at another indent; lines that stand further in than the others go on doing so. */
function indented(source: string, indent: string): string {
  const [first, ...rest] = source.split('\n');
  const written = rest.filter((line) => line.trim() !== '');
  const depth = Math.min(...written.map((line) => line.length - line.trimStart().length));
  const moved = rest.map((line) => (line.trim() === '' ? '' : indent + line.slice(depth)));
  return [first, ...moved].join('\n');
}

/** The text of a document, in the habits of the text that it came from. */
export function textOfDocument(document: Document, before: string): string {
  return document.toString({
    lineWidth: 0,
    flowCollectionPadding: /[{[] \S/.test(before),
    indentSeq: !/^( *)[\w$-]+:[^\S\n]*\n\1- /m.test(before),
  });
}

/** Plain data of a text, or null where it cannot be read as data. Never throws. */
export function plainOf(text: string): unknown {
  try {
    const document = openDocument(text);
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS();
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Node of a value that is written in one line, as the bundled scenarios write their rows. */
export function rowOf(document: Document, value: unknown): Node {
  return document.createNode(value, { flow: true });
}
