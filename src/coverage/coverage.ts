/** What a defence covers: where it detects an object, and where it can engage it. */

/** From what heights are counted: the ground below the object, or sea level. */
export const heightDatums = ['ground', 'sea'] as const;
export type HeightDatum = (typeof heightDatums)[number];

/** The object that is asked about. */
export interface CoverageQuestion {
  /** m above `above`. */
  readonly heights: readonly number[];
  readonly above: HeightDatum;
  /** Mean radar cross-section from all sides, m^2. */
  readonly rcs: number;
}

/** Where one radar detects, where one effector of one fire unit can engage, or where all radars together can track. */
export interface CoverageLayer {
  readonly kind: 'radar' | 'effector' | 'track';
  /** Id of the radar, of the fire unit and the effector, joined by a slash, or `air-picture`. */
  readonly id: string;
  readonly name: string;
  /** Index of the radar (of an effector: its fire unit's radar), and of fire unit and effector; -1 for none. */
  readonly radar: number;
  readonly fireUnit: number;
  readonly effector: number;
  /** m above the question's datum. */
  readonly height: number;
  /** Closed rings, longitude and latitude in turn, rad; outer ones counter-clockwise, holes clockwise. */
  readonly rings: readonly Float64Array[];
  /** m^2 */
  readonly area: number;
  /** Greatest ground distance from the site, of the air picture from the nearest radar, m; 0 where nothing is covered. */
  readonly farthest: number;
}

/** Who covers the place straight above one asset at one height: indices of layers. */
export interface AssetCoverage {
  readonly asset: number;
  readonly height: number;
  /** rad */
  readonly lat: number;
  readonly lon: number;
  /** The height lies below the ground there. */
  readonly isBuried: boolean;
  readonly isTracked: boolean;
  readonly radars: readonly number[];
  readonly effectors: readonly number[];
}

export interface Coverage extends CoverageQuestion {
  /** In order of height, then radars, then effectors by fire unit, then the air picture. */
  readonly layers: readonly CoverageLayer[];
  /** In order of height, then asset. */
  readonly assets: readonly AssetCoverage[];
  /** Radars that do not radiate at the start, such as those of a carrier that comes later: they cover nothing. */
  readonly silentRadars: readonly number[];
}

/** What is counted in each cell: radars that detect, whether the air picture tracks, effectors that can engage. */
export const cellCounts = ['radars', 'tracked', 'effectors'] as const;

/** One count at one height for every cell, row-major from the north-west; `CELL_BURIED` where the height is underground. */
export interface CellBand {
  readonly height: number;
  readonly count: (typeof cellCounts)[number];
  readonly values: Uint8Array;
}

export const CELL_BURIED = 255;

/** Coverage cell by cell on a regular grid of latitude and longitude. */
export interface CoverageCells extends CoverageQuestion {
  /** North-western corner of the first cell and size of each, degrees. */
  readonly north_deg: number;
  readonly west_deg: number;
  readonly step_deg: number;
  readonly rows: number;
  readonly columns: number;
  /** In order of height, then of `cellCounts`. */
  readonly bands: readonly CellBand[];
}
