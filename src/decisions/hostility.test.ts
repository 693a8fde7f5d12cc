import { describe, expect, it } from 'vitest';
import { ecefFromGeodetic } from '../geo/frames.ts';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { FiledPlan } from '../scenario/defence.ts';
import { trackIdentity } from '../tracks/track.ts';
import { makeTracks } from './decisions.fixture.ts';
import { judgeIdentity } from './hostility.ts';

const fighter = {
  latDeg: 30,
  lonDeg: 74,
  height: 9000,
  speed: 230,
  bearingDeg: 90,
  category: 'fighter' as const,
};

/** A leg along a parallel, 48 km on either side of where the fighter is. */
function plan(change: { latDeg?: number; from?: number; speed?: number } = {}): FiledPlan {
  const corners = new Float64Array(6);
  [73.5, 74.5].forEach((lonDeg, end) => {
    const place = new Float64Array(3);
    const lat = (change.latDeg ?? 30) * RADIANS_PER_DEGREE;
    ecefFromGeodetic(lat, lonDeg * RADIANS_PER_DEGREE, 9000, place);
    corners.set(place, 3 * end);
  });
  return {
    from: change.from ?? 0,
    corners,
    heights: Float64Array.of(9000),
    speeds: Float64Array.of(change.speed ?? 230),
  };
}

function judged(change: object, aim: number, plans: FiledPlan[] = [], kind = 0): string {
  const tracks = makeTracks({ ...fighter, ...change });
  tracks.categoryProbability[0] = kind;
  const code = judgeIdentity(tracks, 0, aim, plans, 100);
  return Object.entries(trackIdentity).find(([, value]) => value === code)![0];
}

describe('the identity by which rules decide', () => {
  it('is hostile for a silent track that aims at an asset and flies as nobody filed', () => {
    expect(judged({}, 0.9)).toBe('hostile');
  });

  it('is not hostile for silence alone', () => {
    expect(judged({}, 0.2)).toBe('unknown');
  });

  it('is not hostile for a silent track where a plan leads, at its height and speed, whatever it points at', () => {
    expect(judged({}, 0.9, [plan()])).toBe('unknown');
    expect(judged({ bearingDeg: 200 }, 0.9, [plan()])).toBe('unknown');
  });

  it('is hostile beside the plan, above it, faster than it, and before it begins', () => {
    expect(judged({}, 0.9, [plan({ latDeg: 30.2 })])).toBe('hostile');
    expect(judged({ height: 10_500 }, 0.9, [plan()])).toBe('hostile');
    expect(judged({ speed: 320 }, 0.9, [plan()])).toBe('hostile');
    expect(judged({}, 0.9, [plan({ from: 200 })])).toBe('hostile');
  });

  it('is hostile for what is surely a weapon, wherever it points, but not on doubtful kind', () => {
    expect(judged({ category: 'cruise' }, 0.2, [], 0.97)).toBe('hostile');
    expect(judged({ category: 'cruise' }, 0.2, [], 0.6)).toBe('unknown');
  });

  it('stays what the tracker says for everything that answered or was never asked', () => {
    for (const name of ['own', 'neutral', 'unknown'] as const)
      expect(judged({ identity: trackIdentity[name] }, 0.9)).toBe(name);
  });
});
