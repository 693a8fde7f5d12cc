/** What radars pass on, and whether their biases are looked for, changes the tracks of a run in the direction it is for. */
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/index.ts';
import { type Input, records } from './outcomes.ts';

type Way = NonNullable<Input['network']>;

/** The middle of the layered site's run, the whole chain, one seed. */
const run = (network: Way, bias: object = {}) => {
  const change = (input: Input) => {
    input.duration_s = 240;
    input.network = { ...input.network, ...network };
    for (const [n, unit] of input.defence.units.entries()) {
      if (Object.keys(bias).length === 0) continue;
      const sign = n % 2 === 0 ? 1 : -1;
      unit.radar_model = { ...unit.radar_model, range_bias_m: 150 * sign, azimuth_bias_deg: 0.4 * sign };
    }
  };
  return records('layered-site', change, { perception: 'tracks', seeds: 1 })[0]!;
};

/** Mean distance over the ground from each firm track to the nearest object, m; and mean number of firm tracks a frame. */
function errorOf({ tables: { frames, tracks, objects } }: RunRecord): { place: number; tracks: number } {
  let sum = 0;
  let count = 0;
  for (let frame = 0; frame < frames.count; frame++) {
    const end = (start: Int32Array | Float64Array, total: number) => start[frame + 1] || total;
    for (let row = frames.tracksStart[frame]!; row < end(frames.tracksStart, tracks.count); row++) {
      if (tracks.status[row]! < 2) continue;
      let least = Number.POSITIVE_INFINITY;
      for (let other = frames.objectsStart[frame]!; other < end(frames.objectsStart, objects.count); other++) {
        const north = tracks.lat[row]! - objects.lat[other]!;
        const east = (tracks.lon[row]! - objects.lon[other]!) * Math.cos(tracks.lat[row]!);
        least = Math.min(least, Math.hypot(north, east) * 6_371_000);
      }
      if (least > 5000) continue;
      sum += least;
      count++;
    }
  }
  return { place: sum / count, tracks: count / frames.count };
}

describe('network', () => {
  const all = run({ fusion: 'plots' });
  it('fusion of tracks: another run, the same twice, with a picture of nearly as many tracks', () => {
    const fused = run({ fusion: 'tracks' });
    console.log(errorOf(all), errorOf(fused));
    expect(fused.header.hash).not.toBe(all.header.hash);
    expect(run({ fusion: 'tracks' }).header.hash).toBe(fused.header.hash);
  });
  it('bias: ', () => {
    console.log(errorOf(run({ bias: 'auto' })));
    console.log(errorOf(run({ bias: 'ignore' }, { yes: 1 })), errorOf(run({ bias: 'auto' }, { yes: 1 })), errorOf(run({ bias: 'estimate' }, { yes: 1 })));
  });
});
