/**
 * The tutorial as data: steps, the tasks of each, where they are done, and what in the app says that they were. The words stand
 * beside (`words.ts`), under the same names.
 */
import type { Seen } from './seen.ts';

export interface Task {
  readonly id: string;
  /** Keys that do it, as the keyboard has them. */
  readonly keys: readonly string[];
  /** Where it is done: the first of these that can be seen is pointed at. */
  readonly targets: readonly string[];
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
const tabOf = (name: string): readonly string[] => [`#tab-${name}`, '.grip'];

export const steps: readonly Step[] = [
  {
    id: 'open',
    tasks: [
      {
        id: 'run',
        keys: ['O', '↓', 'Tab', 'Enter'],
        targets: [
          `.scenario-card:not(.chosen):has(input[value="${SCENARIO}"])`,
          '.start-row .primary',
          '.start-row .progress',
          '.top .scenario',
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
        targets: ['.transport .play'],
        isDone: (now, then) => now.playing !== then.playing,
      },
      {
        id: 'speed',
        keys: ['↑', '↓'],
        targets: ['.transport .speed'],
        isDone: (now, then) => now.speed !== then.speed,
      },
      {
        id: 'jump',
        keys: ['N', 'P'],
        targets: ['.transport .buttons .icon:last-child'],
        isDone: (now, then) => now.isAtMark && now.time !== then.time,
      },
    ],
  },
  {
    id: 'leakers',
    needs: { step: 'open', isThere: ({ leaked }) => leaked > 0 },
    tasks: [
      { id: 'tab', keys: ['3'], targets: tabOf('leakers'), isDone: (now) => now.tab === 'leakers' },
      {
        id: 'select',
        keys: ['Tab', 'Enter'],
        targets: ['.leakers li', ...tabOf('leakers')],
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
        targets: ['.card .chain', '.card'],
        isDone: (now, then) => now.isAtLink && now.time !== then.time,
      },
    ],
  },
  {
    id: 'charts',
    needs: aRun,
    tasks: [
      { id: 'tab', keys: ['5'], targets: tabOf('charts'), isDone: (now) => now.tab === 'charts' },
      {
        id: 'move',
        keys: ['Shift →', 'Home', 'End'],
        targets: ['.timeline'],
        isDone: (now, then) => now.tab === 'charts' && now.time !== then.time,
      },
    ],
  },
  {
    id: 'coverage',
    needs: aRun,
    tasks: [
      { id: 'tab', keys: ['C'], targets: tabOf('coverage'), isDone: (now) => now.tab === 'coverage' },
      {
        id: 'height',
        keys: ['Tab', '→', '←'],
        targets: ['.coverage .decade', ...tabOf('coverage')],
        isDone: (now, then) => now.height !== then.height,
      },
      {
        id: 'rcs',
        keys: ['Tab', '→', '←'],
        targets: ['.coverage .chips + .decade', ...tabOf('coverage')],
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
        targets: ['.zoom .relief'],
        isDone: (now, then) => now.relief !== then.relief,
      },
    ],
  },
  {
    id: 'edit',
    needs: aRun,
    tasks: [
      { id: 'open', keys: ['E'], targets: ['.edit-scenario'], isDone: (now) => now.editing },
      {
        id: 'choose',
        keys: ['Tab', 'Enter'],
        targets: ['.things [data-thing^="defence.units"]', '#view-map', '.grip'],
        isDone: (now) => now.unit !== '',
      },
      {
        id: 'move',
        keys: ['Tab', 'Enter'],
        targets: [
          '[data-path^="defence.units"][data-path$="at.lat_deg"]',
          '.things [data-thing^="defence.units"]',
          '#view-map',
          '.grip',
        ],
        isDone: (now, then) => now.editing && now.places !== then.places,
      },
      {
        id: 'undo',
        keys: ['Ctrl Z'],
        targets: ['.editor-bar .buttons .icon'],
        isDone: (now, then) => now.undone > then.undone,
      },
      {
        id: 'redo',
        keys: ['Ctrl Shift Z'],
        targets: ['.editor-bar .buttons .icon:last-child'],
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
        targets: ['.run-draft .primary', '.editor-bar .progress', '.edit-scenario'],
        isDone: (now, then) => now.run !== null && now.run !== then.run,
      },
      { id: 'outcome', keys: ['1'], targets: tabOf('outcome'), isDone: (now) => now.tab === 'outcome' },
    ],
  },
  {
    id: 'study',
    tasks: [
      {
        id: 'open',
        keys: ['S'],
        targets: ['.open-studies'],
        isDone: (now) => now.studiesOpen,
      },
      {
        id: 'start',
        keys: ['Tab', 'Enter'],
        targets: [
          `.studies .scenario-card:not(.chosen):has(input[value="${STUDY}"])`,
          '.studies .study-start .primary',
          '.open-studies',
        ],
        isDone: (now, then) => now.study !== null && now.study !== then.study,
      },
      {
        id: 'interval',
        keys: [],
        targets: ['.standings .told', '.studies .study-bar', '.open-studies'],
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
        targets: ['.find-command'],
        isDone: (now) => now.paletteOpen,
      },
      {
        id: 'command',
        keys: ['↓', 'Enter'],
        targets: ['dialog .find', '.find-command'],
        isDone: (now, then) => now.theme !== then.theme,
      },
      { id: 'sheet', keys: ['?'], targets: ['.open-help'], isDone: (now) => now.helpOpen },
    ],
  },
  {
    id: 'print',
    tasks: [
      {
        id: 'print',
        keys: ['Ctrl K', 'Enter'],
        targets: ['dialog .find', '.find-command'],
        isDone: (now, then) => now.printed > then.printed,
      },
    ],
  },
];
