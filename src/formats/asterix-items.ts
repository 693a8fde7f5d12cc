/**
 * How long each data item of an ASTERIX record is, by category and place in its field specification.
 *
 * Source: EUROCONTROL Specification for Surveillance Data Exchange, part 1 (SPEC-0149, field specification and item
 * kinds), part 2b (category 034), part 4 (048), part 9 (062), part 12 (021, edition 2.1 and later), part 15 (065); user application profiles.
 */

/** Length of an item in bytes: fixed, or found by reading it. */
export type ItemLength =
  | number
  /** So many bytes at a time, more while the lowest bit of the last is set. */
  | { readonly kind: 'extended'; readonly size: number }
  /** One byte with a count, then so many bytes that often. */
  | { readonly kind: 'repeated'; readonly size: number }
  /** The first byte is the whole length. */
  | { readonly kind: 'explicit' }
  /** A field specification of its own, then the parts it names. */
  | { readonly kind: 'compound'; readonly parts: readonly ItemLength[] };

export interface ItemPlace {
  /** Number of the item, as `010`; empty for a place not in use. */
  readonly name: string;
  readonly length: ItemLength;
}

const extended = (size: number): ItemLength => ({ kind: 'extended', size });
const repeated = (size: number): ItemLength => ({ kind: 'repeated', size });
const compound = (...parts: ItemLength[]): ItemLength => ({ kind: 'compound', parts });
const explicit: ItemLength = { kind: 'explicit' };

type Place = readonly [name: string, length: ItemLength];

/** A place that a profile leaves spare: a record that sets it is malformed. */
const spare: Place = ['', 0];
const spares = (count: number): readonly Place[] => Array(count).fill(spare);

/** The last two places of a profile: reserved expansion and special purpose field. */
const openEnded: readonly Place[] = [
  ['RE', explicit],
  ['SP', explicit],
];

function profile(...items: readonly Place[]): readonly ItemPlace[] {
  return items.map(([name, length]) => ({ name, length }));
}

const targetState = compound(
  ...[3, 6, 2, 2, 2, 2, 2, 1],
  repeated(15),
  ...[2, 2, 7, 2, 2, 2, 2, 2, 2, 1, 8, 1, 6, 2, 1],
  repeated(8),
  ...[2, 2, 2],
);
const flightPlan = compound(2, 7, 4, 1, 4, 1, 4, 4, 3, 2, 2, repeated(4), 6, 1, 7, 7, 2, 7);

/** Profiles of the categories that are decoded, by category. */
export const profiles: ReadonlyMap<number, readonly ItemPlace[]> = new Map([
  [
    21,
    profile(
      ['010', 2],
      ['040', extended(1)],
      ['161', 2],
      ['015', 1],
      ['071', 3],
      ['130', 6],
      ['131', 8],
      ['072', 3],
      ['150', 2],
      ['151', 2],
      ['080', 3],
      ['073', 3],
      ['074', 4],
      ['075', 3],
      ['076', 4],
      ['140', 2],
      ['090', extended(1)],
      ['210', 1],
      ['070', 2],
      ['230', 2],
      ['145', 2],
      ['152', 2],
      ['200', 1],
      ['155', 2],
      ['157', 2],
      ['160', 4],
      ['165', 2],
      ['077', 3],
      ['170', 6],
      ['020', 1],
      ['220', compound(2, 2, 2, 1)],
      ['146', 2],
      ['148', 2],
      ['110', compound(1, repeated(15))],
      ['016', 1],
      ['008', 1],
      ['271', extended(1)],
      ['132', 1],
      ['250', repeated(8)],
      ['260', 7],
      ['400', 1],
      ['295', compound(...Array<number>(23).fill(1))],
      ...spares(5),
      ...openEnded,
    ),
  ],
  [
    34,
    profile(
      ['010', 2],
      ['000', 1],
      ['030', 3],
      ['020', 1],
      ['041', 2],
      ['050', compound(1, 0, 0, 1, 1, 2)],
      ['060', compound(1, 0, 0, 1, 1, 1)],
      ['070', repeated(2)],
      ['100', 8],
      ['110', 1],
      ['120', 8],
      ['090', 2],
      ...openEnded,
    ),
  ],
  [
    48,
    profile(
      ['010', 2],
      ['140', 3],
      ['020', extended(1)],
      ['040', 4],
      ['070', 2],
      ['090', 2],
      ['130', compound(1, 1, 1, 1, 1, 1, 1)],
      ['220', 3],
      ['240', 6],
      ['250', repeated(8)],
      ['161', 2],
      ['042', 4],
      ['200', 4],
      ['170', extended(1)],
      ['210', 4],
      ['030', extended(1)],
      ['080', 2],
      ['100', 4],
      ['110', 2],
      ['120', compound(2, repeated(6))],
      ['230', 2],
      ['260', 7],
      ['055', 1],
      ['050', 2],
      ['065', 1],
      ['060', 2],
      ['SP', explicit],
      ['RE', explicit],
    ),
  ],
  [
    62,
    profile(
      ['010', 2],
      spare,
      ['015', 1],
      ['070', 3],
      ['105', 8],
      ['100', 6],
      ['185', 4],
      ['210', 2],
      ['060', 2],
      ['245', 7],
      ['380', targetState],
      ['040', 2],
      ['080', extended(1)],
      ['290', compound(1, 1, 1, 1, 2, 1, 1, 1, 1, 1)],
      ['200', 1],
      ['295', compound(...Array<number>(31).fill(1))],
      ['136', 2],
      ['130', 2],
      ['135', 2],
      ['220', 2],
      ['390', flightPlan],
      ['270', extended(1)],
      ['300', 1],
      ['110', compound(1, 4, 6, 2, 2, 1, 1)],
      ['120', 2],
      ['510', extended(3)],
      ['500', compound(4, 2, 4, 1, 1, 2, 2, 1)],
      ['340', compound(2, 4, 2, 2, 2, 1)],
      ...spares(5),
      ...openEnded,
    ),
  ],
  [
    65,
    profile(
      ['010', 2],
      ['000', 1],
      ['015', 1],
      ['030', 3],
      ['020', 1],
      ['040', 1],
      ['050', 1],
      ...spares(5),
      ...openEnded,
    ),
  ],
]);
