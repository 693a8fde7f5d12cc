/**
 * ASTERIX data blocks as records of items: the bytes of each item by its name, nothing interpreted.
 *
 * Every length is checked against what is left of its record, block and datagram before a byte is read. What is
 * malformed is told with its place, and the rest of its block is left out, since nothing after it can be trusted.
 * Source: EUROCONTROL SPEC-0149, part 1, chapters 4 and 5.
 */
import { type ItemLength, type ItemPlace, profiles } from './asterix-items.ts';

export interface AsterixRecord {
  readonly category: number;
  /** Bytes of each item that is there, as `040`. */
  readonly items: ReadonlyMap<string, Uint8Array>;
}

/** What is wrong, and where in the bytes that were given. */
export interface AsterixFault {
  readonly offset: number;
  readonly message: string;
}

export interface AsterixBlocks {
  readonly records: readonly AsterixRecord[];
  readonly faults: readonly AsterixFault[];
  /** Blocks by category whose records are not decoded. */
  readonly undecoded: ReadonlyMap<number, number>;
}

/** Bytes of a field specification at `at`, at most `end`; -1 when it is cut short. */
function specificationLength(bytes: Uint8Array, at: number, end: number): number {
  for (let k = at; k < end; k++) if (!(bytes[k]! & 1)) return k + 1 - at;
  return -1;
}

/** Places that a field specification names. */
function placesIn(bytes: Uint8Array, at: number, length: number): number[] {
  const places: number[] = [];
  for (let k = 0; k < length; k++) {
    for (let bit = 0; bit < 7; bit++) if (bytes[at + k]! & (0x80 >> bit)) places.push(7 * k + bit);
  }
  return places;
}

/** Length of an item at `at`, or -1 when it does not fit before `end` or is not one. */
function lengthOf(bytes: Uint8Array, at: number, end: number, item: ItemLength): number {
  const length = statedLength(bytes, at, end, item);
  return length >= 0 && length <= end - at ? length : -1;
}

function statedLength(bytes: Uint8Array, at: number, end: number, item: ItemLength): number {
  if (typeof item === 'number') return item;
  if (at >= end) return -1;
  if (item.kind === 'explicit') return bytes[at]! > 0 ? bytes[at]! : -1;
  if (item.kind === 'repeated') return 1 + bytes[at]! * item.size;
  if (item.kind === 'compound') return compoundLength(bytes, at, end, item.parts);
  let length = item.size;
  while (at + length <= end && bytes[at + length - 1]! & 1) length += item.size;
  return length;
}

function compoundLength(bytes: Uint8Array, at: number, end: number, parts: readonly ItemLength[]): number {
  const head = specificationLength(bytes, at, end);
  if (head < 0) return -1;
  let length = head;
  for (const place of placesIn(bytes, at, head)) {
    const part = parts[place];
    if (part === undefined || part === 0) return -1;
    const own = lengthOf(bytes, at + length, end, part);
    if (own < 0) return -1;
    length += own;
  }
  return length;
}

/** Read one record at `at` into `items`; gives where it ends, or what is wrong. */
function readRecord(
  bytes: Uint8Array,
  at: number,
  end: number,
  places: readonly ItemPlace[],
  items: Map<string, Uint8Array>,
): number | AsterixFault {
  const head = specificationLength(bytes, at, end);
  if (head < 0) return { offset: at, message: 'field specification is cut short' };
  let next = at + head;
  for (const number of placesIn(bytes, at, head)) {
    const place = places[number];
    if (place === undefined || place.name === '') {
      return { offset: at, message: `field specification names place ${number + 1}, which is not in use` };
    }
    const length = lengthOf(bytes, next, end, place.length);
    if (length < 0) return { offset: next, message: `item ${place.name} does not fit into its block` };
    items.set(place.name, bytes.subarray(next, next + length));
    next += length;
  }
  return next;
}

/** All records of the data blocks of one datagram. */
export function parseBlocks(bytes: Uint8Array): AsterixBlocks {
  const records: AsterixRecord[] = [];
  const faults: AsterixFault[] = [];
  const undecoded = new Map<number, number>();
  let at = 0;
  while (at < bytes.length) {
    const length = at + 3 <= bytes.length ? bytes[at + 1]! * 256 + bytes[at + 2]! : 0;
    if (length < 3 || at + length > bytes.length) {
      faults.push({ offset: at, message: `block of ${length} bytes where ${bytes.length - at} are left` });
      break;
    }
    const category = bytes[at]!;
    const places = profiles.get(category);
    if (places === undefined) undecoded.set(category, (undecoded.get(category) ?? 0) + 1);
    else readBlock(bytes, at, at + length, places, records, faults);
    at += length;
  }
  return { records, faults, undecoded };
}

function readBlock(
  bytes: Uint8Array,
  start: number,
  end: number,
  places: readonly ItemPlace[],
  records: AsterixRecord[],
  faults: AsterixFault[],
): void {
  let at = start + 3;
  while (at < end) {
    const items = new Map<string, Uint8Array>();
    const next = readRecord(bytes, at, end, places, items);
    if (typeof next !== 'number') {
      faults.push(next);
      return;
    }
    records.push({ category: bytes[start]!, items });
    at = next;
  }
}
