/** A number for a label: at most four significant digits. */
export function short(value: number): string {
  return value === 0 ? '0' : String(Number(value.toPrecision(4)));
}
