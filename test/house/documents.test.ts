import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, root, textOf } from './source-files.ts';

/** Targets of Markdown links and images that lie in this repository, without their fragments. */
function localTargets(text: string): { target: string; fragment: string }[] {
  const withoutCode = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  return [...withoutCode.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)]
    .map((match) => match[1]!)
    .filter((target) => !/^[a-z]+:/i.test(target))
    .map((target) => ({ target: target.split('#')[0]!, fragment: target.split('#')[1] ?? '' }));
}

/** Anchors that the headings of a Markdown text give. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+\s+(.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function brokenLinksOf(path: string, text: string): string[] {
  return localTargets(text)
    .filter(({ target, fragment }) => {
      const file = target === '' ? path : join(dirname(path), target);
      if (!existsSync(join(root, file))) return true;
      return fragment !== '' && file.endsWith('.md') && !anchorsOf(textOf(file)).includes(fragment);
    })
    .map(({ target, fragment }) => `${path}: ${target}${fragment ? `#${fragment}` : ''}`);
}

const documents = filesUnder(['.'], /\.md$/);

describe('the documents', () => {
  it('link only to what is there', () => {
    expect(documents).toContain('README.md');
    expect(documents.flatMap((path) => brokenLinksOf(path, textOf(path)))).toEqual([]);
  });

  it('check finds a link into nothing and a missing heading', () => {
    const text = '[a](nowhere.md) ![b](README.md#no-such-heading) [c](https://example.org/x) `[d](e)`';
    expect(brokenLinksOf('README.md', text)).toEqual([
      'README.md: nowhere.md',
      'README.md: README.md#no-such-heading',
    ]);
  });

  it('name only scripts that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((path) =>
      [...textOf(path).matchAll(/\bnpm run ([a-z-]+)/g)].map((match) => match[1]!),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('say in the read-me how to run and how to test, each in one line', () => {
    const text = textOf('README.md');
    expect(text).toContain('npm install && npm start');
    expect(text).toContain('npm install && npm test');
  });
});
