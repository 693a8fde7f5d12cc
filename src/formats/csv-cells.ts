/** A number in a cell of a CSV row; NaN where there is none, in an empty cell too. */
export function cellNumber(cell: string | undefined): number {
  return cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
}
