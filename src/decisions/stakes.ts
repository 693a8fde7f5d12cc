/**
 * What stopping each threat saves, given what else is likely to reach the same assets.
 *
 * An asset keeps the product of what each arrival leaves of it: the hundredth object that flies at a lost asset takes nothing
 * more, the only one that flies at a whole asset its full share. With `s` the probability that a threat is not stopped, `p` that
 * it aims at the asset and `d` the share that one of its kind destroys, an asset of value `V` is expected to keep
 * `V prod (1 - p d s)`; the stake of a threat is the loss that its own `s` adds, all others as they stand.
 * Source: Hosein and Athans, "Preferential defense strategies. Part I: the static case", MIT LIDS-P-2002, 1990: the
 *   asset-based objective. Its derivative as the worth of a target is our own.
 */
import { isOurs } from './command.ts';
import type { Cycle } from './cycle.ts';
import { expectedDamageOf } from './threat.ts';

/** Room for the stakes of one cycle, one entry a threat, and one an asset. */
export interface StakeDesk {
  /** Probability that the engagements under way do not stop it. */
  alive: Float64Array;
  /** Probability that nothing stops it: they, and what is planned. */
  leak: Float64Array;
  /** Share of an asset that one of its kind destroys. */
  damage: Float64Array;
  /** What stopping it for certain would save, in the assets' unit, counted as it is `alive`. */
  stake: Float64Array;
  /** Share of what is left of each asset that it is expected to keep. */
  readonly kept: Float64Array;
}

export function createStakeDesk(assets: number): StakeDesk {
  return {
    alive: new Float64Array(0),
    leak: new Float64Array(0),
    damage: new Float64Array(0),
    stake: new Float64Array(0),
    kept: new Float64Array(assets),
  };
}

/** Fit the desk to the threats of the cycle: nothing stops them but what the group has under way. */
export function layStakes(cycle: Cycle): void {
  const { state, input, threats } = cycle;
  const { stakes: desk, rowOfTrack, threatOfTrack } = state;
  const { engaged } = input.resources;
  if (desk.alive.length < threats.count) {
    for (const name of ['alive', 'leak', 'damage', 'stake'] as const)
      desk[name] = new Float64Array(2 * threats.count);
  }
  for (let threat = 0; threat < threats.count; threat++) {
    const track = threats.track[threat]!;
    threatOfTrack[track] = threat;
    desk.alive[threat] = 1;
    desk.damage[threat] = expectedDamageOf(input.tracks, rowOfTrack[track]!);
  }
  for (let row = 0; row < engaged.count; row++) {
    const track = engaged.track[row]!;
    const threat = threatOfTrack[track]!;
    if (threats.track[threat] !== track || threat >= threats.count || !isOurs(cycle, engaged.fireUnit[row]!))
      continue;
    desk.alive[threat] = desk.alive[threat]! * engaged.survival[row]!;
  }
  desk.leak.set(desk.alive.subarray(0, threats.count));
}

/** The stakes of all threats by the leaks that stand on the desk. Cost: the number of aims. */
export function findStakes({ state, defence, input, threats }: Cycle): void {
  const { stakes: desk, work } = state;
  const { aims } = work;
  desk.kept.fill(1);
  for (let threat = 0; threat < threats.count; threat++) {
    const share = desk.damage[threat]! * desk.leak[threat]!;
    const first = threats.firstAim[threat]!;
    for (let n = first; n < first + threats.aims[threat]!; n++) {
      const asset = aims.asset[n]!;
      desk.kept[asset] = desk.kept[asset]! * (1 - aims.probability[n]! * share);
    }
  }
  for (let threat = 0; threat < threats.count; threat++) {
    const share = desk.damage[threat]! * desk.leak[threat]!;
    const first = threats.firstAim[threat]!;
    let loss = 0;
    for (let n = first; n < first + threats.aims[threat]!; n++) {
      const asset = aims.asset[n]!;
      const left = defence.assets[asset]!.value * (1 - input.assets.damage[asset]!);
      const others = desk.kept[asset]! / (1 - aims.probability[n]! * share);
      loss += left * aims.probability[n]! * others;
    }
    desk.stake[threat] = loss * desk.damage[threat]! * desk.alive[threat]!;
  }
}
