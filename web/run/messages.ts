/** What the page and the engine's worker say to each other. */
import type { Feature, MultiPolygon } from 'geojson';
import type {
  AnyColumn,
  AskedClass,
  CoverageGroup,
  CoverageQuestion,
  CoveredAsset,
  Outcome,
  PlaybackIndex,
  Problem,
  RecordHeader,
  RecordTables,
} from '../../src/index.ts';
import type { LonLat } from '../editor/things.ts';

/** What a scenario puts on the map, as a small picture shows it. */
export interface ScenarioOutline {
  readonly units: readonly LonLat[];
  readonly assets: readonly LonLat[];
  /** What flies or drives, by side. */
  readonly ways: readonly { readonly side: string; readonly line: readonly LonLat[] }[];
  readonly zones: readonly (readonly LonLat[])[];
}

/** A scenario as the gallery shows it. */
export interface ScenarioSummary {
  readonly file: string;
  readonly name: string;
  readonly description: string;
  readonly duration: number;
  readonly hostile: number;
  readonly others: number;
  readonly assets: number;
  readonly units: number;
  readonly outline: ScenarioOutline;
  /** Greatest range of the effectors of each unit, m, by the unit's id; none for units that do not shoot. */
  readonly reaches: Readonly<Record<string, number>>;
}

/** A word of the library that a scenario may use. */
export interface LibraryWord {
  readonly id: string;
  readonly name: string;
  /** Category of an object class; empty for a system. */
  readonly category: string;
}

/** What a form offers for `system` and `class`. */
export interface LibraryWords {
  readonly systems: readonly LibraryWord[];
  readonly classes: readonly LibraryWord[];
}

/** A message with the number of the question it belongs to. */
export interface Numbered<T> {
  readonly number: number;
  readonly said: T;
}

/** A question with the files of heights that were given to the page; a file is handed on, not copied. */
export interface Asked extends Numbered<Question> {
  readonly heights: readonly File[];
}

/** A table without its schema. */
export interface SentTable {
  readonly count: number;
  readonly columns: Readonly<Record<string, AnyColumn>>;
}

/** A record with its indices, without the functions and schemas that cannot be sent. */
export interface PackedRecord {
  readonly header: RecordHeader;
  readonly tables: Readonly<Record<keyof RecordTables, SentTable>>;
  readonly index: PlaybackIndex;
  /** Null for a scenario that is shown at its start, not run. */
  readonly outcome: Outcome | null;
}

/** Where one layer covers; `group` is an index into the groups of the picture. */
export type CoverageArea = Feature<
  MultiPolygon,
  { readonly group: number; readonly kind: CoverageGroup['kind']; readonly name: string }
>;

/** Coverage as the map and the tab show it. */
export interface CoveragePicture {
  readonly question: CoverageQuestion;
  readonly groups: readonly CoverageGroup[];
  readonly areas: readonly CoverageArea[];
  readonly assets: readonly CoveredAsset[];
  readonly classes: readonly AskedClass[];
  /** Names of radars that do not radiate at the start. */
  readonly silent: readonly string[];
}

export type Question =
  | { readonly kind: 'summarise'; readonly files: readonly { file: string; text: string }[] }
  | { readonly kind: 'check'; readonly file: string; readonly text: string }
  | { readonly kind: 'library' }
  | { readonly kind: 'run'; readonly file: string; readonly text: string; readonly seed: number }
  /** The first tick only: the scenario on the map, not run. */
  | { readonly kind: 'look'; readonly file: string; readonly text: string }
  /** A stored record: a folder with record.json and one Parquet file a table. */
  | {
      readonly kind: 'fetch';
      readonly base: string;
      /** What the server is told with each question. */
      readonly headers: Readonly<Record<string, string>>;
    }
  /** A later question of this kind, or `stop-covering`, ends the one before. */
  | { readonly kind: 'cover'; readonly text: string; readonly question: CoverageQuestion }
  | { readonly kind: 'stop-covering' };

export type Answer =
  | { readonly kind: 'summaries'; readonly summaries: readonly ScenarioSummary[] }
  | {
      readonly kind: 'checked';
      readonly file: string;
      readonly problems: readonly Problem[];
      readonly summary: ScenarioSummary | null;
      /** Name of a file of heights that the scenario needs and that has not been given, or empty. */
      readonly missing: string;
    }
  | { readonly kind: 'library'; readonly words: LibraryWords }
  | { readonly kind: 'progress'; readonly share: number; readonly time: number }
  | { readonly kind: 'record'; readonly packed: PackedRecord }
  | { readonly kind: 'covered'; readonly picture: CoveragePicture }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'failed'; readonly message: string };
