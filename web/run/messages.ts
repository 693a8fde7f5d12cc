/** What the page and the engine's worker say to each other. */
import type { AnyColumn, Outcome, Problem, RecordHeader, RecordTables } from '../../src/index.ts';

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
}

/** A message with the number of the question it belongs to. */
export interface Numbered<T> {
  readonly number: number;
  readonly said: T;
}

/** A table without its schema: its columns are handed over whole, so nothing is copied. */
export interface SentTable {
  readonly count: number;
  readonly columns: Readonly<Record<string, AnyColumn>>;
}

export type Question =
  | { readonly kind: 'summarise'; readonly files: readonly { file: string; text: string }[] }
  | { readonly kind: 'check'; readonly file: string; readonly text: string }
  | { readonly kind: 'run'; readonly file: string; readonly text: string; readonly seed: number };

export type Answer =
  | { readonly kind: 'summaries'; readonly summaries: readonly ScenarioSummary[] }
  | {
      readonly kind: 'checked';
      readonly file: string;
      readonly problems: readonly Problem[];
      readonly summary: ScenarioSummary | null;
    }
  | { readonly kind: 'progress'; readonly share: number; readonly time: number }
  | {
      readonly kind: 'done';
      readonly header: RecordHeader;
      readonly tables: Readonly<Record<keyof RecordTables, SentTable>>;
      readonly outcome: Outcome;
    }
  | { readonly kind: 'failed'; readonly message: string };
