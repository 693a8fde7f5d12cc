/**
 * What kind of object a track is, by how it flies and how large it looks.
 *
 * Bayes with independent log-normal features: speed, height, radar cross-section, how steeply it climbs or
 * falls against its speed, and how much of its latest flight was manoeuvre. The features are smoothed estimates, so the answer is that of their present values and not a product over
 * looks, which would be sure of anything in the end. All figures are assumed orders of magnitude for the kinds, not
 * of any type; a category is a hint for doctrine, never an identity.
 * Source: Ristic, Gordon, Bessell, "On target classification using kinematic data", Information Fusion 5(1), 2004.
 */
import { ln } from '../math/elementary.ts';
import { expAt, lnAt } from '../math/exponential.ts';
import type { Category } from '../scenario/category.ts';
import { categories } from '../scenario/category.ts';

/** Median and spread (of the logarithm) of each feature. */
interface Kind {
  readonly speed: readonly [number, number];
  readonly height: readonly [number, number];
  readonly rcs: readonly [number, number];
  /** Median and spread of vertical over whole speed. */
  readonly steepness: readonly [number, number];
  /** Median and spread of the probability that it manoeuvres, smoothed; quiet flight has 0.02 to 0.1. */
  readonly manoeuvre: readonly [number, number];
}

/** Assumed figures: m/s, m, m^2, ratio. */
const kinds: Readonly<Record<Category, Kind>> = {
  fighter: {
    speed: [280, 0.3],
    height: [6000, 0.7],
    rcs: [4, 1.2],
    steepness: [0.03, 1.3],
    manoeuvre: [0.3, 0.9],
  },
  stealth: {
    speed: [260, 0.25],
    height: [8000, 0.5],
    rcs: [0.02, 1.3],
    steepness: [0.02, 1.2],
    manoeuvre: [0.1, 0.8],
  },
  ballistic: {
    speed: [1800, 0.5],
    height: [40000, 1],
    rcs: [0.3, 1.3],
    steepness: [0.5, 0.6],
    manoeuvre: [0.3, 0.9],
  },
  cruise: {
    speed: [240, 0.3],
    height: [150, 0.9],
    rcs: [0.2, 1.2],
    steepness: [0.02, 1.2],
    manoeuvre: [0.1, 0.8],
  },
  drone: {
    speed: [50, 0.4],
    height: [1500, 0.9],
    rcs: [0.05, 1.3],
    steepness: [0.02, 1.2],
    manoeuvre: [0.1, 0.8],
  },
  transport: {
    speed: [220, 0.2],
    height: [10000, 0.3],
    rcs: [50, 1],
    steepness: [0.01, 1.2],
    manoeuvre: [0.05, 0.8],
  },
  helicopter: {
    speed: [60, 0.35],
    height: [300, 0.9],
    rcs: [8, 1],
    steepness: [0.02, 1.2],
    manoeuvre: [0.25, 0.8],
  },
  ship: {
    speed: [10, 0.5],
    height: [15, 0.7],
    rcs: [2000, 1.5],
    steepness: [0.01, 1.2],
    manoeuvre: [0.05, 0.8],
  },
  ground: {
    speed: [8, 0.6],
    height: [100, 1.8],
    rcs: [10, 1.3],
    steepness: [0.02, 1.2],
    manoeuvre: [0.2, 0.8],
  },
};

const FEATURES = 5;
const table = new Float64Array(categories.length * FEATURES * 2);
for (const [c, category] of categories.entries()) {
  const kind = kinds[category];
  for (const [f, pair] of [kind.speed, kind.height, kind.rcs, kind.steepness, kind.manoeuvre].entries()) {
    table[(c * FEATURES + f) * 2] = ln(pair[0]);
    table[(c * FEATURES + f) * 2 + 1] = pair[1];
  }
}

/** Code of transport in `categories`, and how much likelier a civil reply makes it. Assumed. */
const TRANSPORT = categories.indexOf('transport');
const CIVIL_LN = ln(50);

const score = new Float64Array(categories.length);
const share = new Float64Array(categories.length);
/** Logarithms of the features at hand: speed, height, radar cross-section, steepness. */
const seen = new Float64Array(FEATURES);

/** Most probable category (code) and its probability. */
export interface Classification {
  category: number;
  probability: number;
}

/** What is known of an object; reused, since numbers handed over one by one cost room. */
export interface Signs {
  /** Speed, and its vertical part, m/s. */
  speed: number;
  climb: number;
  /** Above the ellipsoid, m. */
  height: number;
  /** Radar cross-section, m^2, 0 where not known: then it is left out. */
  rcs: number;
  /** Probability that it manoeuvres, smoothed over its latest plots; NaN where not known: then it is left out. */
  manoeuvre: number;
  /** Whether it has given a civil reply. */
  civil: boolean;
}

export function createSigns(): Signs {
  return { speed: 0.5, climb: 0.5, height: 0.5, rcs: 0.5, manoeuvre: Number.NaN, civil: false };
}

/** Fill `out` with the most probable category of an object of such signs. */
export function classify(signs: Signs, out: Classification): void {
  const { speed, climb, height, rcs, manoeuvre, civil } = signs;
  seen[0] = Math.max(speed, 1);
  seen[1] = Math.max(height, 5);
  seen[2] = rcs > 0 ? rcs : 1;
  seen[3] = Math.max(Math.abs(climb) / Math.max(speed, 1), 0.005);
  seen[4] = Number.isNaN(manoeuvre) ? 1 : Math.min(Math.max(manoeuvre, 0.02), 1);
  for (let f = 0; f < FEATURES; f++) lnAt(seen, f);
  let best = 0;
  for (let c = 0; c < categories.length; c++) {
    let sum = civil && c === TRANSPORT ? CIVIL_LN : 0;
    sum += lnFit(c, 0) + lnFit(c, 1) + lnFit(c, 3);
    if (rcs > 0) sum += lnFit(c, 2);
    if (!Number.isNaN(manoeuvre)) sum += lnFit(c, 4);
    score[c] = sum;
    if (sum > score[best]!) best = c;
  }
  let total = 0;
  for (let c = 0; c < categories.length; c++) {
    share[c] = score[c]! - score[best]!;
    if (!(share[c]! > UNLIKELY)) continue;
    expAt(share, c);
    total += share[c]!;
  }
  out.category = best;
  out.probability = 1 / total;
}

/** A category this far behind in ln changes no digit of the probability. */
const UNLIKELY = -37;

/** ln of the normal density of one logarithmic feature as seen, less a constant. */
function lnFit(category: number, feature: number): number {
  const at = (category * FEATURES + feature) * 2;
  const sigma = table[at + 1]!;
  const away = (seen[feature]! - table[at]!) / sigma;
  return -0.5 * away * away - LN_SIGMA[at >> 1]!;
}

const LN_SIGMA = Float64Array.from({ length: categories.length * FEATURES }, (_, i) => ln(table[2 * i + 1]!));
