/** The coverage that is asked about and shown, and the asking: again soon after a choice changed, the old picture kept meanwhile. */
import { create } from 'zustand';
import type { CoverageQuestion, Decades, HeightDatum } from '../../src/index.ts';
import type { CoveragePicture } from '../run/messages.ts';
import { coverageEngine } from '../run/runner.ts';
import { getState, type Store, useStore } from './store.ts';

/** Ends of the sliders: m above ground or sea, and m^2. */
export const heightRange: Decades = { least: 10, most: 40_000 };
export const rcsRange: Decades = { least: 0.0001, most: 100 };

export interface CoverageStore {
  readonly height: number;
  readonly rcs: number;
  readonly above: HeightDatum;
  /** Keys of groups that are hidden on the map. */
  readonly hidden: ReadonlySet<string>;
  readonly picture: CoveragePicture | null;
  /** Share of the layers done, or null when nothing is under way. */
  readonly share: number | null;
  /** The picture is not what the choices ask for: they changed, or the work was stopped. */
  readonly isStale: boolean;
  readonly failure: string;
}

export const useCoverage = create<CoverageStore>(() => ({
  height: 300,
  rcs: 1,
  above: 'ground',
  hidden: new Set(),
  picture: null,
  share: null,
  isStale: false,
  failure: '',
}));
const set = useCoverage.setState;
const get = useCoverage.getState;

/** Time after the last change of a slider until the question is asked, ms. */
const PAUSE = 250;

let timer = 0;
let askedText = '';
let askedKey = '';

function questionNow(): CoverageQuestion {
  const { height, rcs, above } = get();
  return { heights: [height], rcs, above };
}

/** Text of the open scenario, or empty where the record does not carry it. */
function openText(): string {
  return getState().playback?.record.header.scenarioText ?? '';
}

function askNow(): void {
  const text = openText();
  const question = questionNow();
  askedText = text;
  askedKey = JSON.stringify(question);
  set({ share: 0, failure: '', isStale: true });
  coverageEngine.ask({ kind: 'cover', text, question }, (answer) => {
    if (askedText !== text || askedKey !== JSON.stringify(question)) return;
    if (answer.kind === 'progress') set({ share: answer.share });
    if (answer.kind === 'failed') set({ share: null, failure: answer.message });
    if (answer.kind === 'covered') set({ picture: answer.picture, share: null, isStale: false });
  });
}

/** Ask soon, unless just this was asked already or nobody looks. */
function askSoon(): void {
  const text = openText();
  if (!getState().layers.coverage || text === '') return;
  if (text === askedText && JSON.stringify(questionNow()) === askedKey) return;
  window.clearTimeout(timer);
  timer = window.setTimeout(askNow, get().picture ? PAUSE : 0);
}

/** Change what is asked about. */
export function askCoverage(change: Partial<Pick<CoverageStore, 'height' | 'rcs' | 'above'>>): void {
  set({ ...change, isStale: true });
  askSoon();
}

/** Stop the work under way; the old picture stays and is marked as old. */
export function stopCoverage(): void {
  window.clearTimeout(timer);
  coverageEngine.ask({ kind: 'stop-covering' }, () => {});
  askedKey = '';
  set({ share: null });
}

/** Ask now for what the choices say. */
export const renewCoverage = askNow;

export function groupKey(group: { readonly kind: string; readonly effector: number }): string {
  return `${group.kind} ${group.effector}`;
}

/** Show or hide one group on the map. */
export function toggleGroup(key: string): void {
  const hidden = new Set(get().hidden);
  if (!hidden.delete(key)) hidden.add(key);
  set({ hidden });
}

function follow(state: Store, before: Store): void {
  if (state.playback !== before.playback && openText() !== askedText) {
    if (get().share !== null) stopCoverage();
    set({ picture: null, hidden: new Set(), failure: '' });
  }
  if (state.playback !== before.playback || state.layers.coverage !== before.layers.coverage) askSoon();
}

/** Follow the open record; gives the act that stops it. */
export function followRecord(): () => void {
  return useStore.subscribe(follow);
}
