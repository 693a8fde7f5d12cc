/** Offers: everything that could be fired at the threats of one cycle, laid out for the assignment kernel. */
import { type Instance, shapeInstance } from '../assignment/instance.ts';
import type { Defence } from '../scenario/defence.ts';
import type { Resources } from './resources.ts';

/**
 * One item of the assignment: rounds of one effector from one fire unit. The list is fixed for a run; what
 * varies from cycle to cycle is probability, value and capacity.
 */
export interface Offer {
  readonly fireUnit: number;
  readonly effector: number;
  /** Launchers of the fire unit that carry the effector, and the magazine row of that load on each. */
  readonly launchers: Int32Array;
  readonly magazineRows: Int32Array;
  /** Rows of the instance that one use takes from. */
  readonly rows: readonly number[];
}

/** The offers of a defence and the capacity rows they draw on. */
export interface OfferList {
  readonly offers: readonly Offer[];
  /** First offer of each fire unit; one more entry than fire units. Offers stand in the order of fire units. */
  readonly firstOffer: Int32Array;
  /** The channel limit that each fire unit falls under, -1 for none. */
  readonly limitOfUnit: Int32Array;
  /** Row layout: one per offer (rounds), then targets and missiles of each channel limit. */
  readonly rows: number;
  readonly rowStart: Int32Array;
  readonly rowIndex: Int32Array;
}

export function listOffers(defence: Defence, resources: Resources): OfferList {
  const found: { fireUnit: number; effector: number; launchers: number[]; magazineRows: number[] }[] = [];
  for (const fireUnit of defence.fireUnits) {
    for (const effector of defence.effectors) {
      const launchers: number[] = [];
      const magazineRows: number[] = [];
      for (const launcher of fireUnit.launchers) {
        for (
          let row = resources.magazineStart[launcher]!;
          row < resources.magazineStart[launcher + 1]!;
          row++
        ) {
          if (resources.magazines.effector[row] !== effector.index) continue;
          launchers.push(launcher);
          magazineRows.push(row);
        }
      }
      if (launchers.length > 0) {
        found.push({ fireUnit: fireUnit.index, effector: effector.index, launchers, magazineRows });
      }
    }
  }
  const limits = defence.channelLimits;
  const offers = found.map((offer, index): Offer => {
    const rows = [index];
    for (let l = 0; l < limits.length; l++) {
      if (limits[l]!.fireUnits.includes(offer.fireUnit)) {
        rows.push(found.length + 2 * l, found.length + 2 * l + 1);
      }
    }
    return {
      fireUnit: offer.fireUnit,
      effector: offer.effector,
      launchers: Int32Array.from(offer.launchers),
      magazineRows: Int32Array.from(offer.magazineRows),
      rows,
    };
  });
  const rowStart = new Int32Array(offers.length + 1);
  const rowIndex: number[] = [];
  for (const [index, offer] of offers.entries()) {
    rowIndex.push(...offer.rows);
    rowStart[index + 1] = rowIndex.length;
  }
  const firstOffer = new Int32Array(defence.fireUnits.length + 1);
  for (const offer of offers) firstOffer[offer.fireUnit + 1]!++;
  for (let unit = 0; unit < defence.fireUnits.length; unit++) firstOffer[unit + 1]! += firstOffer[unit]!;
  const limitOfUnit = Int32Array.from(defence.fireUnits, ({ index }) =>
    limits.findIndex((limit) => limit.fireUnits.includes(index)),
  );
  return {
    offers,
    firstOffer,
    limitOfUnit,
    rows: found.length + 2 * limits.length,
    rowStart,
    rowIndex: Int32Array.from(rowIndex),
  };
}

/** Rounds that one salvo of a fire unit against one target takes. */
export function salvoSize(defence: Defence, fireUnit: number): number {
  return Math.max(1, defence.fireUnits[fireUnit]!.doctrine.salvo);
}

/** Rounds of the offer that could be launched now. */
export function roundsReady(offer: Offer, resources: Resources): number {
  let ready = 0;
  for (const row of offer.magazineRows) ready += resources.magazines.ready[row]!;
  return ready;
}

/** Whole salvoes of `salvo` rounds in a stock. */
export function wholeSalvoes(rounds: number, salvo: number): number {
  return Math.floor(rounds / salvo);
}

/**
 * Whole salvoes that the offer could fire now; a salvo comes from one launcher.
 * @param standing  per launcher, 1 where it stands ready to fire
 */
export function salvoesReady(
  offer: Offer,
  resources: Resources,
  salvo: number,
  standing: Uint8Array,
): number {
  let salvoes = 0;
  for (let n = 0; n < offer.launchers.length; n++) {
    if (!standing[offer.launchers[n]!]) continue;
    salvoes += wholeSalvoes(resources.magazines.ready[offer.magazineRows[n]!]!, salvo);
  }
  return salvoes;
}

/** Probability that a target survives `rounds` independent rounds of single-shot probability `single`. */
export function survivalOf(single: number, rounds: number): number {
  let survival = 1;
  for (let n = 0; n < rounds; n++) survival *= 1 - single;
  return survival;
}

/**
 * Capacities of all rows in salvoes: rounds ready of each offer, free target and missile channels of each limit. Where
 * units with different salvoes share missile channels, these count as salvoes of the largest.
 * @param salvoes  per offer, whole salvoes that it could fire now
 */
export function fillCapacities(
  defence: Defence,
  list: OfferList,
  resources: Resources,
  salvoes: Int32Array,
  out: Int32Array,
): void {
  const base = list.offers.length;
  for (let o = 0; o < base; o++) out[o] = salvoes[o]!;
  for (let l = 0; l < defence.channelLimits.length; l++) {
    const limit = defence.channelLimits[l]!;
    let targets = limit.targets;
    let missiles = limit.missiles;
    let salvo = 1;
    for (const fireUnit of limit.fireUnits) {
      salvo = Math.max(salvo, salvoSize(defence, fireUnit));
      targets -= resources.channels.targets[fireUnit]!;
      missiles -= resources.channels.missiles[fireUnit]!;
    }
    out[base + 2 * l] = Math.max(0, targets);
    out[base + 2 * l + 1] = Math.max(0, Math.floor(missiles / salvo));
  }
}

/** An instance that shares the offers' layout and has room for `targets` targets. */
export function createInstance(list: OfferList, targets: number): Instance {
  return shapeInstance({
    targets,
    items: list.offers.length,
    value: new Float64Array(targets),
    probability: new Float64Array(list.offers.length * targets),
    rowStart: list.rowStart,
    rowIndex: list.rowIndex,
    capacity: new Int32Array(list.rows),
    maxPerTarget: 1,
  });
}
