import { describe, expect, it } from 'vitest';
import { appendRow, clearTable } from '../math/table.ts';
import { createSightings } from '../sensors/sighting.ts';
import { adopt, createAdopter } from './adopt.ts';
import { createTracks, createTrackUpdates, trackStatus } from './track.ts';

describe('adopt', () => {
  it('confirms a sighted object at once, keeps its number, and drops it after ten seconds unseen', () => {
    const adopter = createAdopter();
    const sightings = createSightings();
    const tracks = createTracks();
    const updates = createTrackUpdates();
    for (const label of [700, 3]) {
      const row = appendRow(sightings);
      sightings.label[row] = label;
      sightings.vx[row] = 100;
    }
    adopt(adopter, sightings, 0, tracks, updates);
    expect([...tracks.status.subarray(0, 2)]).toEqual([trackStatus.confirmed, trackStatus.confirmed]);
    expect([...tracks.id.subarray(0, 2)]).toEqual([1, 2]);
    sightings.label[0] = 3;
    sightings.count = 1;
    adopt(adopter, sightings, 6, tracks, updates);
    expect(tracks.status[0]).toBe(trackStatus.coasting);
    expect(tracks.x[0]).toBe(600);
    adopt(adopter, sightings, 10.5, tracks, updates);
    expect(tracks.count).toBe(2);
    expect(tracks.status[0]).toBe(trackStatus.dropped);
    clearTable(sightings);
    adopt(adopter, sightings, 11, tracks, updates);
    expect(tracks.count).toBe(1);
    expect(tracks.id[0]).toBe(2);
  });
});
