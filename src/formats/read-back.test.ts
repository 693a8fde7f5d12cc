import { describe, expect, it } from 'vitest';
import { syntheticRecord } from '../../test/browser/synthetic-record.ts';
import { parseBlocks } from './asterix.ts';
import { isSimulated, sourceOf, systemTrackOf, targetReportOf, timeOfDay } from './asterix-values.ts';
import { createBytes, writtenBytes } from './bytes.ts';
import { plotsFromCapture } from './capture-plots.ts';
import { exporters, type ReelFormat } from './exporters.ts';
import { parseCapture } from './pcap.ts';
import { createDisUnit, readDisUnit } from './read-dis.ts';
import { parseSensors } from './recorded-sensors.ts';
import { framesOf } from './reel.ts';
import { putCaptureHeader, putDatagram } from './write-pcap.ts';

const record = syntheticRecord();
// The made-up record has places of plots only; give each something measured too.
for (let row = 0; row < record.tables.plots.count; row++) {
  record.tables.plots.range[row] = 5000 + ((37.7 * row) % 300_000);
  record.tables.plots.azimuth[row] = (0.7 * row) % (2 * Math.PI);
}
const head = { header: record.header, objectList: record.tables.objectList };

function fileOf(format: ReelFormat): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (const exporter of exporters[format](head)) {
    pieces.push(Uint8Array.from(Buffer.from(exporter.begin())));
    for (const frame of framesOf(record)) pieces.push(Uint8Array.from(Buffer.from(exporter.frame(frame))));
    pieces.push(Uint8Array.from(Buffer.from(exporter.end())));
  }
  return new Uint8Array(Buffer.concat(pieces));
}

function datagramsOf(bytes: Uint8Array): readonly Uint8Array[] {
  const capture = parseCapture(bytes);
  if (typeof capture === 'string') throw new Error(capture);
  expect([capture.others, capture.cutAt]).toEqual([0, null]);
  return capture.datagrams;
}

const asterix = fileOf('asterix');
const dis = fileOf('dis');

/** Half a unit of the last place, m: of an ASTERIX 062 place on the ground and height, of a 048 range. */
const halfPlace = (0.5 * (180 / 2 ** 25) * Math.PI * 6_380_000) / 180;
const halfHeight = 0.5 * 6.25 * 0.3048;
const halfRange = 0.5 * (1852 / 256);

describe('what the exporters write, our readers read', () => {
  const records = datagramsOf(asterix).flatMap((datagram) => {
    const { records: read, faults } = parseBlocks(datagram);
    expect(faults).toEqual([]);
    return [...read];
  });
  const ofCategory = (category: number) => records.filter((one) => one.category === category);

  it('ASTERIX: every track row comes back with its number and place to half a unit', () => {
    const { tracks } = record.tables;
    const told = ofCategory(62).filter((one) => !systemTrackOf(one).isEnd);
    expect(told.length).toBe(tracks.count);
    const worst = { number: 0, place: 0, height: 0 };
    for (const [row, one] of told.entries()) {
      const track = systemTrackOf(one);
      const angle = Math.max(Math.abs(track.lat - tracks.lat[row]!), Math.abs(track.lon - tracks.lon[row]!));
      worst.number = Math.max(worst.number, Math.abs(track.number - (tracks.track[row]! & 0xffff)));
      worst.place = Math.max(worst.place, angle * 6_380_000);
      worst.height = Math.max(worst.height, Math.abs(track.height - tracks.height[row]!));
    }
    expect(worst.number).toBe(0);
    expect(worst.place).toBeLessThan(halfPlace + 1e-3);
    expect(worst.height).toBeLessThan(halfHeight + 1e-6);
  });

  it('ASTERIX: every plot comes back with its radar, range and azimuth to half a unit, marked simulated', () => {
    const { plots } = record.tables;
    const told = ofCategory(48);
    expect(told.length).toBe(plots.count);
    const worst = { azimuth: 0, range: 0 };
    for (const [row, one] of told.entries()) {
      const report = targetReportOf(one);
      const turned = Math.abs(report.azimuth - plots.azimuth[row]!);
      worst.azimuth = Math.max(worst.azimuth, Math.min(turned, 2 * Math.PI - turned));
      worst.range = Math.max(worst.range, Math.abs(report.range - plots.range[row]!));
    }
    expect(told.map(sourceOf)).toEqual(
      Array.from(plots.sensor.subarray(0, plots.count), (sensor) => sensor + 1),
    );
    expect(told.every((one) => isSimulated(one) && Number.isFinite(timeOfDay(one)))).toBe(true);
    expect(worst.azimuth).toBeLessThan(Math.PI / 65536 + 1e-9);
    expect(worst.range).toBeLessThan(halfRange + 1e-6);
  });

  it('ASTERIX: the tracker gets every plot of the capture, and is told that they are simulated', () => {
    const recorded = plotsFromCapture(asterix, null);
    if (typeof recorded === 'string') throw new Error(recorded);
    const { plots, malformed } = recorded.plots;
    expect(malformed).toBe(0);
    expect(plots.count).toBe(record.tables.plots.count);
    expect(recorded.capture).toMatchObject({ faults: [], placeless: 0, simulated: true });
  });

  it('ASTERIX: radars that tell no place are placed by a sensors file, whose errors are believed', () => {
    const bytes = createBytes(1 << 16);
    putCaptureHeader(bytes);
    for (const datagram of datagramsOf(asterix))
      if (datagram[0] === 48) putDatagram(bytes, 0, 8600, datagram);
    const placeless = writtenBytes(bytes);
    expect(plotsFromCapture(placeless, null)).toContain('no radar tells its place');
    const first = record.tables.plots.sensor[0]!;
    const radar = {
      id: first + 1,
      lat_deg: 30,
      lon_deg: 75,
      height_m: 200,
      period: 4,
      sr: 90,
      saz: 0.003,
      sel: 0.004,
    };
    const given = parseSensors(JSON.stringify({ radars: [radar] }));
    if (typeof given === 'string') throw new Error(given);
    const recorded = plotsFromCapture(placeless, given);
    if (typeof recorded === 'string') throw new Error(recorded);
    const { plots } = recorded.plots;
    const own = record.tables.plots.sensor
      .subarray(0, record.tables.plots.count)
      .filter((sensor) => sensor === first);
    expect(plots.count).toBe(own.length);
    expect(recorded.sensors.radars).toEqual(given.radars);
    expect(recorded.capture).toMatchObject({ placeless: record.tables.plots.count - own.length });
    expect(plots.azimuthSigma[0]).toBe(given.radars[0]!.azimuthSigma);
  });

  it('DIS: every object state is one of the record, bit for bit in position', () => {
    const { objects } = record.tables;
    const known = new Set<string>();
    for (let row = 0; row < objects.count; row++)
      known.add(`${objects.object[row]} ${objects.x[row]} ${objects.y[row]} ${objects.z[row]}`);
    const unit = createDisUnit();
    const wrong: string[] = [];
    let states = 0;
    for (const datagram of datagramsOf(dis)) {
      const fault = readDisUnit(datagram, 0, datagram.length, unit);
      if (fault !== '' || !unit.constructive) wrong.push(fault);
      if (unit.type !== 1 || unit.application < 4) continue;
      states++;
      const name = `${unit.entity - 1} ${unit.x} ${unit.y} ${unit.z}`;
      if (!known.has(name)) wrong.push(name);
    }
    expect(wrong).toEqual([]);
    expect(states).toBeGreaterThan(1000);
  });
});
