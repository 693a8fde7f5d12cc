/** Heights of the ground on a regular latitude-longitude grid. */
export interface HeightGrid {
  /** Latitude of the first row and longitude of the first column, rad. Rows go south, columns go east. */
  readonly north: number;
  readonly west: number;
  /** Grid step, rad. */
  readonly step: number;
  readonly rows: number;
  readonly columns: number;
  /** Row-major heights above sea level, m. */
  readonly heights: Int16Array | Float32Array;
}
