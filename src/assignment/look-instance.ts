/**
 * A look-and-repeat instance: each item may be used once in one of the stages; which targets survive is seen between
 * stages. Minimise the expected value surviving the last stage. (Shoot-look-shoot: Hosein and Athans 1990,
 * LIDS-P-1944; Karasakal 2008, Computers and Operations Research 35:1759.)
 */
export interface LookInstance {
  readonly stages: number;
  readonly items: number;
  readonly targets: number;
  readonly value: Float64Array;
  /** Chance of item e at target j in stage s: `(s * items + e) * targets + j`. */
  readonly probability: Float64Array;
}

/** What to do in one situation of the closed loop. */
export interface LookDecision {
  readonly stage: number;
  readonly unused: readonly number[];
  readonly alive: readonly number[];
  /** Pairs of item and target used now. */
  readonly uses: readonly (readonly [number, number])[];
}

export type LookMethod = 'exact' | 'rollout' | 'rolling' | 'one-each';

/** A closed-loop policy with its exact expected value. */
export interface LookAnswer {
  readonly value: number;
  readonly method: LookMethod;
  /** One decision per situation the policy can reach, in the order they are first reached. */
  readonly decisions: readonly LookDecision[];
}
