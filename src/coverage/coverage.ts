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

/** Where one radar detects, or where one effector of one fire unit can engage, at one height. */
export interface CoverageLayer {
  readonly kind: 'radar' | 'effector';
  /** Id of the radar, or of the fire unit and the effector, joined by a slash. */
  readonly id: string;
  readonly name: string;
  /** Index of the radar (of an effector: its fire unit's radar), and of fire unit and effector, or -1. */
  readonly radar: number;
  readonly fireUnit: number;
  readonly effector: number;
  /** m above the question's datum. */
  readonly height: number;
  /** Closed rings, longitude and latitude in turn, rad; outer ones counter-clockwise, holes clockwise. */
  readonly rings: readonly Float64Array[];
  /** m^2 */
  readonly area: number;
  /** Greatest ground distance from the site, m; 0 where nothing is covered. */
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
  readonly radars: readonly number[];
  readonly effectors: readonly number[];
}

export interface Coverage extends CoverageQuestion {
  /** In order of height, then radars, then effectors by fire unit. */
  readonly layers: readonly CoverageLayer[];
  /** In order of height, then asset. */
  readonly assets: readonly AssetCoverage[];
  /** Radars that do not radiate at the start, such as those of a carrier that comes later: they cover nothing. */
  readonly silentRadars: readonly number[];
}
