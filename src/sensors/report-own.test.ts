import { describe, expect, it } from 'vitest';
import { ecefFromGeodetic, geodeticFromEcef, type Vector3 } from '../geo/frames.ts';
import { createTable } from '../math/table.ts';
import { assetStateSchema, createTruth, flyoutSchema, unitPhase, unitStateSchema } from '../world/truth.ts';
import { createReports, reportOwn } from './report-own.ts';
import { makeRadar, makeScenario, site } from './sense.fixture.ts';

const scenario = makeScenario([makeRadar({ antennaHeight: 24 })], [], []);

function makeState() {
  const units = createTable(unitStateSchema, 1);
  const assets = createTable(assetStateSchema, 1);
  const flyouts = createTable(flyoutSchema, 4);
  units.count = 1;
  const at: Vector3 = [0, 0, 0];
  ecefFromGeodetic(site.lat, site.lon, 220, at);
  units.x[0] = at[0]!;
  units.y[0] = at[1]!;
  units.z[0] = at[2]!;
  return { units, assets, flyouts, truth: createTruth(4) };
}

describe('reportOwn', () => {
  it('puts the antenna above its unit with axes that are east, north and up there', () => {
    const { units, assets, flyouts, truth } = makeState();
    const out = createReports(scenario);
    reportOwn(scenario, units, assets, flyouts, truth, 0, 0.5, out);
    const { radars } = out;
    const geodetic: Vector3 = [0, 0, 0];
    geodeticFromEcef(radars.x[0]!, radars.y[0]!, radars.z[0]!, geodetic);
    expect(geodetic[0]).toBeCloseTo(site.lat, 11);
    expect(geodetic[1]).toBeCloseTo(site.lon, 11);
    expect(geodetic[2]).toBeCloseTo(244, 6);
    expect(radars.ez[0]).toBe(0);
    expect(radars.nz[0]).toBeCloseTo(Math.cos(site.lat), 12);
    expect(radars.uz[0]).toBeCloseTo(Math.sin(site.lat), 12);
  });

  it('follows a unit that moves and keeps the row of one that stands', () => {
    const { units, assets, flyouts, truth } = makeState();
    const out = createReports(scenario);
    reportOwn(scenario, units, assets, flyouts, truth, 0, 0.5, out);
    const before = Array.from(out.radars.columns, (name) => out.radars[name][0]);
    reportOwn(scenario, units, assets, flyouts, truth, 0.5, 1, out);
    expect(Array.from(out.radars.columns, (name) => out.radars[name][0])).toEqual(before);
    const at: Vector3 = [0, 0, 0];
    ecefFromGeodetic(site.lat + 0.01, site.lon, 220, at);
    units.x[0] = at[0]!;
    units.y[0] = at[1]!;
    units.z[0] = at[2]!;
    reportOwn(scenario, units, assets, flyouts, truth, 1, 1.5, out);
    expect(out.radars.uz[0]).toBeCloseTo(Math.sin(site.lat + 0.01), 12);
  });

  it('lets a radar radiate only while its unit is ready', () => {
    const { units, assets, flyouts, truth } = makeState();
    const out = createReports(scenario);
    for (const [phase, active] of [
      [unitPhase.ready, 1],
      [unitPhase.stowing, 0],
      [unitPhase.marching, 0],
      [unitPhase.deploying, 0],
      [unitPhase.lost, 0],
    ] as const) {
      units.phase[0] = phase;
      reportOwn(scenario, units, assets, flyouts, truth, 0, 0.5, out);
      expect(out.radars.active[0]).toBe(active);
      expect(out.units.phase[0]).toBe(phase);
    }
  });

  it('reports interceptors that fly and, once, those that ended in the tick, without a word on kills', () => {
    const { units, assets, flyouts, truth } = makeState();
    flyouts.count = 3;
    truth.count = 4;
    for (let row = 0; row < 3; row++) {
      flyouts.object[row] = row + 1;
      flyouts.engagement[row] = 10 + row;
      truth.vx[row + 1] = 300 * (row + 1);
      truth.vy[row + 1] = 400 * (row + 1);
    }
    flyouts.flying[0] = 1;
    flyouts.ended[1] = 7.2;
    flyouts.ended[2] = 6.9;
    const out = createReports(scenario);
    reportOwn(scenario, units, assets, flyouts, truth, 7, 7.5, out);
    expect(out.missiles.count).toBe(2);
    expect(Array.from(out.missiles.engagement.slice(0, 2))).toEqual([10, 11]);
    expect(Array.from(out.missiles.flying.slice(0, 2))).toEqual([1, 0]);
    expect(out.missiles.ended[1]).toBe(7.2);
    expect(out.missiles.speed[1]).toBe(1000);
    reportOwn(scenario, units, assets, flyouts, truth, 7.5, 8, out);
    expect(out.missiles.count).toBe(1);
  });
});
