import { describe, expect, it } from 'vitest';
import { RADIANS_PER_DEGREE } from '../math/elementary.ts';
import type { Doctrine, Zone } from '../scenario/defence.ts';
import { trackIdentity } from '../tracks/track.ts';
import { makeTracks } from './decisions.fixture.ts';
import { reasons } from './order.ts';
import { allows, type Ruling, reasonCode, ruleOn } from './rules.ts';

const track = { latDeg: 30, lonDeg: 74, height: 5000, speed: 250, bearingDeg: 90 };
function why(identity: number, control: Doctrine['weaponsControl'], zones: Zone[] = [], change = {}): string {
  const ruling: Ruling = { reason: 0, control: null };
  ruleOn(makeTracks({ ...track, identity, ...change }), 0, zones, ruling);
  if (ruling.reason !== reasonCode.none) return reasons[ruling.reason]!;
  return allows(ruling.control ?? control, identity) ? 'none' : 'held-by-rules';
}

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
      lane: null,
      ring: Float64Array.from(corners),
      heightMin: 0,
      heightMax: 6000,
    };
    expect(why(trackIdentity.hostile, 'free', [zone])).toBe('no-fire-zone');
    expect(why(trackIdentity.hostile, 'free', [{ ...zone, heightMax: 4000 }])).toBe('none');
    const away = Float64Array.from(corners.map((angle, n) => (n % 2 ? angle + 0.1 : angle)));
    expect(why(trackIdentity.hostile, 'free', [{ ...zone, ring: away }])).toBe('none');
  });

  const corners = [29, 73, 29, 75, 31, 75, 31, 73].map((degrees) => degrees * RADIANS_PER_DEGREE);
  const zone = (kind: Zone['kind'], lane: Zone['lane'] = null): Zone => ({
    id: kind,
    kind,
    lane,
    ring: Float64Array.from(corners),
    heightMin: 0,
    heightMax: 9000,
  });

  it('follow the weapons control of a zone, the stricter where two overlap', () => {
    expect(why(trackIdentity.unknown, 'tight', [zone('weapons-free')])).toBe('none');
    expect(why(trackIdentity.unknown, 'free', [zone('weapons-tight')])).toBe('held-by-rules');
    expect(why(trackIdentity.unknown, 'free', [zone('weapons-free'), zone('weapons-tight')])).toBe(
      'held-by-rules',
    );
    expect(why(trackIdentity.hostile, 'tight', [zone('weapons-free'), zone('no-fire')])).toBe('no-fire-zone');
    expect(why(trackIdentity.own, 'free', [zone('weapons-free')])).toBe('not-hostile');
  });

  it('let pass along a safe lane, either way, and not across it or too fast', () => {
    const lane = { bearing: Math.PI / 2, tolerance: 0.3, speedMax: 300 };
    const lanes = [zone('safe-lane', lane)];
    for (const bearingDeg of [90, 270, 100])
      expect(why(trackIdentity.hostile, 'free', lanes, { bearingDeg })).toBe('safe-lane');
    expect(why(trackIdentity.hostile, 'free', lanes, { bearingDeg: 0 })).toBe('none');
    expect(why(trackIdentity.hostile, 'free', lanes, { speed: 320 })).toBe('none');
  });
});
