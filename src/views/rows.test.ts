import { describe, expect, it } from 'vitest';
import { syntheticRecord } from '../../test/browser/synthetic-record.ts';
import { outcomeOf } from '../analysis/outcome.ts';
import { type EventKind, eventKinds } from '../record/event.ts';
import { createEllipsePieces, ellipsePieces } from './ellipses.ts';
import { eventRow, findEvents } from './event-rows.ts';
import { leakerRows } from './leaker-rows.ts';
import { neighbourMark, timeMarks } from './marks.ts';
import { clockText } from './names.ts';
import { classRows, funnelRows } from './outcome-rows.ts';
import { english, fillIn } from './phrases.ts';
import { openPlayback } from './playback.ts';
import { rangeRings } from './rings.ts';
import { sceneAt } from './scene-at.ts';
import { curvesOf } from './series.ts';
import { lastDecision, storyOf } from './story.ts';

const record = syntheticRecord();
const playback = openPlayback(record);
const { tables } = record;
const everyKind: ReadonlySet<EventKind> = new Set(eventKinds);

describe('a phrase', () => {
  it('is filled in, and a part in brackets goes when its name is empty', () => {
    expect(fillIn('{a} seen[ by {b}]', { a: 'X', b: 'R' })).toBe('X seen by R');
    expect(fillIn('{a} seen[ by {b}]', { a: 'X', b: '' })).toBe('X seen');
  });
});

describe('the event log', () => {
  it('is a sentence for every event, without a hole', () => {
    for (let row = 0; row < tables.events.count; row++) {
      const { sentence } = eventRow(record, row, english);
      expect(sentence.length).toBeGreaterThan(8);
      expect(sentence).not.toMatch(/[{}[\]]|undefined|NaN| {2}/);
    }
  });

  it('tells the reason of a refusal', () => {
    const [row] = findEvents(record, new Set(['refused'] as const), '', english);
    expect(eventRow(record, row!, english).sentence).toMatch(/not engaged: (no launcher|all guidance)/);
  });

  it('is filtered by kind and by text, in the order of time', () => {
    const all = findEvents(record, everyKind, '', english);
    expect(all).toHaveLength(tables.events.count);
    const drones = findEvents(record, everyKind, 'DRONE', english);
    expect(drones.length).toBeGreaterThan(10);
    expect(drones.length).toBeLessThan(all.length);
    for (const row of drones) expect(eventRow(record, row, english).sentence).toContain('drone');
  });
});

describe('the leakers', () => {
  it('are those of the outcome, each with the stations in order', () => {
    const rows = leakerRows(playback);
    expect(rows).toHaveLength(outcomeOf(record).leaked);
    for (const row of rows) {
      if (row.tracked >= 0) expect(row.tracked).toBeGreaterThanOrEqual(row.detected);
      expect(row.time).toBeGreaterThan(Math.max(row.detected, row.tracked, row.ordered));
      expect(english.leakReasons[row.reason]).toBeTruthy();
    }
  });
});

describe('the story of an object', () => {
  it('begins with its entry and names its decisions', () => {
    const { object } = leakerRows(playback).find((row) => row.ordered > 0)!;
    const story = storyOf(playback, object);
    expect(eventKinds[tables.events.kind[story[0]!]!]).toBe('entered');
    expect(lastDecision(record, story, 0)).toBe(-1);
    const decision = lastDecision(record, story, record.header.duration);
    expect(['ordered', 'refused', 'aborted']).toContain(eventKinds[tables.events.kind[decision]!]);
  });
});

describe('the curves', () => {
  it('end with the counts of the outcome', () => {
    const curves = curvesOf(record);
    const outcome = outcomeOf(record);
    expect(curves.leaked.at(-1)).toBe(outcome.leaked);
    expect(curves.targetLimit).toBe(36);
    expect(curves.rounds[0]).toBe(3 * 64);
    for (let frame = 1; frame < curves.time.length; frame++)
      expect(curves.killed[frame]!).toBeGreaterThanOrEqual(curves.killed[frame - 1]!);
  });
});

describe('the marks of the time line', () => {
  it('lead from one to the next and back', () => {
    const marks = timeMarks(record);
    const next = neighbourMark(marks, 0, 1);
    expect(next).toBe(Math.min(marks.waves[0]!.time, marks.launched[0]!, marks.killed[0]!, marks.leaked[0]!));
    expect(neighbourMark(marks, 0, 1, ['leaked'])).toBe(marks.leaked[0]);
    expect(neighbourMark(marks, 1e9, -1, ['wave'])).toBe(marks.waves.at(-1)!.time);
    expect(marks.waves.reduce((sum, wave) => sum + wave.count, 0)).toBe(outcomeOf(record).threats);
    const after = neighbourMark(marks, next, 1);
    expect(after).toBeGreaterThan(next);
    expect(neighbourMark(marks, after, -1)).toBe(next);
    expect(neighbourMark(marks, 1e9, 1)).toBe(1e9);
  });
});

describe('the outcome rows', () => {
  it('add up', () => {
    const outcome = outcomeOf(record);
    const rows = classRows(outcome);
    expect(rows.reduce((sum, row) => sum + row.threats, 0)).toBe(outcome.threats);
    expect(rows.reduce((sum, row) => sum + row.leaked, 0)).toBe(outcome.leaked);
    for (const row of funnelRows(outcome)) expect(row.share).toBeLessThanOrEqual(1);
  });
});

describe('range rings', () => {
  it('are one for each effector of each site, and gone with a lost radar', () => {
    const { units } = sceneAt(playback, 0);
    const effectors = rangeRings(record.header, units).filter((ring) => ring.of === 'effector');
    expect(effectors).toHaveLength(3 * 4);
    units.phase[1] = 4;
    expect(rangeRings(record.header, units).filter((ring) => ring.of === 'effector')).toHaveLength(2 * 4);
  });
});

describe('error ellipses', () => {
  it('have their long axis along the bearing', () => {
    const { tracks } = sceneAt(playback, 600);
    tracks.count = 1;
    tracks.status[0] = 2;
    tracks.major[0] = 1000;
    tracks.minor[0] = 100;
    tracks.bearing[0] = 0;
    const pieces = ellipsePieces(tracks, 3, 2, createEllipsePieces());
    const lats = Array.from(pieces.toLatDeg.subarray(0, pieces.count));
    const lons = Array.from(pieces.toLonDeg.subarray(0, pieces.count));
    const metresPerDegree = 111_195;
    expect((Math.max(...lats) - Math.min(...lats)) * metresPerDegree).toBeCloseTo(6000, -1.5);
    const east = (Math.max(...lons) - Math.min(...lons)) * metresPerDegree;
    expect(east * Math.cos((tracks.latDeg[0]! * Math.PI) / 180)).toBeCloseTo(600, -1);
  });
});

describe('clock text', () => {
  it('has hours only where there are any', () => {
    expect([0, 59.9, 61, 3600, 3661].map(clockText)).toEqual(['0:00', '0:59', '1:01', '1:00:00', '1:01:01']);
  });
});
