/** What the page is showing, except the time. */
import { create } from 'zustand';
import type { Outcome, Playback, Problem } from '../../src/index.ts';
import { resetClock } from './clock.ts';

export type Theme = 'night' | 'day';

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
  layers: Readonly<Record<LayerName, boolean>>;
  /** Effectors whose rings are hidden. */
  hiddenEffectors: ReadonlySet<number>;
  tab: Tab;
  selected: Thing | null;
  flyTo: FlyTarget | null;
  /** Changes when the whole picture is to be framed again. */
  frameRequest: number;
  startOpen: boolean;
  helpOpen: boolean;
  layersOpen: boolean;
  /** Phone only: the panel sheet is up. */
  sheetOpen: boolean;
  run: RunProgress | null;
  problems: readonly Problem[];
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
  theme: storedTheme(),
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
  flyTo: null,
  frameRequest: 0,
  startOpen: true,
  helpOpen: false,
  layersOpen: !narrow,
  sheetOpen: false,
  run: null,
  problems: [],
  dropped: null,
  failure: '',
}));

export const setState = useStore.setState;
export const getState = useStore.getState;

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem('sudarshan.theme');
    if (stored === 'day' || stored === 'night') return stored;
  } catch {
    return 'night';
  }
  return 'night';
}

export function setTheme(theme: Theme): void {
  setState({ theme });
  try {
    localStorage.setItem('sudarshan.theme', theme);
  } catch {
    return;
  }
}

/** Show a record: from the server, from a run, or a scenario at its start (`outcome` null). */
export function showRecord(playback: Playback, outcome: Outcome | null): void {
  resetClock(playback.end);
  setState({
    playback,
    outcome,
    selected: null,
    problems: [],
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
