/** What the hand does in the editor: place, move, turn a route, copy, delete. Mouse, keys and forms all come here. */
import type { Document } from 'yaml';
import { setState } from '../state/store.ts';
import {
  addRow,
  addThing,
  duplicateThing,
  freeId,
  insertRow,
  placeAt,
  removeValue,
  renameThing,
  setPlace,
  setValue,
  shiftPlaces,
} from './changes.ts';
import { choose, chosenThing, edit, getDraft, type Placing, setDraft } from './draft.ts';
import { keyOf, type Path, valueAt } from './path.ts';
import { type LonLat, type Thing, type ThingKind, thingOf } from './things.ts';
import { words } from './words.ts';

/** One degree of latitude, m. */
const DEGREE = 111_195;
/** Fewest corners of a zone. */
const CORNERS = 3;

const takenIds = (kind: ThingKind): Set<string> =>
  new Set(
    getDraft()
      .things.filter((thing) => thing.kind === kind || (thing.kind === 'group') === (kind === 'flight'))
      .map(({ id }) => id),
  );

/** Metres east and north as degrees at a latitude. */
function degreesOf(east: number, north: number, lat: number): LonLat {
  return [east / (DEGREE * Math.max(0.05, Math.cos((lat * Math.PI) / 180))), north / DEGREE];
}

/** A new thing at a place; what only the author can know, such as a target, is left to the form. */
function newThing(kind: ThingKind, at: LonLat, reach: number): Record<string, unknown> {
  const place = placeAt(at);
  const beside = (east: number, north: number) => placeAt([at[0] + east * reach, at[1] + north * reach]);
  const id = freeId(`${kind}-1`, takenIds(kind));
  switch (kind) {
    case 'unit':
      return { id, system: 'akash', at: place };
    case 'asset':
      return { id, kind: 'town', at: place, value: 5, radius_m: 1500 };
    case 'group':
      return {
        id,
        class: 'cruise_subsonic',
        count: 4,
        start_s: 0,
        interval_s: 10,
        from: place,
        height_m_agl: 100,
      };
    case 'flight':
      return { id, class: 'airliner', from: place, route: [beside(2, 0)], height_m_amsl: 10_000 };
    case 'zone':
      return { id, kind: 'no-fire', ring: [beside(-1, 1), beside(1, 1), beside(1, -1), beside(-1, -1)] };
  }
}

/** Do what the tool in hand does at a place; `reach` is a size that is well seen at the zoom of the map, degrees. */
export function putAt(at: LonLat, reach: number): void {
  const { placing } = getDraft();
  if (!placing) return;
  const { steps, kinds } = words();
  if (placing.what === 'thing')
    edit(`${steps.add} ${kinds[placing.kind]}`, (document) =>
      addThing(document, placing.kind, newThing(placing.kind, at, reach)),
    );
  if (placing.what === 'place')
    edit(steps.move, (document) => {
      setPlace(document, placing.path, at);
      return placing.path;
    });
  if (placing.what !== 'waypoint') return;
  edit(steps.addPoint, (document) => addRow(document, placing.list, placeAt(at)));
  setDraft({ placing });
}

/** Take a tool in hand, or put it away. */
export function take(placing: Placing | null): void {
  setDraft({ placing, view: 'map', said: placing ? words().placing[placing.what] : '' });
  if (placing) setState({ sheetOpen: false });
}

/** The places that move when what has this key is moved: a zone whole, of others the place itself. */
function movedBy(key: string): { thing: Thing; paths: Path[]; at: LonLat } | null {
  const thing = thingOf(getDraft().things, key);
  if (!thing?.anchor) return null;
  if (key === thing.key && thing.kind === 'zone')
    return { thing, paths: thing.handles.map(({ path }) => path), at: thing.anchor };
  const handle = key === thing.key ? thing.handles[0] : thing.handles.find((each) => each.key === key);
  return handle ? { thing, paths: [handle.path], at: handle.at } : null;
}

/** Put what has a key at a place. */
export function moveTo(key: string, to: LonLat): void {
  const moved = movedBy(key);
  if (!moved) return;
  const { thing, paths, at } = moved;
  edit(`${words().steps.move} ${thing.id}`, (document) => {
    if (paths.length === 1) setPlace(document, paths[0]!, to);
    else shiftPlaces(document, paths, to[0] - at[0], to[1] - at[1]);
    return undefined;
  });
}

/** Move what has a key by metres; presses that follow at once are one step. */
export function nudge(key: string, east: number, north: number): void {
  const moved = movedBy(key);
  if (!moved) return;
  const { thing, paths, at } = moved;
  const [lon, lat] = degreesOf(east, north, at[1]);
  edit(
    `${words().steps.move} ${thing.id}`,
    (document) => {
      shiftPlaces(document, paths, lon, lat);
      return undefined;
    },
    `nudge ${key}`,
  );
}

/** A way point or corner between the row before `index` and the one at it. */
export function insertPoint(list: Path, index: number, at: LonLat): void {
  edit(words().steps.addPoint, (document) => insertRow(document, list, index, placeAt(at)));
}

/** A row that may be taken out by itself: a way point, a corner of a zone with more than three, a march; not a first place. */
function ownRow(key: string): Path | null {
  const { things, plain } = getDraft();
  const thing = thingOf(things, key);
  if (!thing || key === thing.key) return null;
  const handle = thing.handles.find((each) => each.key === key);
  const row = handle?.path.findLastIndex((step) => typeof step === 'number') ?? -1;
  if (!handle || row < thing.path.length) return null;
  const path = handle.path.slice(0, row + 1);
  const list = valueAt(plain, path.slice(0, -1)) as readonly unknown[];
  return path.at(-2) === 'ring' && list.length <= CORNERS ? null : path;
}

/** Delete what has a key: a point of a route, or the whole thing. */
export function removeKey(key: string): void {
  const thing = thingOf(getDraft().things, key);
  if (!thing) return;
  const row = ownRow(key);
  edit(`${words().steps.remove} ${thing.id}`, (document) => {
    removeValue(document, row ?? thing.path);
    return undefined;
  });
  choose(row ? thing.key : '');
  if (row) window.requestAnimationFrame(() => getDraft().hand?.focusSign(thing.key));
}

/** Copy the chosen thing to a place beside it. */
export function duplicateChosen(reach: number): void {
  const thing = chosenThing(getDraft());
  if (!thing) return;
  const id = freeId(thing.id || thing.kind, takenIds(thing.kind));
  edit(`${words().steps.copy} ${thing.id}`, (document) =>
    duplicateThing(document, thing, id, [reach / 2, -reach / 2]),
  );
}

/** Write one value of the form, or take it out where it is undefined; other words for an id are followed everywhere. */
export function writeValue(path: Path, value: unknown, joins = ''): void {
  const key = keyOf(path);
  const { things, plain } = getDraft();
  if (valueAt(plain, path) === value) return;
  const thing = thingOf(things, key);
  const isId = thing !== null && path.length === thing.path.length + 1 && path.at(-1) === 'id';
  const change = (document: Document): undefined => {
    if (value === undefined) removeValue(document, path);
    else if (isId && typeof value === 'string') renameThing(document, thing, value, takenIds(thing.kind));
    else setValue(document, path, value);
  };
  edit(`${words().steps.change} ${String(path.at(-1))}`, change, joins);
}
