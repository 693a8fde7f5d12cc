/** Points that fill a cube evenly: the Sobol sequence. */

/**
 * Primitive polynomials (degree, coefficients) and first direction numbers of dimensions 2 to 21.
 * Source: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci.
 * Comput. 30, 2008, data set new-joe-kuo-6.21201.
 */
const directions: readonly (readonly [number, number, readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

/** Most dimensions that a point can have. */
export const SOBOL_DIMENSIONS = directions.length + 1;
const BITS = 32;

/** Direction numbers of one dimension, scaled to 32 bits. */
function directionNumbers(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let i = 0; i < BITS; i++) v[i] = power(31 - i);
    return v;
  }
  const [degree, coefficients, first] = directions[dimension - 1]!;
  for (let i = 0; i < BITS; i++) {
    if (i < degree) {
      v[i] = first[i]! * power(31 - i);
      continue;
    }
    let word = v[i - degree]! ^ (v[i - degree]! >>> degree);
    for (let k = 1; k < degree; k++) {
      if ((coefficients >>> (degree - 1 - k)) & 1) word ^= v[i - k]!;
    }
    v[i] = word;
  }
  return v;
}

const known: Uint32Array[] = [];

/**
 * Coordinate `dimension` (from 0) of point `index` (from 0) of the Sobol sequence, in (0, 1), in the order of
 * Gray's code and shifted by half a cell so that no coordinate is 0.
 *
 * Any point is had by itself, so a study may go on where it stopped and each worker finds its own points.
 * Source: Antonov and Saleev, USSR Comput. Math. Math. Phys. 19, 1979.
 */
export function sobolCoordinate(index: number, dimension: number): number {
  known[dimension] ??= directionNumbers(dimension);
  const v = known[dimension];
  let gray = index ^ (index >>> 1);
  let word = 0;
  for (let bit = 0; gray !== 0; bit++, gray >>>= 1) if (gray & 1) word ^= v[bit]!;
  return ((word >>> 0) + 0.5) / 4294967296;
}

/** Two to a whole power of 0 to 31, unsigned. */
function power(exponent: number): number {
  return (1 << exponent) >>> 0;
}
