/**
 * Covariance intersection: two estimates of one place whose errors may share any part.
 *
 * Trackers that follow the same object share its process noise, and tracks that have been round a network share
 * plots; nobody knows how much. The product of the two densities would count what is shared twice. The weighted sum
 * of informations never claims more than is known, whatever the correlation.
 * Source: Julier, Uhlmann, "A non-divergent estimation algorithm in the presence of unknown correlations", ACC 1997;
 * the weight by golden section on the trace: Niehsen, Fusion 2002, gives a closed approximation, not needed here.
 */

/** A place with its covariance: x y z, and xx xy xz yy yz zz. */
export interface Place {
  readonly x: Float64Array;
  readonly p: Float64Array;
}

export function createPlace(): Place {
  return { x: new Float64Array(3), p: new Float64Array(6) };
}

const informationA = new Float64Array(6);
const informationB = new Float64Array(6);
const sum = new Float64Array(6);

/** Inverse of a packed symmetric 3 x 3 matrix. Valid: positive. */
export function invertPacked(m: Float64Array, out: Float64Array): void {
  const [a, b, c, d, e, f] = m as unknown as [number, number, number, number, number, number];
  const c0 = d * f - e * e;
  const c1 = c * e - b * f;
  const c2 = b * e - c * d;
  const determinant = a * c0 + b * c1 + c * c2;
  out[0] = c0 / determinant;
  out[1] = c1 / determinant;
  out[2] = c2 / determinant;
  out[3] = (a * f - c * c) / determinant;
  out[4] = (b * c - a * e) / determinant;
  out[5] = (a * d - b * b) / determinant;
}

const inverse = new Float64Array(6);

/** Trace of the covariance that weight `w` for the first gives. */
function traceAt(w: number): number {
  for (let k = 0; k < 6; k++) sum[k] = w * informationA[k]! + (1 - w) * informationB[k]!;
  invertPacked(sum, inverse);
  return inverse[0]! + inverse[3]! + inverse[5]!;
}

const GOLDEN = 0.6180339887498949;
/** Halvings of the search by the golden section: the weight is then known to 1e-5. */
const STEPS = 24;

/** Weight of the first with the least trace; 0 and 1, where one of them alone is best, included. */
function bestWeight(): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < STEPS; step++) {
    const reach = GOLDEN * (high - low);
    if (traceAt(high - reach) <= traceAt(low + reach)) high = low + reach;
    else low = high - reach;
  }
  const inside = (low + high) / 2;
  if (traceAt(1) <= traceAt(inside)) return 1;
  return traceAt(0) < traceAt(inside) ? 0 : inside;
}

/**
 * Fuse two places; gives the weight of the first.
 * @param out  may be one of the two
 * Error: consistent when both are, for every correlation; see intersect.test.ts.
 */
export function intersect(a: Place, b: Place, out: Place): number {
  invertPacked(a.p, informationA);
  invertPacked(b.p, informationB);
  const w = bestWeight();
  const own = w;
  const other = 1 - w;
  const y0 = own * row(informationA, a.x, 0) + other * row(informationB, b.x, 0);
  const y1 = own * row(informationA, a.x, 1) + other * row(informationB, b.x, 1);
  const y2 = own * row(informationA, a.x, 2) + other * row(informationB, b.x, 2);
  traceAt(w);
  out.p.set(inverse);
  out.x[0] = out.p[0]! * y0 + out.p[1]! * y1 + out.p[2]! * y2;
  out.x[1] = out.p[1]! * y0 + out.p[3]! * y1 + out.p[4]! * y2;
  out.x[2] = out.p[2]! * y0 + out.p[4]! * y1 + out.p[5]! * y2;
  return w;
}

/** Places of the rows of a packed symmetric 3 x 3 matrix. */
const ROWS = [
  [0, 1, 2],
  [1, 3, 4],
  [2, 4, 5],
] as const;

function row(m: Float64Array, x: Float64Array, i: 0 | 1 | 2): number {
  const [a, b, c] = ROWS[i];
  return m[a]! * x[0]! + m[b]! * x[1]! + m[c]! * x[2]!;
}
