import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type JsonSchema, scenarioJsonSchema } from './format.ts';
import { scenarioReference } from './reference.ts';

const root = new URL('../../', import.meta.url);
const schemaFile = new URL('library/schema/scenario-1.schema.json', root);
const pageFile = new URL('docs/scenario-format.md', root);
const schemaText = `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`;

if (process.env.REWRITE === '1') {
  writeFileSync(schemaFile, schemaText);
  writeFileSync(pageFile, scenarioReference());
}

test('the stored JSON Schema and the reference page are those that the format gives (REWRITE=1 renews them)', () => {
  expect(readFileSync(schemaFile, 'utf8')).toBe(schemaText);
  expect(readFileSync(pageFile, 'utf8')).toBe(scenarioReference());
});

test('every key of the format is described, and every number has limits', () => {
  const bare: string[] = [];
  const walk = (schema: JsonSchema, path: string): void => {
    for (const [key, child] of Object.entries(schema.properties ?? {})) {
      const at = `${path}.${key}`;
      const isReference = '$ref' in child || 'allOf' in child;
      const isList = child.type === 'array' && child.items !== undefined;
      if (!child.description && !isReference && !isList) bare.push(at);
      if ((child.type === 'number' || child.type === 'integer') && child.maximum === undefined) bare.push(at);
      walk(child, at);
      if (child.items) walk(child.items, `${at}[]`);
    }
    for (const [name, child] of Object.entries(schema.definitions ?? {})) walk(child, name);
  };
  walk(scenarioJsonSchema(), '');
  expect(bare).toEqual([]);
});

test('keys that hold a length, speed, time or angle carry their unit', () => {
  const text = schemaText;
  const units = /; (m|m\/s|s|degrees|m above mean sea level)"/;
  const without = [...text.matchAll(/"([a-z_]+)": \{[^{}]*?"description": "([^"]*")/g)]
    .filter(([, , meaning]) => units.test(meaning!))
    .map(([, key]) => key!)
    .filter((key) => !/_(m|m_s|s|deg|m_agl|m_amsl)$/.test(key));
  expect(without).toEqual([]);
});

test('a JSON Schema validator takes the bundled scenarios and refuses broken ones', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(schemaText));
  const folder = new URL('library/scenarios/', root);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(text.startsWith('# yaml-language-server: $schema=../schema/scenario-1.schema.json\n')).toBe(true);
  }
  const broken = new URL('test/scenario/', root);
  for (const name of [
    'typo-key',
    'negative-count',
    'wrong-word',
    'no-duration',
    'speed-in-kmh',
    'bad-epoch',
  ]) {
    expect(validate(parse(readFileSync(new URL(`${name}.input.yaml`, broken), 'utf8'))), name).toBe(false);
  }
});
