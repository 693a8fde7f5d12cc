/** Damage to bytes for tests of readers, the same for the same seed. */

/** A small repeatable generator of whole numbers below what it is given. */
export function generator(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** A copy with a few bytes overwritten or repeated, a third of the time cut. */
export function damaged(bytes: Uint8Array, draw: (below: number) => number): Uint8Array {
  const out = draw(3) === 0 ? bytes.slice(0, 1 + draw(bytes.length)) : bytes.slice();
  for (let i = draw(6); i >= 0; i--) {
    const at = draw(out.length);
    if (draw(4) === 0) out.copyWithin(at, draw(out.length));
    else out[at] = draw(256);
  }
  return out;
}
