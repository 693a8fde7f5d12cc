/**
 * Features of a map file into a scenario: points become assets, rings zones, and lines the routes of groups that the
 * scenario has. No group is made of a line: what flies is for the scenario to say.
 *
 * The scenario's text is edited, not written anew: its comments and order stay.
 */
import { isSeq, parseDocument } from 'yaml';
import { zoneKinds } from '../scenario/defence.ts';
import { nearestWord } from '../scenario/hint.ts';
import type { ScenarioDocument } from '../scenario/parse.ts';
import type { Problem } from '../scenario/problem.ts';
import type { FeaturePoint, MapFeature } from './feature.ts';

export interface MergedScenario {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Assets, zones and routes taken in. */
  readonly taken: { readonly assets: number; readonly zones: number; readonly routes: number };
}

interface Merging {
  readonly yaml: ReturnType<typeof parseDocument>;
  readonly file: string;
  readonly problems: Problem[];
  readonly taken: { assets: number; zones: number; routes: number };
}

type Entry = Readonly<Record<string, unknown>>;

function tell(
  { file, problems }: Merging,
  severity: Problem['severity'],
  feature: MapFeature,
  message: string,
  hint = '',
) {
  problems.push({ severity, file, ...feature.at, path: feature.name, message, hint });
}

/** The name where it can be an id of the scenario format, otherwise one made of its letters and digits. */
function idFrom(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._/-]{0,119}$/.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}

function placeOf({ latDeg, lonDeg }: FeaturePoint): Entry {
  return { lat_deg: latDeg, lon_deg: lonDeg };
}

/** The number of the entry with that id in a list of the scenario, -1 where there is none. */
function indexOf(list: readonly { readonly id: string }[] | undefined, id: string): number {
  return (list ?? []).findIndex((entry) => entry.id === id);
}

/** Add to a list of the scenario, which is made where it is not there. */
function add({ yaml }: Merging, path: readonly string[], entry: Entry): void {
  if (!isSeq(yaml.getIn(path))) yaml.setIn(path, yaml.createNode([]));
  yaml.addIn(path, yaml.createNode(entry));
}

function takeAsset(merging: Merging, { input }: ScenarioDocument, feature: MapFeature, id: string): void {
  const known = indexOf(input.defence.assets, id);
  const at = placeOf(feature.points[0]!);
  if (known >= 0) merging.yaml.setIn(['defence', 'assets', known, 'at'], merging.yaml.createNode(at));
  else {
    const value = Number(feature.properties.get('value') ?? 'none');
    if (!Number.isFinite(value))
      tell(merging, 'info', feature, 'no value given: 1 is taken', 'set its worth in the scenario');
    const kind = feature.properties.get('kind') ?? 'place';
    add(merging, ['defence', 'assets'], {
      id,
      name: feature.name,
      kind,
      at,
      value: Number.isFinite(value) ? value : 1,
    });
  }
  merging.taken.assets++;
}

function takeZone(merging: Merging, { input }: ScenarioDocument, feature: MapFeature, id: string): void {
  const kind = feature.properties.get('kind') ?? '';
  if (!(zoneKinds as readonly string[]).includes(kind)) {
    const message = `kind expected, one of ${zoneKinds.join(', ')}; ${kind || 'none'} found`;
    tell(
      merging,
      'error',
      feature,
      message,
      nearestWord(kind, zoneKinds) ?? 'give the area a property `kind`',
    );
    return;
  }
  const ring = feature.points.map(placeOf);
  const known = indexOf(input.defence.zones, id);
  if (known >= 0) merging.yaml.setIn(['defence', 'zones', known, 'ring'], merging.yaml.createNode(ring));
  else add(merging, ['defence', 'zones'], { id, kind, ring });
  merging.taken.zones++;
}

function turningPoint(feature: MapFeature, point: FeaturePoint): Entry {
  if (point.heightM === null) return placeOf(point);
  const key = feature.above === 'ground' ? 'height_m_agl' : 'height_m_amsl';
  return { ...placeOf(point), [key]: point.heightM };
}

function takeRoute(merging: Merging, { input }: ScenarioDocument, feature: MapFeature, id: string): void {
  const lists = [
    { path: ['raid', 'groups'], entries: input.raid?.groups },
    { path: ['neutrals', 'flights'], entries: input.neutrals?.flights },
  ];
  const found = lists.find(({ entries }) => indexOf(entries, id) >= 0);
  if (!found) {
    const ids = lists.flatMap(({ entries }) => (entries ?? []).map((entry) => entry.id));
    const hint = nearestWord(id, ids) ?? `groups of the scenario: ${ids.slice(0, 8).join(', ')}`;
    tell(
      merging,
      'error',
      feature,
      `name of a group of the scenario expected, ${id || 'no name'} found`,
      hint,
    );
    return;
  }
  const at = [...found.path, indexOf(found.entries, id)];
  const { yaml } = merging;
  yaml.setIn([...at, 'from'], yaml.createNode(placeOf(feature.points[0]!)));
  yaml.setIn(
    [...at, 'route'],
    yaml.createNode(feature.points.slice(1).map((point) => turningPoint(feature, point))),
  );
  merging.taken.routes++;
}

const take = { point: takeAsset, ring: takeZone, line: takeRoute } as const;
const fewest = { point: 1, ring: 3, line: 2 } as const;

/**
 * The scenario's text with the features in it.
 * @param document      the scenario as it was parsed from `scenarioText`
 * @param featuresFile  named in problems
 */
export function mergeFeatures(
  scenarioText: string,
  document: ScenarioDocument,
  features: readonly MapFeature[],
  featuresFile: string,
): MergedScenario {
  const merging: Merging = {
    yaml: parseDocument(scenarioText),
    file: featuresFile,
    problems: [],
    taken: { assets: 0, zones: 0, routes: 0 },
  };
  const seen = new Set<string>();
  for (const feature of features) {
    const id = idFrom(feature.properties.get('id') ?? feature.name);
    const key = `${feature.shape} ${id}`;
    if (id === '') tell(merging, 'error', feature, 'a name with letters or digits expected, none found');
    else if (seen.has(key)) tell(merging, 'error', feature, `one ${id} expected, a second one found`);
    else if (feature.points.length < fewest[feature.shape])
      tell(
        merging,
        'error',
        feature,
        `${fewest[feature.shape]} places or more expected, ${feature.points.length} found`,
      );
    else take[feature.shape](merging, document, feature, id);
    seen.add(key);
  }
  const text = merging.yaml.toString({ lineWidth: 0 });
  return { text, problems: merging.problems, taken: merging.taken };
}
