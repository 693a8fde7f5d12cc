import type { Instance } from './instance.ts';

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

export function fitSlots(desk: SlotDesk, singles: number, columns: number, rows: number): void {
  if (desk.itemOf.length < singles) {
    for (const name of ['itemOf', 'columnOf', 'free'] as const) desk[name] = new Int32Array(singles);
  }
  if (desk.rowOf.length < columns) {
    for (const name of ['rowOf', 'from', 'order'] as const) desk[name] = new Int32Array(columns);
    for (const name of ['price', 'distance', 'gain'] as const) desk[name] = new Float64Array(columns);
  }
  if (desk.owner.length < rows) desk.owner = new Int32Array(rows);
}

/** Gains of one item in every slot: `value p (1 - p)^k`, slot-major. */
export function loadGains(instance: Instance, desk: SlotDesk, item: number, slots: number): void {
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
export function bid(
  instance: Instance,
  desk: SlotDesk,
  singles: number,
  slots: number,
  extra: number,
): number {
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
export function augment(instance: Instance, desk: SlotDesk, start: number, slots: number): void {
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
