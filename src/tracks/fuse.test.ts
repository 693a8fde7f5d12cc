import { describe, expect, it } from 'vitest';
import { appendRow } from '../math/table.ts';
import { createFuser, fuseTracks } from './fuse.ts';
import { createTracks, trackStatus } from './track.ts';

/** A site's picture of confirmed tracks: id, x, variance along x and along y. */
function picture(...rows: readonly (readonly [number, number, number, number])[]) {
  const tracks = createTracks();
  for (const [id, x, xx, yy] of rows) {
    const row = appendRow(tracks);
    tracks.id[row] = id;
    tracks.status[row] = trackStatus.confirmed;
    tracks.x[row] = x;
    tracks.pxx[row] = xx;
    tracks.pyy[row] = yy;
    tracks.pzz[row] = 100;
  }
  return tracks;
}

describe('the fuser of tracks', () => {
  it('makes one track of what two sites follow, nearer to the surer one', () => {
    const out = createTracks();
    fuseTracks(createFuser(), [picture([7, 0, 100, 1e4]), picture([3, 50, 1e4, 100])], out);
    expect(out.count).toBe(1);
    expect(Math.abs(out.x[0]!)).toBeLessThan(10);
    expect(out.pxx[0]! + out.pyy[0]!).toBeLessThan(1e4);
  });

  it('keeps apart what is far apart, and two tracks of one site', () => {
    const out = createTracks();
    fuseTracks(
      createFuser(),
      [picture([1, 0, 100, 100], [2, 10, 100, 100]), picture([1, 900, 100, 100])],
      out,
    );
    expect(out.count).toBe(3);
  });

  it('keeps the number of an object when the site that saw it first loses it', () => {
    const fuser = createFuser();
    const out = createTracks();
    fuseTracks(fuser, [picture([7, 0, 100, 100]), picture()], out);
    const [number] = out.id;
    fuseTracks(fuser, [picture([7, 0, 100, 100]), picture([3, 5, 100, 100])], out);
    fuseTracks(fuser, [picture(), picture([3, 8, 100, 100])], out);
    expect(out.count).toBe(1);
    expect(out.id[0]).toBe(number);
  });
});
