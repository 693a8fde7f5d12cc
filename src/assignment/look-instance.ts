/**
 * A look-and-repeat instance: each item may be used once in one of the stages; which targets survive is seen between
 * stages. Minimise the expected value surviving the last stage. (Shoot-look-shoot: Karasakal 2008, Computers and
 * Operations Research 35:1759; Hosein and Athans 1990, LIDS-P-1944.)
 */
export interface LookInstance {
  readonly stages: number;
  readonly items: number;
  readonly targets: number;
  readonly value: Float64Array;
  /** Chance of item e at target j in stage s: `(s * items + e) * targets + j`. */
  readonly probability: Float64Array;
}
