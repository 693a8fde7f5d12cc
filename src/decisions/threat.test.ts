import { describe, expect, it } from 'vitest';
import { trackIdentity } from '../tracks/track.ts';
import { makeAsset, makeTracks, reportAssets } from './decisions.fixture.ts';
import { createThreats } from './order.ts';
import { createThreatWorkspace, evaluateThreats } from './threat.ts';

const assets = [makeAsset(0, 30, 75, 10), makeAsset(1, 31.5, 75, 10)];
const eastward = { latDeg: 30, lonDeg: 74, height: 1000, speed: 250, bearingDeg: 90 };

function evaluate(
  tracks: ReturnType<typeof makeTracks>,
  protectedAssets = assets,
  work = createThreatWorkspace(protectedAssets.length),
) {
  const threats = createThreats();
  evaluateThreats(tracks, protectedAssets, reportAssets(protectedAssets), work, threats);
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

  it('lists every likely aim with its probability, the likeliest first, and leaves a share for none of them', () => {
    const near = [makeAsset(0, 30.1, 75, 10), makeAsset(1, 30, 75, 10), makeAsset(2, 33, 75, 10)];
    const work = createThreatWorkspace(near.length);
    const threats = evaluate(makeTracks({ ...eastward, bearingDeg: 270 }, eastward), near, work);
    const { aims } = work;
    expect([threats.count, threats.firstAim[0], threats.aims[0], aims.count]).toEqual([1, 0, 2, 2]);
    expect([...aims.asset.subarray(0, 2)]).toEqual([1, 0]);
    expect(aims.probability[0]).toBe(threats.probability[0]);
    expect(aims.probability[0]! + aims.probability[1]!).toBeLessThan(1);
    expect(aims.timeToArrival[0]).toBe(threats.timeToArrival[0]);
  });

  it('takes an uncertain track as a threat to more assets and less surely to each', () => {
    const sure = makeTracks(eastward);
    const unsure = makeTracks(eastward);
    unsure.pxx[0] = 4e6;
    unsure.speedSigma[0] = 100;
    const far = [makeAsset(0, 30, 75, 10), makeAsset(1, 30.35, 75, 10)];
    const known = evaluate(sure, far);
    const doubted = evaluate(unsure, far);
    expect(doubted.probability[0]).toBeLessThan(known.probability[0]!);
    expect(known.uncertainty[0]).toBe(0);
    // 100 m/s over the 386 s to go, and the third part of 4e6 m^2
    const drift = 100 * doubted.timeToArrival[0]!;
    expect(doubted.uncertainty[0]).toBeCloseTo(Math.sqrt(drift * drift + 4e6 / 3), 6);
  });
});
