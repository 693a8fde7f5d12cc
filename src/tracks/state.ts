/**
 * Layout of one Gaussian belief: seven numbers of state and the upper triangle of its covariance, row by row.
 *
 * State: position x y z (m), velocity x y z (m/s) in the common Cartesian frame, turn rate about the local
 * vertical (rad/s). The turn rate is not measured; a straight-flight model carries it as its prior.
 */

/** Numbers of state. */
export const STATE = 7;

/** Numbers of a packed symmetric 7 x 7 matrix. */
export const PACKED = 28;

/** Place of element (row, column) of a symmetric 7 x 7 matrix inside its packed upper triangle. */
export function packedIndex(row: number, column: number): number {
  const low = Math.min(row, column);
  const high = Math.max(row, column);
  return low * STATE - (low * (low - 1)) / 2 + (high - low);
}

/** `packedIndex` as a table: entry 7 row + column. */
export const packedAt: Int32Array = Int32Array.from({ length: STATE * STATE }, (_, i) =>
  packedIndex(Math.floor(i / STATE), i % STATE),
);
