import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from './source-files.ts';

/** Words with a better one in this house, and the word to use. DIS and CZML have entities of their own. */
const banned: readonly (readonly [RegExp, string])[] = [
  [/\b(entity|entities)\b/i, 'object'],
  [/\b(bogey|bogeys|bandit|bandits|enemy|enemies)\b/i, 'threat'],
  [/\bpenetrators?\b/i, 'leaker'],
  [/\bfire missions?\b/i, 'engagement'],
];
const foreign = /^src\/formats\/|\.bench\.ts$/;
const vagueNames = /^(utils?|common|helpers?|core|types|misc|shared|lib)$/;

function unwantedWords(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    banned.flatMap(([word, better]) => {
      const found = line.match(word);
      return found ? [`${path}:${index + 1} ${found[0]}: say ${better}`] : [];
    }),
  );
}

describe('the vocabulary', () => {
  it('is used everywhere', () => {
    const files = filesUnder(['src', 'node', 'cli', 'web'], /\.tsx?$/).filter((path) => !foreign.test(path));
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => unwantedWords(path, textOf(path)))).toEqual([]);
  });

  it('check finds a word in code and in comments', () => {
    expect(unwantedWords('x.ts', '// an enemy\nconst Entity = 1')).toHaveLength(2);
  });
});

describe('file names', () => {
  const files = filesUnder(['src', 'node', 'cli', 'web', 'scripts'], /./);

  it('say what is inside: no folder or file is named after nothing', () => {
    const vague = files.filter((path) =>
      path.split('/').some((part) => vagueNames.test(part.replace(/\..*$/, ''))),
    );
    expect(vague).toEqual([]);
    expect('src/math/utils.ts'.split('/').some((part) => vagueNames.test(part.replace(/\..*$/, '')))).toBe(
      true,
    );
  });

  it('are kebab-case', () => {
    const odd = files.filter((path) =>
      path.split('/').some((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(part)),
    );
    expect(odd).toEqual([]);
  });
});
