/** The scenario under the pencil. Its text is the state; everything else here is read from it or says what is looked at. */
import type { Document } from 'yaml';
import { create } from 'zustand';
import type { Problem } from '../../src/index.ts';
import type { LibraryWords } from '../run/messages.ts';
import { dropDraft, keepDraft, type ShelvedDraft } from '../state/shelf.ts';
import { setState } from '../state/store.ts';
import { openDocument, plainOf, textOfDocument } from './document.ts';
import { keyOf, type Path, valueAt } from './path.ts';
import { type LonLat, type Thing, type ThingKind, thingOf, thingsOf } from './things.ts';

/** Steps that can be undone. */
export const STEPS = 100;
/** Steps of one kind within this time are one step, ms. */
const TOGETHER = 1500;
/** Time after the last change until the draft is kept, ms. */
const KEEP_AFTER = 400;

/** What the text was before a step, and what was chosen then. */
interface Step {
  readonly label: string;
  readonly text: string;
  readonly chosen: string;
  /** Steps of the same name that follow at once are one. */
  readonly joins: string;
  readonly time: number;
}

/** What the next click on the map does. */
export type Placing =
  | { readonly what: 'thing'; readonly kind: ThingKind }
  | { readonly what: 'place'; readonly path: Path }
  | { readonly what: 'waypoint'; readonly list: Path };

/** What the editor asks of the map. */
export interface MapHand {
  readonly centre: () => LonLat;
  /** A size that is well seen at the zoom of the map, degrees. */
  readonly reach: () => number;
  readonly focusMap: () => void;
  readonly focusSign: (key: string) => void;
  /** Bring a place into view. */
  readonly look: (at: LonLat) => void;
}

export const views = ['map', 'scenario', 'text'] as const;
export type View = (typeof views)[number];

export interface Draft {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly kept: string;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Plain data of the text; null while it cannot be read. */
  readonly plain: unknown;
  readonly things: readonly Thing[];
  /** Key of the thing or handle that is looked at, or empty. */
  readonly chosen: string;
  readonly view: View;
  readonly placing: Placing | null;
  readonly problems: readonly Problem[];
  /** Name of a file of heights that the draft needs and that has not been given, or empty. */
  readonly missing: string;
  /** Greatest range of each unit, m, by its id; of the last text without errors. */
  readonly reaches: Readonly<Record<string, number>>;
  /** The problems are those of an earlier text. */
  readonly isChecking: boolean;
  readonly library: LibraryWords;
  /** Null while there is no map. */
  readonly hand: MapHand | null;
  /** False where the browser cannot keep the draft. */
  readonly isKeeping: boolean;
  /** What just happened, for those who do not see it. */
  readonly said: string;
}

export const useDraft = create<Draft>(() => ({
  id: '',
  file: '',
  text: '',
  kept: '',
  past: [],
  future: [],
  plain: null,
  things: [],
  chosen: '',
  view: 'map',
  placing: null,
  problems: [],
  missing: '',
  reaches: {},
  isChecking: false,
  library: { systems: [], classes: [] },
  hand: null,
  isKeeping: true,
  said: '',
}));

export const getDraft = useDraft.getState;
export const setDraft = useDraft.setState;

/** What is read from a text. */
function readText(text: string): Pick<Draft, 'text' | 'plain' | 'things'> {
  const plain = plainOf(text);
  return { text, plain, things: thingsOf(plain) };
}

/** Title of the scenario, or the name of its file. */
export function nameOf({ plain, file }: Draft): string {
  const name = valueAt(plain, ['name']);
  return typeof name === 'string' && name !== '' ? name : file;
}

const showName = (): void => setState({ editing: nameOf(getDraft()) });

/** True where the editor has this text under the pencil already. */
function isUnderPencil(given: Given): boolean {
  const { id, text } = getDraft();
  return id !== '' && given.text === text && (given.id === undefined || given.id === id);
}

type Given = Pick<ShelvedDraft, 'file' | 'text' | 'kept'> & { readonly id?: string };

/** Open a scenario in the editor; a draft that was left or run goes on as it was, with its steps. */
export function openDraft(given: Given): void {
  if (!isUnderPencil(given)) {
    keepNow();
    startDraft(given);
  }
  setState({
    startOpen: false,
    selected: null,
    relief: false,
    sheetOpen: false,
    problems: [],
    missing: '',
    failure: '',
  });
  showName();
}

function startDraft({ id, file, text, kept }: Given): void {
  const read = readText(text);
  setDraft({
    ...read,
    id: id ?? Date.now().toString(36),
    file,
    kept,
    past: [],
    future: [],
    chosen: '',
    view: read.plain === null ? 'text' : 'map',
    placing: null,
    problems: [],
    missing: '',
    reaches: {},
    isChecking: true,
    said: '',
  });
}

function stepBefore(label: string, joins: string): readonly Step[] {
  const { past, text, chosen } = getDraft();
  const last = past.at(-1);
  const time = Date.now();
  if (last && joins !== '' && last.joins === joins && time - last.time < TOGETHER)
    return [...past.slice(0, -1), { ...last, time }];
  return [...past, { label, text, chosen, joins, time }].slice(-STEPS);
}

/** Take a whole new text as one step. */
export function writeText(text: string, label: string, joins = ''): void {
  if (text === getDraft().text) return;
  const past = stepBefore(label, joins);
  setDraft({ ...readText(text), past, future: [], isChecking: true });
  showName();
}

/** Change the document as one step; what `change` gives is chosen then. Nothing is done to a text that cannot be read. */
export function edit(label: string, change: (document: Document) => Path | undefined, joins = ''): void {
  const { text, plain } = getDraft();
  if (plain === null) return;
  const document = openDocument(text);
  const chosen = change(document);
  writeText(textOfDocument(document, text), label, joins);
  if (chosen) choose(keyOf(chosen));
}

function travel(from: 'past' | 'future', to: 'past' | 'future', said: (label: string) => string): void {
  const draft = getDraft();
  const step = draft[from].at(-1);
  if (!step) return;
  const { text, chosen } = draft;
  const read = readText(step.text);
  setDraft({
    ...read,
    [from]: draft[from].slice(0, -1),
    [to]: [...draft[to], { ...step, text, chosen, joins: '' }],
    chosen: thingOf(read.things, step.chosen) ? step.chosen : '',
    placing: null,
    isChecking: true,
    said: said(step.label),
  });
  showName();
}

export const undo = (said: (label: string) => string): void => travel('past', 'future', said);
export const redo = (said: (label: string) => string): void => travel('future', 'past', said);

/** Look at a thing or handle; none for an empty key. */
export function choose(chosen: string): void {
  setDraft({ chosen, view: 'map', placing: null });
  if (chosen !== '') setState({ sheetOpen: true });
}

export const chosenThing = ({ things, chosen }: Draft): Thing | null =>
  chosen === '' ? null : thingOf(things, chosen);

export const isUnsaved = ({ text, kept }: Draft): boolean => text !== kept;

/** Keep the draft in the browser, or forget it when it is saved. */
export function keepNow(): void {
  const draft = getDraft();
  const { id, file, text, kept } = draft;
  if (id === '') return;
  if (isUnsaved(draft)) setDraft({ isKeeping: keepDraft({ id, file, text, kept, time: Date.now() }) });
  else dropDraft(id);
}

/** Keep the draft soon after each change, and at once when the page goes; gives the act that stops it. */
export function followDraft(): () => void {
  let timer = 0;
  const stop = useDraft.subscribe((now, before) => {
    if (now.text === before.text && now.kept === before.kept) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(keepNow, KEEP_AFTER);
  });
  const leave = (): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    keepNow();
  };
  window.addEventListener('pagehide', leave);
  return () => {
    stop();
    window.clearTimeout(timer);
    window.removeEventListener('pagehide', leave);
    keepNow();
  };
}
