/**
 * The tutorial as data: steps, the tasks of each, where they are done, and what in the app says that they were. The words stand
 * beside (`words.ts`), under the same names.
 */
import type { Seen } from './seen.ts';

/** A place on the page by its selector, and the key that belongs to it; none where it is only looked at or Tab leads there. */
export interface Target {
  readonly at: string;
  readonly key?: string;
}

export interface Task {
  readonly id: string;
  /** Keys that do it, as the keyboard has them. */
  readonly keys: readonly string[];
  /** Where it is done: the first of these that can be seen is pointed at. */
  readonly targets: readonly Target[];
  /** Whether it was done since `then`: the step's begin, or the moment when the task before was done. */
  readonly isDone: (now: Seen, then: Seen) => boolean;
}

export interface Step {
  readonly id: string;
  readonly tasks: readonly Task[];
  /** What must be there before; the step that brings it is offered where it is not. */
  readonly needs?: { readonly step: string; readonly isThere: (now: Seen) => boolean };
}

/** The bundled scenario that the words name: small, quick, and some of its attacks come through. */
export const SCENARIO = 'one-site-one-system.yaml';
/** The bundled study that the words name. */
export const STUDY = 'two-squadrons-quick-look';

const aRun: Step['needs'] = { step: 'open', isThere: ({ run }) => run !== null };
const tabOf = (name: string, key: string): readonly Target[] => [
  { at: `#tab-${name}`, key },
  { at: '.grip' },
];
const inList: readonly Target[] = [
  { at: '.things [data-thing^="defence.units"]', key: 'Enter' },
  { at: '#view-map' },
  { at: '.grip' },
];
const openStudies: Target = { at: '.open-studies', key: 'S' };
const find: Target = { at: '.find-command', key: 'Ctrl K' };

export const steps: readonly Step[] = [
  {
    id: 'open',
    tasks: [
      {
        id: 'run',
        keys: ['O', '↓', 'Tab', 'Enter'],
        targets: [
          { at: `.scenario-card:not(.chosen):has(input[value="${SCENARIO}"])`, key: '↓' },
          { at: '.start-row .primary', key: 'Enter' },
          { at: '.start-row .progress' },
          { at: '.top .scenario', key: 'O' },
        ],
        isDone: (now, then) => now.run !== null && now.run !== then.run,
      },
    ],
  },
  {
    id: 'time',
    needs: aRun,
    tasks: [
      {
        id: 'play',
        keys: ['Space'],
        targets: [{ at: '.transport .play', key: 'Space' }],
        isDone: (now, then) => now.playing !== then.playing,
      },
      {
        id: 'speed',
        keys: ['↑', '↓'],
        targets: [{ at: '.transport .speed', key: '↑' }],
        isDone: (now, then) => now.speed !== then.speed,
      },
      {
        id: 'jump',
        keys: ['N', 'P'],
        targets: [{ at: '.transport .buttons .icon:last-child', key: 'N' }],
        isDone: (now, then) => now.isAtMark && now.time !== then.time,
      },
    ],
  },
  {
    id: 'leakers',
    needs: { step: 'open', isThere: ({ leaked }) => leaked > 0 },
    tasks: [
      { id: 'tab', keys: ['3'], targets: tabOf('leakers', '3'), isDone: (now) => now.tab === 'leakers' },
      {
        id: 'select',
        keys: ['Tab', 'Enter'],
        targets: [{ at: '.leakers li', key: 'Enter' }, ...tabOf('leakers', '3')],
        isDone: (now) => now.leaker >= 0,
      },
    ],
  },
  {
    id: 'chain',
    needs: { step: 'leakers', isThere: ({ leaker }) => leaker >= 0 },
    tasks: [
      {
        id: 'link',
        keys: ['I', 'Tab', 'Enter'],
        targets: [{ at: '.card .chain', key: 'I' }],
        isDone: (now, then) => now.isAtLink && now.time !== then.time,
      },
    ],
  },
  {
    id: 'charts',
    needs: aRun,
    tasks: [
      { id: 'tab', keys: ['5'], targets: tabOf('charts', '5'), isDone: (now) => now.tab === 'charts' },
      {
        id: 'move',
        keys: ['Shift →', 'Home', 'End'],
        targets: [{ at: '.timeline', key: 'Shift →' }],
        isDone: (now, then) => now.tab === 'charts' && now.time !== then.time,
      },
    ],
  },
  {
    id: 'coverage',
    needs: aRun,
    tasks: [
      { id: 'tab', keys: ['C'], targets: tabOf('coverage', 'C'), isDone: (now) => now.tab === 'coverage' },
      {
        id: 'height',
        keys: ['Tab', '→', '←'],
        targets: [{ at: '.coverage .decade', key: '→' }, ...tabOf('coverage', 'C')],
        isDone: (now, then) => now.height !== then.height,
      },
      {
        id: 'rcs',
        keys: ['Tab', '→', '←'],
        targets: [{ at: '.coverage .chips + .decade', key: '→' }, ...tabOf('coverage', 'C')],
        isDone: (now, then) => now.rcs !== then.rcs,
      },
    ],
  },
  {
    id: 'relief',
    needs: aRun,
    tasks: [
      {
        id: 'stand',
        keys: ['V'],
        targets: [{ at: '.zoom .relief', key: 'V' }, { at: '.grip' }],
        isDone: (now, then) => now.relief !== then.relief,
      },
    ],
  },
  {
    id: 'edit',
    needs: aRun,
    tasks: [
      {
        id: 'open',
        keys: ['E'],
        targets: [{ at: '.edit-scenario', key: 'E' }],
        isDone: (now) => now.editing,
      },
      {
        id: 'choose',
        keys: ['Tab', 'Enter'],
        targets: inList,
        isDone: (now) => now.unit !== '',
      },
      {
        id: 'move',
        keys: ['Tab', 'Enter'],
        targets: [{ at: '[data-path^="defence.units"][data-path$="at.lat_deg"]', key: 'Enter' }, ...inList],
        isDone: (now, then) => now.editing && now.places !== then.places,
      },
      {
        id: 'undo',
        keys: ['Ctrl Z'],
        targets: [{ at: '.editor-bar .buttons .icon', key: 'Ctrl Z' }],
        isDone: (now, then) => now.undone > then.undone,
      },
      {
        id: 'redo',
        keys: ['Ctrl Shift Z'],
        targets: [{ at: '.editor-bar .buttons .icon:last-child', key: 'Ctrl Shift Z' }],
        isDone: (now, then) => now.undone < then.undone && now.places !== then.places,
      },
    ],
  },
  {
    id: 'again',
    needs: { step: 'edit', isThere: ({ editing, run }) => editing || run !== null },
    tasks: [
      {
        id: 'run',
        keys: ['Tab', 'Enter'],
        targets: [
          { at: '.run-draft .primary', key: 'Enter' },
          { at: '.editor-bar .progress' },
          { at: '.edit-scenario', key: 'E' },
        ],
        isDone: (now, then) => now.run !== null && now.run !== then.run,
      },
      { id: 'outcome', keys: ['1'], targets: tabOf('outcome', '1'), isDone: (now) => now.tab === 'outcome' },
    ],
  },
  {
    id: 'study',
    tasks: [
      {
        id: 'open',
        keys: ['S'],
        targets: [openStudies],
        isDone: (now) => now.studiesOpen,
      },
      {
        id: 'start',
        keys: ['Tab', 'Enter'],
        targets: [
          { at: `.studies .scenario-card:not(.chosen):has(input[value="${STUDY}"])`, key: '↓' },
          { at: '.studies .study-start .primary', key: 'Enter' },
          openStudies,
        ],
        isDone: (now, then) => now.study !== null && now.study !== then.study,
      },
      {
        id: 'interval',
        keys: [],
        targets: [{ at: '.standings .told' }, { at: '.studies .study-bar' }, openStudies],
        isDone: (now) => now.hasIntervals,
      },
    ],
  },
  {
    id: 'find',
    tasks: [
      {
        id: 'palette',
        keys: ['Ctrl K'],
        targets: [find],
        isDone: (now) => now.paletteOpen,
      },
      {
        id: 'command',
        keys: ['↓', 'Enter'],
        targets: [{ at: 'dialog .find', key: 'Enter' }, find],
        isDone: (now, then) => now.theme !== then.theme,
      },
      { id: 'sheet', keys: ['?'], targets: [{ at: '.open-help', key: '?' }], isDone: (now) => now.helpOpen },
    ],
  },
  {
    id: 'print',
    tasks: [
      {
        id: 'print',
        keys: ['Ctrl K', 'Enter'],
        targets: [{ at: 'dialog .find', key: 'Enter' }, find],
        isDone: (now, then) => now.printed > then.printed,
      },
    ],
  },
];
