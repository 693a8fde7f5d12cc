import { type Instance, usesAllowed } from './instance.ts';
import { clearPlan, isOpen, type Plan, place } from './plan.ts';
import { augment, bid, fitSlots, loadGains, type SlotDesk } from './slot-assignment.ts';

/** Work beyond which the exact slot assignment is not tried: single uses times slots. */
const MOST_CELLS = 6e6;
/** Work beyond which an auction takes the place of shortest paths: its prices are as good, its plan a little worse. */
const MOST_EXACT_CELLS = 2e5;
/** Auction: least raise in the first phase as a share of the largest value, its shrinking, and how far prices fall back between. */
const FIRST_STEP = 0.02;
const SHRINK = 0.25;
const BACK = 2;
const PHASES = 5;

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
