/** What a scenario puts on the map, read from its plain data; whatever is broken is left out, never guessed. */
import { isUnder, keyOf, type Path, valueAt } from './path.ts';

export const thingKinds = ['unit', 'asset', 'group', 'flight', 'zone'] as const;
export type ThingKind = (typeof thingKinds)[number];

/** The list that things of a kind stand in. */
export const listOf: Readonly<Record<ThingKind, Path>> = {
  unit: ['defence', 'units'],
  asset: ['defence', 'assets'],
  group: ['raid', 'groups'],
  flight: ['neutrals', 'flights'],
  zone: ['defence', 'zones'],
};

/** Longitude and latitude, degrees. */
export type LonLat = readonly [lon: number, lat: number];

/** A place in a thing that can be taken and put elsewhere. */
export interface Handle {
  readonly path: Path;
  readonly key: string;
  readonly at: LonLat;
}

export interface Thing {
  readonly kind: ThingKind;
  readonly path: Path;
  readonly key: string;
  readonly id: string;
  readonly name: string;
  /** The library's word for it: system, class or kind. */
  readonly of: string;
  readonly side: string;
  /** Where its sign stands: the first of its handles, or the middle of a zone; null where it has no place. */
  readonly anchor: LonLat | null;
  readonly handles: readonly Handle[];
  /** What it flies, drives or encloses. */
  readonly line: readonly LonLat[];
  /** Way points between its first place and its target that one can add to. */
  readonly hasRoute: boolean;
}

type Raw = Record<string, unknown>;
const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The place that an object of a scenario names, or null. */
export function placeOf(value: unknown): LonLat | null {
  if (!isObject(value)) return null;
  const { lat_deg, lon_deg } = value;
  if (typeof lat_deg !== 'number' || typeof lon_deg !== 'number') return null;
  return Math.abs(lat_deg) <= 90 && Math.abs(lon_deg) <= 180 ? [lon_deg, lat_deg] : null;
}

function collect(value: unknown, path: Path, out: Handle[]): void {
  if (typeof value !== 'object' || value === null) return;
  const at = placeOf(value);
  if (at) {
    out.push({ path, key: keyOf(path), at });
    return;
  }
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value)) collect(item, [...path, isList ? Number(key) : key], out);
}

/** The order in which the places of a thing are passed. */
const firstPlaces = ['at', 'from', 'racetrack'];

function handlesOf(body: Raw, path: Path): Handle[] {
  const found: Handle[] = [];
  for (const key of firstPlaces) collect(body[key], [...path, key], found);
  for (const key of Object.keys(body))
    if (!firstPlaces.includes(key)) collect(body[key], [...path, key], found);
  return found;
}

function middleOf(places: readonly LonLat[]): LonLat | null {
  if (places.length === 0) return null;
  const sum = places.reduce<[number, number]>((all, [lon, lat]) => [all[0] + lon, all[1] + lat], [0, 0]);
  return [sum[0] / places.length, sum[1] / places.length];
}

function targetsOf(body: Raw): string[] {
  const { target } = body;
  return (Array.isArray(target) ? target : [target]).map(textOf).filter((id) => id !== '');
}

/** Route keys, in the order in which they are passed. */
const passed = ['at', 'from', 'route', 'march', 'displace'];

function lineOf(
  thing: Pick<Thing, 'kind' | 'path' | 'handles'>,
  body: Raw,
  assetAt: Map<string, LonLat>,
): LonLat[] {
  const on = (key: string): LonLat[] =>
    thing.handles.filter((handle) => isUnder(handle.key, keyOf([...thing.path, key]))).map(({ at }) => at);
  if (thing.kind === 'zone') return on('ring');
  const line = passed.flatMap(on);
  if (thing.kind !== 'group') return line;
  const aim = middleOf(targetsOf(body).flatMap((id) => (assetAt.has(id) ? [assetAt.get(id)!] : [])));
  return [...line, ...(aim && body.ending !== 'leave' ? [aim] : []), ...on('exit')];
}

function wordOf(kind: ThingKind, body: Raw): string {
  if (kind === 'unit') return textOf(body.system);
  return textOf(kind === 'asset' || kind === 'zone' ? body.kind : body.class);
}

/** All things of a scenario, kind by kind in the order of the text. */
export function thingsOf(scenario: unknown): Thing[] {
  const rows = thingKinds.flatMap((kind) => {
    const list = valueAt(scenario, listOf[kind]);
    return (Array.isArray(list) ? list : []).map((body: unknown, index) => {
      const path = [...listOf[kind], index];
      return { kind, path, body: isObject(body) ? body : {} };
    });
  });
  const own = rows.map((row) => ({ ...row, handles: handlesOf(row.body, row.path) }));
  const flightAt = new Map<string, LonLat>();
  for (const { kind, body, handles } of own)
    if (kind === 'flight' && handles[0]) flightAt.set(textOf(body.id), handles[0].at);
  const anchorOf = ({ kind, body, handles }: (typeof own)[number]): LonLat | null =>
    kind === 'zone'
      ? middleOf(handles.map(({ at }) => at))
      : (handles[0]?.at ?? flightAt.get(textOf(body.carrier)) ?? null);
  const assetAt = new Map<string, LonLat>();
  for (const row of own) {
    const anchor = row.kind === 'asset' ? anchorOf(row) : null;
    if (anchor) assetAt.set(textOf(row.body.id), anchor);
  }
  return own.map((row) => ({
    kind: row.kind,
    path: row.path,
    key: keyOf(row.path),
    id: textOf(row.body.id),
    name: textOf(row.body.name) || textOf(row.body.id),
    of: wordOf(row.kind, row.body),
    side:
      row.kind === 'group' ? 'hostile' : row.kind === 'flight' ? textOf(row.body.side) || 'neutral' : 'own',
    anchor: anchorOf(row),
    handles: row.handles,
    line: lineOf(row, row.body, assetAt),
    hasRoute: (row.kind === 'group' || row.kind === 'flight') && row.body.racetrack === undefined,
  }));
}

/** The thing that a path lies in, or null. */
export function thingOf(things: readonly Thing[], key: string): Thing | null {
  return things.find((thing) => isUnder(key, thing.key)) ?? null;
}
