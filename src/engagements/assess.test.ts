import { describe, expect, it } from 'vitest';
import { appendRow } from '../math/table.ts';
import { createTracks, trackStatus } from '../tracks/track.ts';
import { assess, verdict } from './assess.ts';

function trackUpdatedAt(updated: number, status: number = trackStatus.confirmed) {
  const tracks = createTracks();
  const row = appendRow(tracks);
  tracks.id[row] = 1;
  tracks.status[row] = status;
  tracks.updated[row] = updated;
  return tracks;
}

describe('assess', () => {
  const ended = 100;
  const look = 4;

  it('waits for the look delay, whatever the track says', () => {
    expect(assess(trackUpdatedAt(103), 0, ended, 103.9, look)).toBe(verdict.waiting);
    expect(assess(trackUpdatedAt(103), -1, ended, 103.9, look)).toBe(verdict.waiting);
  });

  it('says miss when plots keep coming', () => {
    expect(assess(trackUpdatedAt(103), 0, ended, 104, look)).toBe(verdict.missed);
  });

  it('says kill when the track is gone', () => {
    expect(assess(trackUpdatedAt(99), -1, ended, 104, look)).toBe(verdict.killed);
    expect(assess(trackUpdatedAt(99, trackStatus.dropped), 0, ended, 104, look)).toBe(verdict.killed);
  });

  it('says kill after long silence, and waits before', () => {
    expect(assess(trackUpdatedAt(99), 0, ended, 110, look)).toBe(verdict.waiting);
    expect(assess(trackUpdatedAt(99), 0, ended, 112.5, look)).toBe(verdict.killed);
  });
});
