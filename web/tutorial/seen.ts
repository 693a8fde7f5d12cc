/** What the tutorial sees of the app: the little that says whether a step was truly done. */
import { killChainOf, leakerRows, type Playback } from '../../src/index.ts';
import { getDraft } from '../editor/draft.ts';
import { storyFor } from '../panels/describe.ts';
import { clock } from '../state/clock.ts';
import { useCoverage } from '../state/coverage.ts';
import { marksOf } from '../state/keys.ts';
import { getState, type Tab, type Theme } from '../state/store.ts';
import { getStudy } from '../studies/study-store.ts';

export interface Seen {
  /** The run that is open, by identity; null while none was made. */
  readonly run: object | null;
  /** Attacks that came through in it. */
  readonly leaked: number;
  readonly tab: Tab;
  readonly playing: boolean;
  readonly speed: number;
  /** Time of the clock, s. */
  readonly time: number;
  /** The clock stands exactly at a wave, launch, kill or leak. */
  readonly isAtMark: boolean;
  /** The selected object, where it is one that came through; else -1. */
  readonly leaker: number;
  /** The clock stands exactly at a link of the kill chain of that object. */
  readonly isAtLink: boolean;
  /** What coverage is asked for: m and m^2. */
  readonly height: number;
  readonly rcs: number;
  readonly relief: boolean;
  readonly editing: boolean;
  /** Key of the unit that is chosen in the editor, or empty. */
  readonly unit: string;
  /** Places of all units in the editor, as text. */
  readonly places: string;
  /** Steps of the editor that can be done again. */
  readonly undone: number;
  readonly studiesOpen: boolean;
  /** The study that is open, by identity. */
  readonly study: object | null;
  /** Every cell of that study has the two runs that an interval needs. */
  readonly hasIntervals: boolean;
  readonly paletteOpen: boolean;
  readonly helpOpen: boolean;
  readonly theme: Theme;
  /** Times that the page was given to the printer. */
  readonly printed: number;
}

let printed = 0;
window.addEventListener('beforeprint', () => {
  printed++;
});

let leakers: { readonly playback: Playback; readonly objects: ReadonlySet<number> } | null = null;

/** The objects of a record that came through, found once. */
function leakersOf(playback: Playback): ReadonlySet<number> {
  if (leakers?.playback !== playback)
    leakers = { playback, objects: new Set(leakerRows(playback).map(({ object }) => object)) };
  return leakers.objects;
}

function selectedLeaker(playback: Playback | null): number {
  const { selected } = getState();
  if (!playback || selected?.kind !== 'object') return -1;
  return leakersOf(playback).has(selected.index) ? selected.index : -1;
}

function isAtLink(playback: Playback | null, leaker: number): boolean {
  if (!playback || leaker < 0) return false;
  const { times } = killChainOf(playback.record, storyFor(playback, leaker));
  return Object.values(times).includes(clock.time);
}

function isAtMark(playback: Playback | null): boolean {
  if (!playback) return false;
  const { entered, launched, killed, leaked } = marksOf(playback);
  return [entered, launched, killed, leaked].some((times) => times.includes(clock.time));
}

function editorSeen(): Pick<Seen, 'unit' | 'places' | 'undone'> {
  const { things, chosen, future } = getDraft();
  const units = things.filter(({ kind }) => kind === 'unit');
  return {
    unit: units.find(({ key }) => key === chosen)?.key ?? '',
    places: JSON.stringify(units.map(({ anchor }) => anchor)),
    undone: future.length,
  };
}

function studySeen(): Pick<Seen, 'study' | 'hasIntervals'> {
  const { tally } = getStudy();
  const runsOf = (cell: number): number => tally!.rows[cell]!.filter((row) => row !== undefined).length;
  return { study: tally, hasIntervals: tally?.design.cells.every((_, cell) => runsOf(cell) >= 2) ?? false };
}

/** The app as it is now. */
export function seenNow(): Seen {
  const { playback, outcome, tab, relief, editing, studiesOpen, paletteOpen, helpOpen, theme } = getState();
  const leaker = selectedLeaker(outcome && playback);
  return {
    run: outcome && playback,
    leaked: outcome?.leaked ?? 0,
    tab,
    playing: clock.playing,
    speed: clock.speed,
    time: clock.time,
    isAtMark: isAtMark(playback),
    leaker,
    isAtLink: isAtLink(playback, leaker),
    height: useCoverage.getState().height,
    rcs: useCoverage.getState().rcs,
    relief,
    editing: editing !== '',
    ...editorSeen(),
    studiesOpen,
    ...studySeen(),
    paletteOpen,
    helpOpen,
    theme,
    printed,
  };
}
