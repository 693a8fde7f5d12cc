import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from './source-files.ts';

const allowedMath = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2'.split(
    ' ',
  ),
);
/**
 * What ECMAScript itself has of clocks, machines and chance; the names of browsers and Node do not even
 * compile under `src/`, which the second test guards.
 */
const effects = new Set([
  'Date',
  'Intl',
  'globalThis',
  'eval',
  'Function',
  'WeakRef',
  'FinalizationRegistry',
]);
const localeMethods = new Set(['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase']);

/** Names of effects and of functions that differ between runtimes, as the code uses them. */
function impuritiesOf(name: string, text: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const tell = (node: ts.Node, what: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${name}:${line + 1} ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const member = node.name.text;
      if (node.expression.getText() === 'Math' && !allowedMath.has(member)) tell(node, `Math.${member}`);
      if (localeMethods.has(member)) tell(node, member);
      visit(node.expression);
      return;
    }
    if (ts.isElementAccessExpression(node) && node.expression.getText() === 'Math') tell(node, 'Math[...]');
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken) tell(node, '**');
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) tell(node, '**=');
    if (ts.isIdentifier(node) && effects.has(node.text) && !isOwnName(node)) tell(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A property, a key or a declaration of that name is not the global. */
function isOwnName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node) ||
    ts.isTypeReferenceNode(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isTypeElement(parent)
  );
}

describe('the engine', () => {
  it('uses nothing that differs between runtimes and touches no machine', () => {
    const files = filesUnder(['src'], /\.ts$/).filter((path) => !/\.(test|bench|fixture)\.ts$/.test(path));
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => impuritiesOf(path, textOf(path)))).toEqual([]);
  });

  it('is compiled without DOM and Node types', () => {
    const read = ts.readConfigFile('src/tsconfig.json', ts.sys.readFile).config as {
      compilerOptions: { lib: string[]; types: string[] };
    };
    expect(read.compilerOptions.lib).toEqual(['ES2023']);
    expect(read.compilerOptions.types).toEqual([]);
  });
});

describe('the purity check', () => {
  it.each([
    ['Math.sin(1)', 'Math.sin'],
    ["Math['sin'](1)", 'Math[...]'],
    ['2 ** 3', '**'],
    ['let x = 2; x **= 3', '**='],
    ['Date.now()', 'Date'],
    ['new Date()', 'Date'],
    ['globalThis.performance', 'globalThis'],
    ['new Intl.NumberFormat()', 'Intl'],
    ["'a'.localeCompare('b')", 'localeCompare'],
    ['const random = Math.random', 'Math.random'],
  ])('finds %s', (text, what) => {
    expect(impuritiesOf('x.ts', text).join()).toContain(what);
  });

  it('lets sound code through', () => {
    const text = 'const a = Math.sqrt(2) * Math.PI; const b = { Date: 1 }; b.Date; // Date.now() ** 2';
    expect(impuritiesOf('x.ts', text)).toEqual([]);
  });
});
