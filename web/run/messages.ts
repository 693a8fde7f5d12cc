/** What the page and the engine's worker say to each other. */
import type { Outcome, Problem, RecordHeader, RecordTables } from '../../src/index.ts';

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
      /** Bytes of each table, in the form of `bytesFromTable`. */
      readonly tables: Readonly<Record<keyof RecordTables, ArrayBuffer>>;
      readonly outcome: Outcome;
    }
  | { readonly kind: 'failed'; readonly message: string };
