import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseLibrary } from '../scenario/library.ts';
import { planJsonSchema } from '../scenario/plan-format.ts';
import { studyJsonSchema } from '../scenario/study-format.ts';
import { checkPlan } from './check-plan.ts';
import { resolveStudy } from './resolve.ts';

const folder = new URL('../../library/', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const { library } = parseLibrary(
  readdirSync(new URL('platforms/', folder)).map((name) => ({ name, text: text(`platforms/${name}`) })),
);
const kinds = [
  { kind: 'plan', folder: 'plans', schema: planJsonSchema() },
  { kind: 'study', folder: 'studies', schema: studyJsonSchema() },
];

test.each(kinds)(
  'the stored JSON Schema of a $kind is the one that the format gives (REWRITE=1 renews it)',
  (one) => {
    const file = new URL(`schema/${one.kind}-1.schema.json`, folder);
    const wanted = `${JSON.stringify(one.schema, null, 2)}\n`;
    if (process.env.REWRITE === '1') writeFileSync(file, wanted);
    expect(readFileSync(file, 'utf8')).toBe(wanted);
  },
);

test.each(kinds)('every bundled $kind passes its JSON Schema and names it for editors', (one) => {
  const validate = new Ajv({ strict: false }).compile(one.schema);
  const names = readdirSync(new URL(`${one.folder}/`, folder));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const own = text(`${one.folder}/${name}`);
    expect(validate(parse(own)), `${name}: ${JSON.stringify(validate.errors)}`).toBe(true);
    expect(own.startsWith(`# yaml-language-server: $schema=../schema/${one.kind}-1.schema.json\n`)).toBe(
      true,
    );
  }
});

test('every bundled plan is sound, and each delivery has a cost with a source', () => {
  for (const name of readdirSync(new URL('plans/', folder))) {
    expect(checkPlan(text(`plans/${name}`), name, library!)).toEqual([]);
    for (const { cost } of parse(text(`plans/${name}`)).deliveries) expect(cost).toMatch(/^procurement\./);
  }
});

const files = {
  read: (kind: 'scenario' | 'plan', name: string) => ({ file: name, text: text(`${kind}s/${name}.yaml`) }),
};

test('the bundled study asks every plan at every date and shares the cells of equal forces', () => {
  const { design, problems } = resolveStudy(
    text('studies/what-one-more-squadron-buys.yaml'),
    'study',
    library!,
    files,
  );
  expect(problems.filter((problem) => problem.severity !== 'info')).toEqual([]);
  expect(design!.cases).toHaveLength(7 * 6 * 2);
  const cellAt = (plan: string, date: string) =>
    design!.cases.find((one) => one.plan === plan && one.date === date && one.raid === 'mixed')!;
  expect(cellAt('five-by-2026', '2026').cell).toBe(cellAt('five-by-2027', '2027').cell);
  expect(cellAt('five-by-2026', '2026').cell).not.toBe(cellAt('five-by-2027', '2026').cell);
  expect(cellAt('three-squadrons', '2030').cell).toBe(cellAt('kusha-only', '2027').cell);
  expect(cellAt('five-by-2027', '2030').costUsd!.central).toBeCloseTo(5.43e9, 0);
  expect(design!.assumed.map((one) => one.name)).toEqual(['kill probability', 'reload time', 'channel hold']);
});

test('the id of a study does not change with the number of runs, and does with what is played', () => {
  const study = text('studies/what-one-more-squadron-buys.yaml');
  const idOf = (own: string, options = {}) => resolveStudy(own, 'study', library!, files, options).design!.id;
  const id = idOf(study);
  expect(idOf(study, { runs: 9 })).toBe(id);
  expect(idOf(study, { assumed: 'fixed' })).not.toBe(id);
  expect(idOf(study.replace('seed: 1', 'seed: 2'))).not.toBe(id);
});

test('a study of more cases than can be compiled is refused before any is made', () => {
  const dates = Array.from({ length: 30 }, (_, i) => `"${2000 + i}"`);
  const raids = Array.from({ length: 20 }, (_, i) => `{id: raid-${i}}`);
  const study = text('studies/what-one-more-squadron-buys.yaml')
    .replace(/dates:.*/, `dates: [${dates}]`)
    .replace(/raids:\n(?: +.*\n)+/, `raids: [${raids}]\n`);
  const { design, problems } = resolveStudy(study, 'study', library!, files);
  expect(design).toBeNull();
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ path: 'scenarios', line: 9, hint: 'split the study' });
  expect(problems[0]!.message).toBe('at most 2000 scenarios x plans x dates x raids expected, 4200 found');
});
