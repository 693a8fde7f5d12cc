/** What the page and a study's workers say to each other. */
import type {
  Problem,
  ReportGrounds,
  StudyDesign,
  StudyJob,
  StudyRow,
  StudySummary,
} from '../../src/index.ts';

/** A text with the name by which others name it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A study's text with the texts of the files that stand beside it. */
export interface StudyTexts extends NamedText {
  readonly beside: readonly NamedText[];
}

export type StudyQuestion =
  | { readonly kind: 'resolve'; readonly texts: StudyTexts; readonly runs: number | null }
  /** The design of the jobs that follow. */
  | { readonly kind: 'begin'; readonly design: StudyDesign }
  | { readonly kind: 'work'; readonly job: StudyJob }
  | {
      readonly kind: 'report';
      readonly design: StudyDesign;
      readonly rows: readonly StudyRow[];
      readonly runs: number;
      /** Folder of the study on the server, or empty. */
      readonly folder: string;
    };

/** A question with the files of heights that were given to the page; a file is handed on, not copied. */
export interface StudyAsked {
  readonly said: StudyQuestion;
  readonly heights: readonly File[];
}

export type StudyAnswer =
  | {
      readonly kind: 'resolved';
      readonly design: StudyDesign | null;
      readonly problems: readonly Problem[];
      /** Name of a file of heights that a scenario needs and that has not been given, or empty. */
      readonly missing: string;
    }
  | { readonly kind: 'begun' }
  /** One run; more of the job follow until `worked`. */
  | { readonly kind: 'row'; readonly row: StudyRow }
  | { readonly kind: 'worked' }
  | { readonly kind: 'reported'; readonly summary: StudySummary; readonly grounds: ReportGrounds }
  | { readonly kind: 'failed'; readonly message: string };
