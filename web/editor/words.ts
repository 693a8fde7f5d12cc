/** The words of the editor in the language of the page; they come with the editor, not with the first download. */

import { hindi } from '../hindi/editor.ts';
import { getState } from '../state/store.ts';

const english = {
  title: 'Scenario editor',
  views: { map: 'Things', scenario: 'Scenario', text: 'Text' },
  kinds: { unit: 'unit', asset: 'asset', group: 'raid group', flight: 'flight', zone: 'zone' },
  lists: {
    unit: 'Units',
    asset: 'Assets',
    group: 'Raid groups',
    flight: 'Other flights',
    zone: 'Zones',
  },
  add: 'Add',
  addOf: {
    unit: 'Add a unit',
    asset: 'Add an asset',
    group: 'Add a raid group',
    flight: 'Add a flight that is not hostile',
    zone: 'Add a zone',
  },
  placing: {
    thing:
      'Click on the map where it is to stand. From the keyboard: Enter takes the cross in the middle, arrows move the map, Esc stops.',
    place:
      'Click on the map where it is to go. From the keyboard: Enter takes the cross in the middle, arrows move the map, Esc stops.',
    waypoint:
      'Click on the map for each way point. From the keyboard: Enter takes the cross in the middle, arrows move the map, Esc stops.',
  },
  placeHere: 'Place at the cross',
  stop: 'Stop',
  bar: 'Editing',
  undo: 'Undo',
  redo: 'Redo',
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  undone: 'Undone',
  redone: 'Done again',
  save: 'Save',
  saveHint: 'Save as a file',
  run: 'Run',
  running: 'Running',
  cancel: 'Cancel',
  leave: 'Close the editor',
  leaveShort: 'Close',
  duplicate: 'Duplicate',
  remove: 'Delete',
  go: 'Show on the map',
  move: 'Move with the arrow keys',
  nudging: 'Arrow keys move it 1 km, with Shift 10 km, with Alt 100 m. Delete takes it away.',
  back: 'All things',
  find: 'Find a thing',
  noneFound: 'Nothing has that name.',
  more: 'more: find them by name',
  none: 'none yet',
  carried: 'carried by',
  noPlace: 'no place yet',
  state: {
    saved: 'No changes',
    kept: 'Changes kept in this browser, not saved as a file',
    lost: 'This browser has no room: save as a file',
    broken: 'The text cannot be read as YAML. Mend it here; the map and the forms come back then.',
  },
  problems: 'Problems',
  noProblems: 'No problems',
  checking: 'Checking',
  errors: 'Errors',
  warnings: 'Warnings',
  goTo: 'Go to',
  text: 'Text of the scenario (YAML)',
  textHint: 'Comments and order stay as they are written.',
  form: {
    unset: 'not set',
    yes: 'yes',
    no: 'no',
    none: 'none',
    own: 'as below',
    addField: 'Set another value',
    unknown: 'The format does not know this key',
    take: 'Take out',
    addRow: 'Add',
    pick: 'Pick on the map',
    addName: 'Add one more',
    addKey: 'Name',
    to: 'to',
    addPoints: 'Add way points on the map',
    addCorner: 'Insert a point here',
  },
  steps: {
    add: 'add',
    move: 'move',
    remove: 'delete',
    copy: 'duplicate',
    change: 'change',
    addPoint: 'add a point',
    text: 'change the text',
  },
  handles: { from: 'Start', exit: 'Exit', route: 'Way point', ring: 'Corner', march: 'March', at: 'Place' },
  commandsOf: 'Editor',
  keysTitle: 'In the editor',
  keys: [
    ['Ctrl Z', 'undo; with Shift redo; 100 steps'],
    ['Ctrl S', 'save as a file'],
    ['Ctrl D', 'duplicate'],
    ['Del', 'delete what is chosen'],
    ['M', 'move what is chosen: arrows 1 km, with Shift 10 km, with Alt 100 m'],
    ['A', 'add: then U unit, A asset, G raid group, F flight, Z zone'],
    ['Enter', 'while placing: at the cross in the middle of the map'],
    ['Esc', 'put the tool away, or back to all things'],
  ],
  /** Other labels for keys of the format than their plain words. */
  labels: {
    at: 'Place',
    from: 'Start',
    route: 'Way points',
    ring: 'Corners',
    lat_deg: 'Latitude',
    lon_deg: 'Longitude',
  } as Readonly<Record<string, string>>,
} as const;

/** The shape of the words, whatever the language. */
type Words<T> = T extends string ? string : { readonly [K in keyof T]: Words<T[K]> };
export type EditorWords = Words<typeof english>;

export const words = (): EditorWords => (getState().language === 'hi' ? hindi : english);
