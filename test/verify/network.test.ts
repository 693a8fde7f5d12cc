/** What radars pass on, and whether their biases are looked for, changes the tracks of a run in the direction it is for. */
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/index.ts';
import { type Input, records } from './outcomes.ts';

type Way = NonNullable<Input['network']>;

/** The middle of the layered site's run, the whole chain, one seed. */
const run = (network: Way, biases = 0) => {
  const change = (input: Input) => {
    input.duration_s = 240;
    input.network = { ...input.network, ...network };
    for (const [n, unit] of input.defence.units.entries()) {
      const sign = n % 2 === 0 ? biases : -biases;
      unit.radar_model = { ...unit.radar_model, range_bias_m: 150 * sign, azimuth_bias_deg: 0.4 * sign };
    }
  };
  return records('layered-site', change, { perception: 'tracks', seeds: 1 })[0]!;
};

interface Picture {
  /** Mean distance over the ground from an object to the nearest firm track within 5 km, m. */
  readonly error: number;
  /** Share of object frames with such a track, and firm tracks a frame. */
  readonly followed: number;
  readonly tracks: number;
}

function pictureOf({ tables: { frames, tracks, objects } }: RunRecord): Picture {
  const sum = { error: 0, followed: 0, objects: 0, tracks: 0 };
  for (let frame = 0; frame < frames.count; frame++) {
    const firm = rowsOf(frames.tracksStart, frame, frames.count, tracks.count).filter(
      (row) => tracks.status[row]! >= 2,
    );
    sum.tracks += firm.length;
    for (const row of rowsOf(frames.objectsStart, frame, frames.count, objects.count)) {
      const away = (track: number) =>
        Math.hypot(
          tracks.lat[track]! - objects.lat[row]!,
          (tracks.lon[track]! - objects.lon[row]!) * Math.cos(objects.lat[row]!),
        ) * 6_371_000;
      const least = Math.min(...firm.map(away));
      sum.objects++;
      if (least > 5000) continue;
      sum.followed++;
      sum.error += least;
    }
  }
  return {
    error: sum.error / sum.followed,
    followed: sum.followed / sum.objects,
    tracks: sum.tracks / frames.count,
  };
}

function rowsOf(start: ArrayLike<number>, frame: number, frames: number, total: number): number[] {
  const end = frame + 1 < frames ? start[frame + 1]! : total;
  return Array.from({ length: end - start[frame]! }, (_, k) => start[frame]! + k);
}

describe('network', () => {
  it('fusion of tracks gives another run, the same twice, that follows nearly as many objects', () => {
    const all = run({ fusion: 'plots' });
    const fused = run({ fusion: 'tracks' });
    expect(fused.header.hash).not.toBe(all.header.hash);
    expect(run({ fusion: 'tracks' }).header.hash).toBe(fused.header.hash);
    const [one, other] = [pictureOf(all), pictureOf(fused)];
    expect(other.followed).toBeGreaterThan(0.8 * one.followed);
    expect(other.error).toBeGreaterThan(one.error);
    expect(other.tracks).toBeLessThan(2 * one.tracks);
  });

  it('biases of radars spoil the picture, and less so where they are looked for', () => {
    const ignored = pictureOf(run({ bias: 'ignore' }, 1));
    const mended = pictureOf(run({ bias: 'auto' }, 1));
    expect(mended.error).toBeLessThan(ignored.error);
    expect(mended.tracks).toBeLessThan(ignored.tracks);
  });
});
