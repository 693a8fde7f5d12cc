import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Seen } from './seen.ts';
import { SCENARIO, STUDY, steps } from './steps.ts';
import { english } from './words.ts';
import { hindi } from './words-hindi.ts';

/** The app as it stands when somebody comes: nothing is open, nothing was done. */
const nothing: Seen = {
  run: null,
  leaked: 0,
  tab: 'outcome',
  playing: false,
  speed: 30,
  time: 0,
  isAtMark: false,
  leaker: -1,
  isAtLink: false,
  height: 300,
  rcs: 1,
  relief: false,
  editing: false,
  unit: '',
  places: '[]',
  undone: 0,
  studiesOpen: false,
  study: null,
  hasIntervals: false,
  paletteOpen: false,
  helpOpen: false,
  theme: 'night',
  printed: 0,
};

/** What each task changes when it is truly done. */
const deeds: Readonly<Record<string, Partial<Seen>>> = {
  'open.run': { run: {}, leaked: 8 },
  'time.play': { playing: true },
  'time.speed': { speed: 60 },
  'time.jump': { time: 71.5, isAtMark: true },
  'leakers.tab': { tab: 'leakers' },
  'leakers.select': { leaker: 4 },
  'chain.link': { leaker: 4, time: 12, isAtLink: true },
  'charts.tab': { tab: 'charts' },
  'charts.move': { tab: 'charts', time: 90 },
  'coverage.tab': { tab: 'coverage' },
  'coverage.height': { height: 50 },
  'coverage.rcs': { rcs: 0.1 },
  'relief.stand': { relief: true },
  'edit.open': { editing: true },
  'edit.choose': { editing: true, unit: 'defence.units.0' },
  'edit.move': { editing: true, places: '[[1,2]]' },
  'edit.undo': { undone: 1 },
  'edit.redo': { undone: -1, places: '[[1,2]]' },
  'again.run': { run: {} },
  'again.outcome': { tab: 'outcome' },
  'study.open': { studiesOpen: true },
  'study.start': { study: {} },
  'study.interval': { study: {}, hasIntervals: true },
  'find.palette': { paletteOpen: true },
  'find.command': { theme: 'day' },
  'find.sheet': { helpOpen: true },
  'print.print': { printed: 1 },
};

const tasks = steps.flatMap((step) => step.tasks.map((task) => ({ name: `${step.id}.${task.id}`, task })));

test('the tutorial has a deed of this test for each of its tasks, and no two tasks of one name', () => {
  expect(tasks.map(({ name }) => name).sort()).toEqual(Object.keys(deeds).sort());
});

test.each(tasks)('$name is done by its deed', ({ name, task }) => {
  expect(task.isDone({ ...nothing, ...deeds[name] }, nothing)).toBe(true);
});

test.each(tasks.filter(({ name }) => name !== 'again.outcome'))(
  '$name is not done by looking on, nor by the clock that plays on at another panel',
  ({ task }) => {
    expect(task.isDone(nothing, nothing)).toBe(false);
    expect(task.isDone({ ...nothing, time: 3.3 }, nothing)).toBe(false);
  },
);

test('a step that needs something names an earlier step', () => {
  for (const [index, { needs }] of steps.entries()) {
    if (!needs) continue;
    const earlier = steps.findIndex(({ id }) => id === needs.step);
    expect(earlier).toBeGreaterThanOrEqual(0);
    expect(earlier).toBeLessThan(index);
    expect(needs.isThere(nothing)).toBe(false);
  }
});

test('the scenario and the study that the words name are bundled', () => {
  expect(existsSync(new URL(`../../library/scenarios/${SCENARIO}`, import.meta.url))).toBe(true);
  expect(existsSync(new URL(`../../library/studies/${STUDY}.yaml`, import.meta.url))).toBe(true);
});

test.each([
  { language: 'English', words: english },
  { language: 'Hindi', words: hindi },
])('$language has words for every step and task, and none to spare', ({ words }) => {
  expect(Object.keys(words.steps)).toEqual(steps.map(({ id }) => id));
  for (const step of steps)
    expect(Object.keys(words.steps[step.id]!.tasks)).toEqual(step.tasks.map(({ id }) => id));
});
