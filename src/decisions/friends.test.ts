import { describe, expect, it } from 'vitest';
import { trackIdentity } from '../tracks/track.ts';
import { type MadeTrack, makeTracks } from './decisions.fixture.ts';
import { createFriends, endangersFriend, listFriends } from './friends.ts';
import { createIntercept } from './window.ts';

const BASKET = 1000;
/** North of the intercept at 30 N 75 E, flying east, so that its distance from the path from the south hardly changes. */
const friend: MadeTrack = {
  latDeg: 30,
  lonDeg: 75,
  height: 8000,
  speed: 0,
  bearingDeg: 90,
  identity: trackIdentity.own,
};

/** Whether a shot from 50 km south to the place of `aim` in `ahead` seconds endangers one of the tracks. */
function endangered(ahead: number, ...made: MadeTrack[]): boolean {
  const places = makeTracks({ ...friend, latDeg: 29.55, height: 0 }, friend);
  const tracks = makeTracks(...made);
  const friends = createFriends();
  listFriends(tracks, friends);
  const intercept = createIntercept();
  intercept.state.set([places.x[1]!, places.y[1]!, places.z[1]!]);
  intercept.ahead = ahead;
  const from = { x: places.x[0]!, y: places.y[0]!, z: places.z[0]! };
  return endangersFriend(tracks, friends, { ...from, basket: BASKET, intercept });
}

describe('friends near a shot', () => {
  it('are endangered at the intercept and on the last kilometres before it, not far aside or far before', () => {
    expect(endangered(0, friend)).toBe(true);
    expect(endangered(0, { ...friend, latDeg: 29.96, height: 7000 })).toBe(true);
    expect(endangered(0, { ...friend, lonDeg: 75.05 })).toBe(false);
    expect(endangered(0, { ...friend, latDeg: 29.8, height: 4000 })).toBe(false);
  });

  it('count where they will be at the time of the intercept', () => {
    // 19 km west at 200 m/s: there in 97 s
    const coming = { ...friend, lonDeg: 74.8, speed: 200 };
    expect(endangered(97, coming)).toBe(true);
    expect(endangered(10, coming)).toBe(false);
  });

  it('are own and neutral tracks; a hostile one is none', () => {
    expect(endangered(0, { ...friend, identity: trackIdentity.neutral })).toBe(true);
    expect(endangered(0, { ...friend, identity: trackIdentity.hostile })).toBe(false);
    expect(endangered(0, { ...friend, identity: trackIdentity.unknown })).toBe(false);
  });
});
