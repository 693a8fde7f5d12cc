/** What the editor does to a document: each change is one step that can be undone. */
import { type Document, isCollection, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { rowOf } from './document.ts';
import { type Path, valueAt } from './path.ts';
import { type LonLat, listOf, placeOf, type Thing, type ThingKind } from './things.ts';

/** Places are written to 1 m. */
const DIGITS = 5;
const rounded = (degrees: number): number => Number(degrees.toFixed(DIGITS));

/** A place as the file writes it. */
export function placeAt([lon, lat]: LonLat): { lat_deg: number; lon_deg: number } {
  const within = Math.max(-90, Math.min(90, lat));
  return { lat_deg: rounded(within), lon_deg: rounded(((lon + 540) % 360) - 180) };
}

/** Write a value; the comments of the one before stay, and what is missing on the way is made. */
export function setValue(document: Document, path: Path, value: unknown): void {
  const before = document.getIn(path, true);
  const node = isCollection(value) ? value : rowOf(document, value);
  if (isScalar(before) || isCollection(before)) {
    node.comment = before.comment ?? null;
    node.commentBefore = before.commentBefore ?? null;
    if (before.spaceBefore) node.spaceBefore = true;
  }
  document.setIn(path, node);
}

/** Take a value away: a key, or a row of a list whose heading comment goes to the next row. */
export function removeValue(document: Document, path: Path): void {
  const list = document.getIn(path.slice(0, -1), true);
  const row = Number(path.at(-1));
  if (isSeq(list)) {
    const gone = list.items[row] as Node | undefined;
    const next = list.items[row + 1] as Node | undefined;
    if (gone?.commentBefore && next) {
      next.commentBefore = [gone.commentBefore, next.commentBefore].filter(Boolean).join('\n');
      next.spaceBefore = gone.spaceBefore ?? false;
    }
  }
  document.deleteIn(path);
}

/** The list at a path; made where it is missing, and put into rows of its own where it was an empty one-line list. */
function listAt(document: Document, path: Path): YAMLSeq {
  const found = document.getIn(path, true);
  if (isSeq(found)) {
    if (found.items.length === 0) found.flow = false;
    return found;
  }
  for (let length = 1; length < path.length; length++) {
    const parent = path.slice(0, length);
    if (!isCollection(document.getIn(parent, true))) document.setIn(parent, document.createNode({}));
  }
  const made = document.createNode([]) as YAMLSeq;
  made.flow = false;
  document.setIn(path, made);
  return made;
}

/** Put a row into a list at a position; gives its path. */
export function insertRow(document: Document, list: Path, index: number, value: unknown): Path {
  listAt(document, list).items.splice(index, 0, rowOf(document, value));
  return [...list, index];
}

/** Add a row at the end of a list; gives its path. */
export function addRow(document: Document, list: Path, value: unknown): Path {
  return insertRow(document, list, listAt(document, list).items.length, value);
}

/** Add a thing; gives its path. */
export function addThing(document: Document, kind: ThingKind, value: unknown): Path {
  return addRow(document, listOf[kind], value);
}

/** Put a place elsewhere; height and speed of a way point stay. */
export function setPlace(document: Document, path: Path, to: LonLat): void {
  const { lat_deg, lon_deg } = placeAt(to);
  setValue(document, [...path, 'lat_deg'], lat_deg);
  setValue(document, [...path, 'lon_deg'], lon_deg);
}

/** Shift some places by degrees. */
export function shiftPlaces(document: Document, paths: readonly Path[], east: number, north: number): void {
  const plain: unknown = document.toJS();
  for (const path of paths) {
    const at = placeOf(valueAt(plain, path));
    if (at) setPlace(document, path, [at[0] + east, at[1] + north]);
  }
}

/** An id like the given one that none of the others has. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/-\d$/, '');
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

/** A copy of a thing behind it, under another id and beside it on the map; gives its path. */
export function duplicateThing(document: Document, thing: Thing, id: string, shift: LonLat): Path {
  const list = thing.path.slice(0, -1);
  const index = Number(thing.path.at(-1));
  const copy = (document.getIn(thing.path, true) as YAMLMap).clone() as YAMLMap;
  copy.commentBefore = null;
  copy.spaceBefore = false;
  copy.set('id', id);
  listAt(document, list).items.splice(index + 1, 0, copy);
  const path = [...list, index + 1];
  const own = thing.handles.map((handle) => [...path, ...handle.path.slice(thing.path.length)]);
  shiftPlaces(document, own, shift[0], shift[1]);
  return path;
}

/** Keys whose text names a thing of a kind, by the last key of their path. */
const references: Readonly<Record<string, ThingKind>> = {
  target: 'asset',
  carrier: 'flight',
  guards: 'unit',
  when_lost: 'unit',
};

function follow(document: Document, value: unknown, path: Path, rename: Rename): void {
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value)) {
    const at = [...path, isList ? Number(key) : key];
    const word = String(isList ? path.at(-1) : key);
    if (item === rename.from && references[word] === rename.kind) setValue(document, at, rename.to);
    else follow(document, item, at, rename);
  }
}

interface Rename {
  readonly kind: ThingKind;
  readonly from: string;
  readonly to: string;
}

/** Give a thing another id; what names it follows, unless another thing already has the new one. */
export function renameThing(document: Document, thing: Thing, to: string, taken: ReadonlySet<string>): void {
  setValue(document, [...thing.path, 'id'], to);
  if (to === '' || thing.id === '' || taken.has(to)) return;
  follow(document, document.toJS(), [], { kind: thing.kind, from: thing.id, to });
}
