import { describe, expect, it } from 'vitest';
import { WGS84 } from './ellipsoid.ts';
import {
  ecefFromEnu,
  ecefFromGeodetic,
  enuAxes,
  enuFromEcef,
  geodeticFromEcef,
  heightFromEcef,
  type Vector3,
} from './frames.ts';

describe('WGS84', () => {
  it('has derived constants that follow from the defining ones', () => {
    expect(WGS84.b).toBeCloseTo(WGS84.a * (1 - WGS84.f), 8);
    expect(WGS84.e2).toBeCloseTo(WGS84.f * (2 - WGS84.f), 16);
    expect(WGS84.ep2).toBeCloseTo(WGS84.e2 / (1 - WGS84.e2), 15);
  });
});

describe('ecefFromGeodetic', () => {
  it('puts the equator at a, the pole at b and heights on the normal', () => {
    const p: Vector3 = [0, 0, 0];
    ecefFromGeodetic(0, 0, 100, p);
    expect(p).toEqual([WGS84.a + 100, 0, 0]);
    ecefFromGeodetic(Math.PI / 2, 0, 100, p);
    expect(Math.abs(p[2] - WGS84.b - 100)).toBeLessThan(1e-8);
  });
});

describe('geodeticFromEcef', () => {
  it('undoes ecefFromGeodetic within 1e-12 rad and 1e-8 m from -10 km to 2,000 km at all latitudes', () => {
    const p: Vector3 = [0, 0, 0];
    const g: Vector3 = [0, 0, 0];
    for (let lat = -1.57; lat <= 1.571; lat += 0.01) {
      for (const height of [-1e4, 0, 50, 3e4, 4e5, 2e6]) {
        ecefFromGeodetic(lat, 2.5, height, p);
        geodeticFromEcef(p[0], p[1], p[2], g);
        expect(Math.abs(g[0] - lat)).toBeLessThan(1e-12);
        expect(Math.abs(g[1] - 2.5)).toBeLessThan(1e-12);
        expect(Math.abs(g[2] - height)).toBeLessThan(1e-8);
        expect(Math.abs(heightFromEcef(p[0], p[1], p[2]) - height)).toBeLessThan(1e-6);
      }
    }
  });

  it('answers on the axis', () => {
    const g: Vector3 = [0, 0, 0];
    geodeticFromEcef(0, 0, -(WGS84.b + 5), g);
    expect(g[0]).toBeCloseTo(-Math.PI / 2, 15);
    expect(g[2]).toBeCloseTo(5, 8);
  });
});

describe('enuAxes', () => {
  it('is a right-handed turn that ecefFromEnu and enuFromEcef undo', () => {
    const axes = new Float64Array(9);
    const out: Vector3 = [0, 0, 0];
    const back: Vector3 = [0, 0, 0];
    for (const lat of [-1.2, 0, 0.7]) {
      for (const lon of [-3, 0.1, 2]) {
        enuAxes(lat, lon, axes);
        ecefFromEnu(3, -4, 12, axes, out);
        expect(Math.hypot(...out)).toBeCloseTo(13, 12);
        enuFromEcef(out[0], out[1], out[2], axes, back);
        expect(back[0]).toBeCloseTo(3, 12);
        expect(back[1]).toBeCloseTo(-4, 12);
        expect(back[2]).toBeCloseTo(12, 12);
        const cross = axes[0]! * axes[4]! - axes[1]! * axes[3]!;
        expect(cross).toBeCloseTo(axes[8]!, 12);
      }
    }
  });

  it('points up along increasing height', () => {
    const axes = new Float64Array(9);
    const low: Vector3 = [0, 0, 0];
    const high: Vector3 = [0, 0, 0];
    enuAxes(0.6, 1.4, axes);
    ecefFromGeodetic(0.6, 1.4, 0, low);
    ecefFromGeodetic(0.6, 1.4, 1000, high);
    const out: Vector3 = [0, 0, 0];
    enuFromEcef(high[0] - low[0], high[1] - low[1], high[2] - low[2], axes, out);
    expect(out[2]).toBeCloseTo(1000, 8);
  });
});
