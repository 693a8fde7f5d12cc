import { describe, expect, it } from 'vitest';
import { ecefFromGeodetic } from '../geo/frames.ts';
import { cos, hypot3, RADIANS_PER_DEGREE, sin } from '../math/elementary.ts';
import { createStream, drawUniform, openStream, stageKey } from '../math/random.ts';
import type { Category } from '../scenario/category.ts';
import type { FlyoutProfile } from '../scenario/defence.ts';
import { distanceAtTime, fitFlyoutProfile, timeOfFlight } from '../scenario/flyout-profile.ts';
import type { TrackTable } from '../tracks/track.ts';
import { makeTracks } from './decisions.fixture.ts';
import { firstMeeting } from './meeting.ts';
import { predictTrack } from './predict.ts';

/** Kinds of target: speed and height between these, climb up to so much either way, m/s and m. */
const kinds = {
  'slow drone': { category: 'drone', speed: [20, 70], height: [50, 3000], climb: 5 },
  'sea skimmer': { category: 'cruise', speed: [200, 300], height: [5, 60], climb: 2 },
  fighter: { category: 'fighter', speed: [150, 600], height: [100, 15e3], climb: 100 },
  'supersonic cruise missile': { category: 'cruise', speed: [700, 1100], height: [10, 15e3], climb: 100 },
  'faster than the round': { category: 'fighter', speed: [1000, 2500], height: [1000, 30e3], climb: 300 },
  'falling body': { category: 'ballistic', speed: [500, 3000], height: [20e3, 150e3], climb: 1500 },
} as const;
const rounds = [
  [400e3, 1200],
  [250e3, 2000],
  [70e3, 680],
  [40e3, 900],
  [15e3, 600],
  [4e3, 1100],
] as const;
const profiles = rounds.map(([rangeMax, speedMax]) => ({
  rangeMax,
  profile: fitFlyoutProfile({ rangeMax, speedMax, step: 0.25 }),
}));

const site = new Float64Array(3);
ecefFromGeodetic(25 * RADIANS_PER_DEGREE, 70 * RADIANS_PER_DEGREE, 200, site);
const state = new Float64Array(6);
const stream = createStream();

/** One random geometry of a kind: anywhere in and around reach, on any course, most of them bound for the launcher. */
function drawCase(kind: keyof typeof kinds, n: number) {
  openStream(stream, 5, stageKey.motion, n, 0);
  const between = (low: number, high: number) => low + (high - low) * drawUniform(stream);
  const { category, speed, height, climb } = kinds[kind];
  const { profile, rangeMax } = profiles[n % profiles.length]!;
  const away = between(0.02, 1.6) * rangeMax;
  const bearing = between(0, 360);
  const course = n % 4 === 0 ? between(0, 360) : bearing + 180 + between(-30, 30);
  const tracks = makeTracks({
    latDeg: 25 + (away / 111e3) * cos(bearing * RADIANS_PER_DEGREE),
    lonDeg: 70 + (away / 101e3) * sin(bearing * RADIANS_PER_DEGREE),
    height: between(height[0], height[1]),
    speed: between(speed[0], speed[1]),
    bearingDeg: course,
    climb: between(-climb, n % 2 === 0 ? 0 : climb),
    category: category as Category,
  });
  const delay = between(0, 20);
  return { tracks, profile, delay, end: delay + timeOfFlight(profile, rangeMax) };
}

function meet(tracks: TrackTable, profile: FlyoutProfile, delay: number, end: number) {
  return firstMeeting(profile, tracks, 0, site[0]!, site[1]!, site[2]!, delay, end, state);
}

/** Path that the round has still to fly at a time, m. */
function gapAt(tracks: TrackTable, profile: FlyoutProfile, delay: number, ahead: number) {
  predictTrack(tracks, 0, ahead, state);
  const distance = hypot3(state[0]! - site[0]!, state[1]! - site[1]!, state[2]! - site[2]!);
  return distance - distanceAtTime(profile, ahead - delay);
}

/** The first of many fine samples at which the round is at the track or beyond; Infinity where none is. */
function sampleMeeting({ tracks, profile, delay, end }: ReturnType<typeof drawCase>, samples: number) {
  for (let n = 0; n <= samples; n++) {
    const ahead = delay + ((end - delay) * n) / samples;
    if (gapAt(tracks, profile, delay, ahead) <= 0) return ahead;
  }
  return Number.POSITIVE_INFINITY;
}

describe('the first meeting of a round and a track', () => {
  it.each(Object.keys(kinds) as (keyof typeof kinds)[])(
    'is never missed and never late against fine sampling of 600 random geometries: %s',
    (kind) => {
      let met = 0;
      for (let n = 0; n < 600; n++) {
        const drawn = drawCase(kind, n);
        const { tracks, profile, delay, end } = drawn;
        const sampled = sampleMeeting(drawn, 800);
        const ahead = meet(tracks, profile, delay, end);
        expect(ahead, `case ${n}`).toBeLessThanOrEqual(sampled);
        if (ahead === Number.POSITIVE_INFINITY) continue;
        expect(gapAt(tracks, profile, delay, ahead), `case ${n}`).toBeLessThanOrEqual(10);
        expect(ahead).toBeLessThanOrEqual(end);
        met++;
      }
      expect(met).toBeGreaterThan(60);
    },
  );

  it('is found where the track closes as fast as the round has speed left', () => {
    // 150 km out, 700 m/s head on: at the meeting the round has about as much
    const { profile } = profiles[2]!;
    const tracks = makeTracks({ latDeg: 26, lonDeg: 70, height: 9000, speed: 700, bearingDeg: 180 });
    const ahead = meet(tracks, profile, 5, 200);
    expect(Math.abs(gapAt(tracks, profile, 5, ahead))).toBeLessThanOrEqual(10);
  });

  it('is none for a track that outruns the round', () => {
    const { profile } = profiles[3]!;
    const tracks = makeTracks({ latDeg: 25.2, lonDeg: 70, height: 9000, speed: 950, bearingDeg: 0 });
    expect(meet(tracks, profile, 5, 300)).toBe(Number.POSITIVE_INFINITY);
  });
});
