import { type Instance, usesAllowed } from './instance.ts';
import { clearPlan, isOpen, type Plan, place } from './plan.ts';

/** Arrays of the slot assignment; reused. */
export interface SlotDesk {
  itemOf: Int32Array;
  columnOf: Int32Array;
  free: Int32Array;
  rowOf: Int32Array;
  price: Float64Array;
  distance: Float64Array;
  from: Int32Array;
  order: Int32Array;
  gain: Float64Array;
  owner: Int32Array;
}

export function createSlotDesk(): SlotDesk {
  return {
    itemOf: new Int32Array(0),
    columnOf: new Int32Array(0),
    free: new Int32Array(0),
    rowOf: new Int32Array(0),
    price: new Float64Array(0),
    distance: new Float64Array(0),
    from: new Int32Array(0),
    order: new Int32Array(0),
    gain: new Float64Array(0),
    owner: new Int32Array(0),
  };
}

/** Work beyond which the exact slot assignment is not tried: single uses times slots. */
const MOST_CELLS = 6e6;
/** Work beyond which an auction takes the place of shortest paths: its prices are as good, its plan a little worse. */
const MOST_EXACT_CELLS = 2e5;
/** Auction: least raise in the first phase as a share of the largest value, its shrinking, and how far prices fall back between. */
const FIRST_STEP = 0.02;
const SHRINK = 0.25;
const BACK = 2;
const PHASES = 5;

function fitSlots(desk: SlotDesk, singles: number, columns: number, rows: number): void {
  if (desk.itemOf.length < singles) {
    for (const name of ['itemOf', 'columnOf', 'free'] as const) desk[name] = new Int32Array(singles);
  }
  if (desk.rowOf.length < columns) {
    for (const name of ['rowOf', 'from', 'order'] as const) desk[name] = new Int32Array(columns);
    for (const name of ['price', 'distance', 'gain'] as const) desk[name] = new Float64Array(columns);
  }
  if (desk.owner.length < rows) desk.owner = new Int32Array(rows);
}

/** How many single uses there are if each item has one row of its own and they are not too many; else 0. */
export function singleUses(instance: Instance, desk: SlotDesk): number {
  const { items, rowStart, rowIndex, capacity, targets } = instance;
  fitSlots(desk, 0, 0, capacity.length);
  desk.owner.fill(-1, 0, capacity.length);
  let sum = 0;
  for (let e = 0; e < items; e++) {
    const k = rowStart[e]!;
    if (rowStart[e + 1] !== k + 1 || desk.owner[rowIndex[k]!] !== -1) return 0;
    desk.owner[rowIndex[k]!] = e;
    sum += usesAllowed(instance, e);
    if (sum * slotCount(sum, targets) * targets > MOST_CELLS) return 0;
  }
  return sum;
}

function slotCount(singles: number, targets: number): number {
  return targets === 0 ? 0 : Math.ceil(singles / targets) + 1;
}

/** Gains of one item in every slot: `value p (1 - p)^k`, slot-major. */
function loadGains(instance: Instance, desk: SlotDesk, item: number, slots: number): void {
  const { targets, probability, value } = instance;
  const { gain } = desk;
  const base = item * targets;
  for (let j = 0; j < targets; j++) {
    const p = probability[base + j]!;
    const miss = 1 - p;
    let g = value[j]! * p;
    for (let c = j; c < slots * targets; c += targets) {
      gain[c] = g;
      g *= miss;
    }
  }
}

/**
 * Bid for the best slot by its lead over the second best plus `extra`, and displace its holder.
 * With `extra` 0, two rounds (Jonker and Volgenant's row reduction) and the number of uses still waiting is given; with more
 * it is Bertsekas' auction, which ends with all placed at a sum within `extra` per use of the best.
 */
function bid(instance: Instance, desk: SlotDesk, singles: number, slots: number, extra: number): number {
  const { targets, probability, value } = instance;
  const { itemOf, columnOf, rowOf, price, free } = desk;
  const columns = slots * targets;
  let waiting = singles;
  for (let s = 0; s < singles; s++) free[s] = s;
  for (let round = 0; round < 2; round++) {
    const before = waiting;
    let at = 0;
    let steps = 0;
    waiting = 0;
    while (at < before) {
      const s = free[at++]!;
      const base = itemOf[s]! * targets;
      let first = -1;
      let best = Number.NEGATIVE_INFINITY;
      let second = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < targets; j++) {
        const p = probability[base + j]!;
        let gain = value[j]! * p;
        for (let c = j; c < columns && gain > second; c += targets) {
          const net = gain - price[c]!;
          if (net > second) {
            if (net > best) {
              second = best;
              best = net;
              first = c;
            } else second = net;
          }
          gain *= 1 - p;
        }
      }
      const holder = rowOf[first]!;
      if (extra === 0 && holder >= 0 && (best <= second || ++steps > 4 * singles)) {
        free[waiting++] = s;
        continue;
      }
      if (second > Number.NEGATIVE_INFINITY) price[first] = price[first]! + best - second + extra;
      rowOf[first] = s;
      columnOf[s] = first;
      if (holder >= 0) {
        columnOf[holder] = -1;
        free[--at] = holder;
      }
    }
  }
  return waiting;
}

/** Place one waiting use by the shortest augmenting path over reduced costs, and move the prices along it. */
function augment(instance: Instance, desk: SlotDesk, start: number, slots: number): void {
  const { itemOf, columnOf, rowOf, price, distance, from, order, gain } = desk;
  const columns = slots * instance.targets;
  loadGains(instance, desk, itemOf[start]!, slots);
  for (let c = 0; c < columns; c++) {
    distance[c] = price[c]! - gain[c]!;
    from[c] = start;
    order[c] = c;
  }
  let scanned = 0;
  let end = -1;
  let reach = 0;
  while (end < 0) {
    let at = scanned;
    reach = distance[order[at]!]!;
    for (let n = scanned + 1; n < columns; n++) {
      const d = distance[order[n]!]!;
      if (d < reach) {
        reach = d;
        at = n;
      }
    }
    const c = order[at]!;
    order[at] = order[scanned]!;
    order[scanned++] = c;
    const s = rowOf[c]!;
    if (s < 0) {
      end = c;
      break;
    }
    loadGains(instance, desk, itemOf[s]!, slots);
    const shift = reach - (price[c]! - gain[c]!);
    for (let n = scanned; n < columns; n++) {
      const k = order[n]!;
      const d = price[k]! - gain[k]! + shift;
      if (d < distance[k]!) {
        distance[k] = d;
        from[k] = s;
      }
    }
  }
  for (let n = 0; n < scanned; n++) {
    const c = order[n]!;
    price[c] = price[c]! + reach - distance[c]!;
  }
  for (let c = end; ; ) {
    const s = from[c]!;
    const next = columnOf[s]!;
    rowOf[c] = s;
    columnOf[s] = c;
    if (s === start) return;
    c = next;
  }
}

/**
 * Row prices and a plan from the slot assignment, for instances in which every item has one row of its own.
 *
 * A target becomes slots k = 0, 1, ...; a use in slot k is credited `value p (1 - p)^k`. With a set's uses in falling order
 * of p this is at least what they remove, so it is a relaxation, exact when no target needs two uses. The
 * dual prices of this linear assignment are close to the best prices of the Lagrangian bound when uses are scarce.
 *
 * The plan is feasible but not filled. Cost: about singles^2 x slots.
 * Source: slots, Ahuja, Kumar, Jha, Orlin, Operations Research 55:1136, 2007; assignment, Jonker and Volgenant,
 * "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38:325, 1987;
 * auction, Bertsekas, Annals of Operations Research 14:105, 1988.
 */
export function slotPrices(
  instance: Instance,
  desk: SlotDesk,
  singles: number,
  rowPrice: Float64Array,
  plan: Plan,
): void {
  const { items, targets, rowStart, rowIndex } = instance;
  const slots = slotCount(singles, targets);
  const columns = slots * targets;
  fitSlots(desk, singles, columns, instance.capacity.length);
  const { itemOf, columnOf, rowOf, price, gain } = desk;
  rowOf.fill(-1, 0, columns);
  price.fill(0, 0, columns);
  columnOf.fill(-1, 0, singles);
  for (let e = 0, s = 0; e < items; e++) {
    for (let n = usesAllowed(instance, e); n > 0; n--) itemOf[s++] = e;
  }
  let top = 0;
  for (let j = 0; j < targets; j++) top = Math.max(top, instance.value[j]!);
  let waiting = 0;
  if (singles * columns <= MOST_EXACT_CELLS) waiting = bid(instance, desk, singles, slots, 0);
  else {
    let extra = FIRST_STEP * top;
    for (let phase = 0; phase < PHASES; phase++) {
      if (phase > 0) {
        rowOf.fill(-1, 0, columns);
        columnOf.fill(-1, 0, singles);
        for (let c = 0; c < columns; c++) price[c] = Math.max(0, price[c]! - BACK * extra);
        extra *= SHRINK;
      }
      bid(instance, desk, singles, slots, extra);
    }
  }
  for (let n = 0; n < waiting; n++) augment(instance, desk, desk.free[n]!, slots);
  rowPrice.fill(0, 0, instance.capacity.length);
  clearPlan(plan, instance);
  for (let s = 0; s < singles; s++) {
    const e = itemOf[s]!;
    const c = columnOf[s]!;
    const j = c % targets;
    loadGains(instance, desk, e, slots);
    rowPrice[rowIndex[rowStart[e]!]!] = Math.max(0, gain[c]! - price[c]!);
    if (gain[c]! > 0 && isOpen(plan, instance, j)) place(plan, instance, e, j);
  }
}
