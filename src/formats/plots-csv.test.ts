import { describe, expect, it } from 'vitest';
import { trackPlots } from '../track-file.ts';
import { parsePlots } from './plots-csv.ts';
import { parseSensors } from './recorded-sensors.ts';
import { createStateRows, parseStates, printTracks } from './states-csv.ts';

const radar = {
  id: 7,
  x: 0,
  y: 0,
  z: 10,
  period: 2,
  pd: 0.9,
  sr: 30,
  saz: 0.002,
  sel: 0.002,
  srr: 2,
  clutter: 5,
};
const sensorsText = JSON.stringify({ duration_s: 6, eval_period_s: 2, rotating: false, radars: [radar] });

function sensors() {
  const parsed = parseSensors(sensorsText);
  if (typeof parsed === 'string') throw new Error(parsed);
  return parsed;
}

describe('parseSensors', () => {
  it('says in a sentence what is wrong', () => {
    expect(parseSensors('{')).toMatch(/JSON/);
    expect(parseSensors('{"radars": []}')).toMatch(/at least one/);
    expect(parseSensors(JSON.stringify({ radars: [{ ...radar, saz: 0 }] }))).toMatch(/radars\[0\]\.saz/);
    expect(parseSensors(JSON.stringify({ radars: [radar, radar] }))).toMatch(/twice/);
    expect(parseSensors(JSON.stringify({ radars: [radar, { ...radar, id: 8, lat_deg: 30 }] }))).toMatch(
      /mixed/,
    );
  });
});

describe('parsePlots', () => {
  it('leaves out rows that are malformed or of no known sensor, puts the rest in order, and counts all three', () => {
    const text = [
      't,sensor,scan,range,az,el,rangerate',
      '2.0,7,1,30000,1.0,0.1,-50',
      '2.0,7,1,abc,1.0,0.1,-50',
      '2.0,7,1,-5,1.0,0.1,-50',
      '2.0,7,1',
      '2.0,9,1,30000,1.0,0.1,-50',
      '1.0,7,1,30000,1.0,0.1,-50',
      '4.0,7,2,30000,1.0,0.1,',
      '',
    ].join('\r\n');
    const parsed = parsePlots(text, sensors());
    if (typeof parsed === 'string') throw new Error(parsed);
    expect([...parsed.plots.time.subarray(0, parsed.plots.count)]).toEqual([1, 2, 4]);
    expect([parsed.malformed, parsed.unknownSensor, parsed.outOfOrder]).toEqual([3, 1, 1]);
    expect(parsed.plots.rangeRate[2]).toBeNaN();
    expect(parsePlots('t,range', sensors())).toMatch(/sensor is missing/);
  });
});

describe('printTracks', () => {
  it('is read back by parseStates', () => {
    const rows = createStateRows();
    rows.count = 1;
    rows.time[0] = 4;
    rows.id[0] = 12;
    rows.x[0] = -1234.5;
    rows.pzz[0] = 77;
    const parsed = parseStates(printTracks(rows));
    if (typeof parsed === 'string') throw new Error(parsed);
    expect(parsed.rows.count).toBe(1);
    expect(parsed.rows.id[0]).toBe(12);
    expect(parsed.rows.x[0]).toBe(-1234.5);
    expect(parsed.rows.pzz[0]).toBe(77);
  });
});

describe('trackPlots', () => {
  it('tracks one object and writes it at the epochs only', () => {
    const lines = ['t,sensor,scan,range,az,el,rangerate'];
    for (let scan = 1; scan <= 3; scan++)
      lines.push(`${2 * scan},7,${scan},${40000 - 400 * scan},1.0,0.1,-200`);
    const tracked = trackPlots(lines.join('\n'), sensorsText);
    if (typeof tracked === 'string') throw new Error(tracked);
    expect(tracked.calls).toBe(3);
    expect(tracked.rows.count).toBeGreaterThanOrEqual(1);
    expect(new Set(tracked.rows.id.subarray(0, tracked.rows.count)).size).toBe(1);
    expect(tracked.rows.time[tracked.rows.count - 1]).toBe(6);
  });

  it('places geodetic radars on the Earth and gives local east, north and up', () => {
    const { x, y, z, ...rest } = radar;
    const earth = JSON.stringify({
      duration_s: 8,
      radars: [{ ...rest, lat_deg: 30, lon_deg: 75, height_m: x + y + z }],
    });
    const lines = ['t,sensor,scan,range,az,el,rangerate'];
    for (let scan = 1; scan <= 4; scan++)
      lines.push(`${2 * scan},7,${scan},${40000 - 400 * scan},1.5707963,0.1,-200`);
    const tracked = trackPlots(lines.join('\n'), earth);
    if (typeof tracked === 'string') throw new Error(tracked);
    const last = tracked.rows.count - 1;
    expect(tracked.rows.x[last]! / (38400 * Math.cos(0.1))).toBeCloseTo(1, 2);
    expect(Math.abs(tracked.rows.y[last]!)).toBeLessThan(100);
    expect(Math.abs(tracked.rows.z[last]! - 38400 * Math.sin(0.1))).toBeLessThan(100);
  });
});
