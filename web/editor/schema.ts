/** The scenario format as the editor reads it: the JSON Schema that the project writes, nothing by hand. */
import json from '../../library/schema/scenario-1.schema.json';
import type { Path } from './path.ts';

/** The part of JSON Schema that the project writes. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const root = json as unknown as Schema;

/** The schema itself where another one only names it; the words of the one that names win. */
function meant(schema: Schema): Schema {
  const named = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const target = named ? root.definitions?.[named.replace('#/definitions/', '')] : undefined;
  if (!target) return schema;
  return { ...target, ...(schema.description ? { description: schema.description } : {}) };
}

/** What a value may be, at a path of a scenario; null where the format knows no such place. */
export function schemaAt(path: Path): Schema | null {
  let at: Schema | null = root;
  for (const step of path) {
    if (!at) return null;
    const list: Schema | undefined = at.items ?? at.anyOf?.find((one) => one.items)?.items;
    const free: Schema | undefined =
      typeof at.additionalProperties === 'object' ? at.additionalProperties : undefined;
    const next: Schema | undefined = typeof step === 'number' ? list : (at.properties?.[step] ?? free);
    at = next ? meant(next) : null;
  }
  return at;
}

/** How a value is asked for. */
export type FieldKind =
  | 'number'
  | 'text'
  | 'choice'
  | 'truth'
  | 'names'
  | 'place'
  | 'object'
  | 'rows'
  | 'texts'
  | 'record'
  | 'none-or-object';

export function fieldKind(schema: Schema): FieldKind {
  if (schema.anyOf) return schema.anyOf.some((one) => one.const === 'none') ? 'none-or-object' : 'names';
  if (schema.enum) return 'choice';
  if (schema.type === 'boolean') return 'truth';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  if (schema.type === 'array') return meant(schema.items ?? {}).type === 'string' ? 'texts' : 'rows';
  if (schema.type !== 'object') return 'text';
  if (schema.properties?.lat_deg && schema.properties.lon_deg) return 'place';
  return schema.properties ? 'object' : 'record';
}

/** The object in a choice between `none` and an object. */
export const objectIn = (schema: Schema): Schema =>
  meant(schema.anyOf?.find((one) => one.const === undefined) ?? {});

/** Units that end a key, longest first, as people write them. */
const units: readonly (readonly [ending: string, unit: string])[] = [
  ['_m_s', 'm/s'],
  ['_m_amsl', 'm'],
  ['_m_agl', 'm'],
  ['_deg', '°'],
  ['_db', 'dB'],
  ['_m', 'm'],
  ['_s', 's'],
];

/** The unit that a key carries, or empty. */
export const unitOf = (key: string): string => units.find(([ending]) => key.endsWith(ending))?.[1] ?? '';

/** The quantity of a key in plain words: `speed_m_s` is "Speed". */
export function plainLabel(key: string): string {
  const ending = units.find(([each]) => key.endsWith(each))?.[0] ?? '';
  const words = key.slice(0, key.length - ending.length).replaceAll('_', ' ');
  const above = ending === '_m_amsl' ? ' above sea level' : ending === '_m_agl' ? ' above ground' : '';
  return words.charAt(0).toUpperCase() + words.slice(1) + above;
}

/** "0.1 to 8000 m/s", or empty for what has no limits. */
export function rangeText(schema: Schema, key: string, to: string): string {
  const { minimum, maximum } = schema;
  const isFree = minimum === undefined || maximum === undefined || maximum >= 1e9 || minimum < -1e9;
  return isFree ? '' : `${minimum} ${to} ${maximum} ${unitOf(key)}`.trim();
}

/** Numbers of new rows for which the least allowed one would be odd. */
const usual: Readonly<Record<string, number>> = {
  speed_m_s: 10,
  radius_m: 5000,
  length_m: 40_000,
  width_m: 12_000,
};

/** The least that a new value needs: its required keys, places beside `near`. */
export function blankOf(schema: Schema, near: { lat_deg: number; lon_deg: number }, key = ''): unknown {
  switch (fieldKind(schema)) {
    case 'place':
      return near;
    case 'number':
      return Math.max(
        schema.minimum ?? 0,
        Math.min(schema.maximum ?? 0, usual[key] ?? Math.max(0, schema.minimum ?? 0)),
      );
    case 'choice':
      return schema.enum![0];
    case 'truth':
      return true;
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((each) => [each, blankOf(meant(schema.properties![each]!), near, each)]),
      );
    case 'rows':
    case 'texts':
      return [];
    case 'record':
      return {};
    default:
      return '';
  }
}
