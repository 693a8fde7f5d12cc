import { describe, expect, it } from 'vitest';
import { trackIdentity } from '../tracks/track.ts';
import { makeAsset, makeTracks, reportAssets } from './decisions.fixture.ts';
import { createThreats } from './order.ts';
import { createThreatWorkspace, evaluateThreats } from './threat.ts';

const assets = [makeAsset(0, 30, 75, 10), makeAsset(1, 31.5, 75, 10)];
const eastward = { latDeg: 30, lonDeg: 74, height: 1000, speed: 250, bearingDeg: 90 };

function evaluate(tracks: ReturnType<typeof makeTracks>, protectedAssets = assets) {
  const threats = createThreats();
  evaluateThreats(
    tracks,
    protectedAssets,
    reportAssets(protectedAssets),
    createThreatWorkspace(protectedAssets.length),
    threats,
  );
  return threats;
}

describe('threat evaluation', () => {
  it('names the asset ahead and the time it takes to get there', () => {
    const threats = evaluate(makeTracks(eastward));
    expect(threats.count).toBe(1);
    expect(threats.asset[0]).toBe(0);
    expect(threats.probability[0]).toBeGreaterThan(0.8);
    // one degree of longitude at 30 N is 96.5 km
    expect(threats.timeToArrival[0]).toBeCloseTo(96_490 / 250, -1);
  });

  it('leaves own and neutral tracks out, and objects that fly away', () => {
    const threats = evaluate(
      makeTracks(
        { ...eastward, identity: trackIdentity.own },
        { ...eastward, identity: trackIdentity.neutral },
        { ...eastward, bearingDeg: 270 },
      ),
    );
    expect(threats.count).toBe(0);
  });

  it('rates what is aimed at the more valuable asset higher', () => {
    const rich = [makeAsset(0, 30, 75, 10), makeAsset(1, 31.5, 75, 100)];
    const threats = evaluate(makeTracks(eastward, { ...eastward, latDeg: 31.5 }), rich);
    expect(threats.value[1]).toBeGreaterThan(5 * threats.value[0]!);
  });

  it('finds the aim of a ballistic object from where it will fall, not from where it points', () => {
    // from 60 km height with 1 km/s level it falls for about 112 s and lands about 110 km on
    const over = makeTracks({
      latDeg: 30,
      lonDeg: 73.86,
      height: 60_000,
      speed: 1000,
      bearingDeg: 90,
      category: 'ballistic',
    });
    const threats = evaluate(over);
    expect(threats.asset[0]).toBe(0);
    expect(threats.timeToArrival[0]).toBeGreaterThan(105);
    expect(threats.timeToArrival[0]).toBeLessThan(118);
  });
});
