/** The example of docs/tracker.md, as someone writes it who only wants tracking. */
import { describe, expect, it } from 'vitest';
import { appendRow, follow, openPicture, settingsOf, trackStatus } from './index.ts';

describe('the door for tracking alone', () => {
  it('gives a confirmed track after some plots', () => {
    const settings = settingsOf({ association: 'mht' });
    if (typeof settings === 'string') throw new Error(settings);
    const picture = openPicture(
      JSON.stringify({
        radars: [{ id: 1, x: 0, y: 0, z: 0, period: 2, pd: 0.9, sr: 30, saz: 0.002, sel: 0.002, srr: 2 }],
      }),
      settings,
    );
    if (typeof picture === 'string') throw new Error(picture);
    const { tracker, radars, plots, tracks, updates } = picture;
    for (let scan = 0; scan < 8; scan++) {
      plots.count = 0;
      const row = appendRow(plots);
      plots.time[row] = 2 * scan;
      plots.scan[row] = scan;
      plots.range[row] = 40000 - 400 * scan;
      plots.azimuth[row] = 0.5;
      plots.elevation[row] = 0.1;
      plots.rangeRate[row] = -200;
      plots.rangeSigma[row] = 30;
      plots.azimuthSigma[row] = 0.002;
      plots.elevationSigma[row] = 0.002;
      plots.rangeRateSigma[row] = 2;
      follow(tracker, plots, radars, 2 * scan, tracks, updates);
    }
    expect(tracks.count).toBe(1);
    expect(tracks.status[0]).toBe(trackStatus.confirmed);
    expect(Math.hypot(tracks.vx[0]!, tracks.vy[0]!, tracks.vz[0]!)).toBeGreaterThan(150);
  });
});
