/** The text of a scenario as a YAML document: what was not changed is written back letter by letter. */
import { type Document, type Node, parseDocument, type Scalar, type ScalarTag, visit } from 'yaml';
import { stringifyString, stringTag } from 'yaml/util';

/** A text of several lines as it stood, and what it meant: it is written the same way while it means the same. */
interface Kept {
  readonly value: unknown;
  readonly source: string;
}

/**
 * The document of a text. Comments, blank lines, order, and one-line or many-line form of each value stay; only the breaks
 * inside a text of several lines are kept by hand here, since the writer of the package would set them anew.
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
  const document = parseDocument(text, {
    schema: 'core',
    merge: false,
    logLevel: 'error',
    customTags: (tags) => tags.map((tag) => (typeof tag === 'object' && tag.tag === texts.tag ? texts : tag)),
  });
  visit(document, {
    Scalar: (_, node) => {
      if (!node.range || typeof node.value !== 'string' || node.type === 'BLOCK_LITERAL') return;
      const source = text.slice(node.range[0], node.range[1]).trimEnd();
      if (source.includes('\n')) kept.set(node, { value: node.value, source });
    },
  });
  return document;
}

function indented(source: string, indent: string): string {
  const lines = source.split('\n').map((line) => line.trim());
  return lines.map((line, index) => (index === 0 || line === '' ? line : indent + line)).join('\n');
}

/** The text of a document, in the habits of the text that it came from. */
export function textOfDocument(document: Document, before: string): string {
  return document.toString({
    lineWidth: 0,
    flowCollectionPadding: /[{[] \S/.test(before),
    indentSeq: !/^( *)[\w$-]+:[^\S\n]*\n\1- /m.test(before),
  });
}

/** Plain data of a document, or null where it cannot be read as data. */
export function plainOf(document: Document): unknown {
  if (document.errors.length > 0) return null;
  try {
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
