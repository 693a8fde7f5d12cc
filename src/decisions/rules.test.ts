import { describe, expect, it } from 'vitest';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { Doctrine, Zone } from '../scenario/defence.ts';
import { trackIdentity } from '../tracks/track.ts';
import { makeTracks } from './decisions.fixture.ts';
import { reasons } from './order.ts';
import { forbiddingReason } from './rules.ts';

const doctrine: Doctrine = {
  weaponsControl: 'tight',
  salvo: 1,
  shootLookShoot: true,
  minimumKillProbability: 0.3,
  reserveRounds: 0,
  reserveValue: 0,
  pricePerMillionUsd: 0,
  decisionPeriod: 2,
  lookDelay: 4,
  assignment: 'optimised',
};
const track = { latDeg: 30, lonDeg: 74, height: 5000, speed: 250, bearingDeg: 90 };
const why = (identity: number, weaponsControl: Doctrine['weaponsControl'], zones: Zone[] = []) =>
  reasons[forbiddingReason(makeTracks({ ...track, identity }), 0, { ...doctrine, weaponsControl }, zones)];

describe('rules of engagement', () => {
  it('never allow own or neutral tracks, not even weapons free', () => {
    for (const control of ['hold', 'tight', 'free'] as const) {
      expect(why(trackIdentity.own, control)).toBe('not-hostile');
      expect(why(trackIdentity.neutral, control)).toBe('not-hostile');
    }
  });

  it('allow hostile tracks tight and free, unknown ones only free, none on hold', () => {
    expect(why(trackIdentity.hostile, 'tight')).toBe('none');
    expect(why(trackIdentity.hostile, 'hold')).toBe('held-by-rules');
    expect(why(trackIdentity.unknown, 'tight')).toBe('held-by-rules');
    expect(why(trackIdentity.unknown, 'free')).toBe('none');
  });

  it('hold fire inside a no-fire zone and only between its heights', () => {
    const corners = [29, 73, 29, 75, 31, 75, 31, 73].map((degrees) => degrees * RADIANS_PER_DEGREE);
    const zone: Zone = {
      id: 'lane',
      kind: 'no-fire',
      ring: Float64Array.from(corners),
      heightMin: 0,
      heightMax: 6000,
    };
    expect(why(trackIdentity.hostile, 'free', [zone])).toBe('no-fire-zone');
    expect(why(trackIdentity.hostile, 'free', [{ ...zone, heightMax: 4000 }])).toBe('none');
    const away = Float64Array.from(corners.map((angle, n) => (n % 2 ? angle + 0.1 : angle)));
    expect(why(trackIdentity.hostile, 'free', [{ ...zone, ring: away }])).toBe('none');
  });
});
