/** Typed arrays that grow and keep what they hold. */

export function grown(old: Float64Array, length: number): Float64Array {
  const next = new Float64Array(length);
  next.set(old);
  return next;
}

export function grownInt(old: Int32Array, length: number): Int32Array {
  const next = new Int32Array(length);
  next.set(old);
  return next;
}

export function grownByte(old: Uint8Array, length: number): Uint8Array {
  const next = new Uint8Array(length);
  next.set(old);
  return next;
}

/** As `grown`, for `rows` rows that lie one behind the other and each become `length` long. */
export function grownRows(old: Float64Array, rows: number, length: number): Float64Array {
  const next = new Float64Array(rows * length);
  const before = old.length / rows;
  for (let row = 0; row < rows; row++) next.set(old.subarray(row * before, (row + 1) * before), row * length);
  return next;
}

/** As `grownRows`, of whole numbers. */
export function grownRowsInt(old: Int32Array, rows: number, length: number): Int32Array {
  const next = new Int32Array(rows * length);
  const before = old.length / rows;
  for (let row = 0; row < rows; row++) next.set(old.subarray(row * before, (row + 1) * before), row * length);
  return next;
}
