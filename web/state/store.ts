/** What the page is showing, except the time. */
import { create } from 'zustand';
import type { Outcome, Playback, Problem } from '../../src/index.ts';
import { loadWords, strings } from '../strings.ts';
import { resetClock } from './clock.ts';
import { namedPlayback } from './named-record.ts';

export type Theme = 'night' | 'day';
/** km, m and m/s; or nautical miles, feet and knots. */
export type UnitSystem = 'metric' | 'nautical';

export const languages = [
  { code: 'en', name: 'English' },
  { code: 'hi', name: 'हिन्दी' },
] as const;
export type Language = (typeof languages)[number]['code'];

export const layerNames = [
  'truth',
  'tracks',
  'tentative',
  'ellipses',
  'plots',
  'missiles',
  'engagements',
  'trails',
  'units',
  'assets',
  'coverage',
  'rings',
  'radarRings',
  'labels',
] as const;
export type LayerName = (typeof layerNames)[number];

export const tabs = ['outcome', 'events', 'leakers', 'engagements', 'charts', 'coverage', 'sources'] as const;
export type Tab = (typeof tabs)[number];

export type ThingKind = 'object' | 'track' | 'unit' | 'asset' | 'engagement';
export interface Thing {
  readonly kind: ThingKind;
  readonly index: number;
}

/** What is going on with a run in the background. */
export interface RunProgress {
  readonly name: string;
  readonly share: number;
  readonly note: string;
}

export interface FlyTarget {
  readonly lonDeg: number;
  readonly latDeg: number;
  readonly zoom?: number;
}

export interface Store {
  playback: Playback | null;
  outcome: Outcome | null;
  theme: Theme;
  units: UnitSystem;
  /** The language of the words that are loaded. */
  language: Language;
  paletteOpen: boolean;
  layers: Readonly<Record<LayerName, boolean>>;
  /** Effectors whose rings are hidden. */
  hiddenEffectors: ReadonlySet<number>;
  tab: Tab;
  selected: Thing | null;
  /** Marked moments of the record, s, in order. */
  bookmarks: readonly number[];
  flyTo: FlyTarget | null;
  /** Changes when the whole picture is to be framed again. */
  frameRequest: number;
  /** The map stands up, with heights drawn so many times. */
  relief: boolean;
  heightTimes: number;
  startOpen: boolean;
  /** Name of the scenario that is being edited: map and panel belong to the editor then. Empty while none is. */
  editing: string;
  helpOpen: boolean;
  studiesOpen: boolean;
  tutorialOpen: boolean;
  layersOpen: boolean;
  /** Phone only: the panel sheet is up. */
  sheetOpen: boolean;
  run: RunProgress | null;
  problems: readonly Problem[];
  /** Name of a file of heights that the checked scenario needs and that has not been given, or empty. */
  missing: string;
  /** A scenario file that was dropped or chosen. */
  dropped: { readonly file: string; readonly text: string } | null;
  /** A failure told in a sentence, or empty. */
  failure: string;
}

const narrow = typeof window !== 'undefined' && window.matchMedia('(max-width: 1080px)').matches;

/** True where the panel is a sheet at the bottom. */
export function isPhone(): boolean {
  return window.matchMedia('(max-width: 760px)').matches;
}

export const useStore = create<Store>(() => ({
  playback: null,
  outcome: null,
  theme: firstTheme(),
  units: stored('units') === 'nautical' ? 'nautical' : 'metric',
  language: 'en',
  paletteOpen: false,
  layers: {
    truth: true,
    tracks: true,
    tentative: false,
    ellipses: true,
    plots: true,
    missiles: true,
    engagements: true,
    trails: true,
    units: true,
    assets: true,
    coverage: false,
    rings: true,
    radarRings: false,
    labels: true,
  },
  hiddenEffectors: new Set(),
  tab: 'outcome',
  selected: null,
  bookmarks: [],
  flyTo: null,
  frameRequest: 0,
  relief: false,
  heightTimes: 5,
  startOpen: true,
  editing: '',
  helpOpen: false,
  studiesOpen: false,
  tutorialOpen: false,
  layersOpen: !narrow,
  sheetOpen: false,
  run: null,
  problems: [],
  missing: '',
  dropped: null,
  failure: '',
}));

export const setState = useStore.setState;
export const getState = useStore.getState;

/** What was chosen in an earlier visit; empty where the browser keeps nothing. */
export function stored(name: string): string {
  try {
    return localStorage.getItem(`sudarshan.${name}`) ?? '';
  } catch {
    return '';
  }
}

/** As chosen in an earlier visit; before any choice as the system is set. */
function firstTheme(): Theme {
  const chosen = stored('theme');
  if (chosen === 'day' || chosen === 'night') return chosen;
  const isLight = typeof window !== 'undefined' && window.matchMedia('(prefers-color-scheme: light)').matches;
  return isLight ? 'day' : 'night';
}

/** Keep a choice for the next visit, where the browser lets us. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`sudarshan.${name}`, value);
  } catch {
    return;
  }
}

export function setTheme(theme: Theme): void {
  setState({ theme });
  keep('theme', theme);
}

export function setUnits(units: UnitSystem): void {
  setState({ units });
  keep('units', units);
}

/** The record as it was opened, with its names as they are written in the scenario. */
let opened: Playback | null = null;

/** Load the words of a language, then show them. */
export async function setLanguage(language: Language): Promise<void> {
  await loadWords(language);
  document.documentElement.lang = language;
  document.title = strings.name;
  setState({ language, playback: opened && namedPlayback(opened) });
  keep('language', language);
}

/** The language of an earlier visit, or of the browser where it is one of ours. */
export function restoreLanguage(): void {
  const wanted = stored('language') || navigator.language.slice(0, 2);
  if (wanted === 'hi') setLanguage('hi');
}

/** Show a record: from the server, from a run, or a scenario at its start (`outcome` null). */
export function showRecord(playback: Playback, outcome: Outcome | null): void {
  opened = playback;
  resetClock(playback.end);
  setState({
    playback: namedPlayback(playback),
    outcome,
    editing: '',
    selected: null,
    bookmarks: [],
    problems: [],
    missing: '',
    failure: '',
    hiddenEffectors: new Set(),
  });
}

export function toggleLayer(name: LayerName): void {
  setState((state) => ({ layers: { ...state.layers, [name]: !state.layers[name] } }));
}

export function toggleEffector(effector: number): void {
  setState((state) => {
    const hidden = new Set(state.hiddenEffectors);
    if (!hidden.delete(effector)) hidden.add(effector);
    return { hiddenEffectors: hidden };
  });
}

/** Select a thing; on a phone the sheet makes room for the map and the card. */
export function select(selected: Thing | null): void {
  setState((state) => ({ selected, sheetOpen: selected && isPhone() ? false : state.sheetOpen }));
}

export function flyTo(target: FlyTarget): void {
  setState({ flyTo: target });
}
