import { describe, expect, it } from 'vitest';
import { syntheticRecord } from '../../test/browser/synthetic-record.ts';
import { objectKind, objectStatus } from '../world/truth.ts';
import { exporters, type ReelFormat } from './exporters.ts';
import { framesOf } from './reel.ts';

const record = syntheticRecord();
const head = { header: record.header, objectList: record.tables.objectList };
const formats = Object.keys(exporters) as ReelFormat[];

/** The whole file, as bytes. */
function fileOf(format: ReelFormat): Buffer {
  const pieces: Buffer[] = [];
  for (const exporter of exporters[format](head)) {
    pieces.push(Buffer.from(exporter.begin()));
    for (const frame of framesOf(record)) pieces.push(Buffer.from(exporter.frame(frame)));
    pieces.push(Buffer.from(exporter.end()));
  }
  return Buffer.concat(pieces);
}

/** The payloads of the datagrams of a capture. */
function payloadsOf(file: Buffer): Buffer[] {
  const payloads = [];
  for (let at = 24; at < file.length; ) {
    const length = file.readUInt32BE(at + 8);
    payloads.push(file.subarray(at + 16 + 28, at + 16 + length));
    at += 16 + length;
  }
  return payloads;
}

/** The protocol data units of a capture, with their types. */
function unitsOf(file: Buffer): { type: number; body: Buffer }[] {
  return payloadsOf(file).map((body) => ({ type: body[2]!, body }));
}

describe('frames of a record', () => {
  it('hand out every row of every framed table once, in order', () => {
    const names = ['objects', 'tracks', 'units', 'plots', 'events'] as const;
    const next = { objects: 0, tracks: 0, units: 0, plots: 0, events: 0 };
    for (const frame of framesOf(record)) {
      for (const name of names) {
        expect(frame[name].start).toBe(next[name]);
        next[name] = frame[name].end;
      }
    }
    for (const name of names) expect(next[name]).toBe(record.tables[name].count);
  });
});

describe.each(formats)('the %s file', (format) => {
  it('is the same bytes twice', () => {
    expect(fileOf(format).equals(fileOf(format))).toBe(true);
  });

  it('says that it is simulated', () => {
    const file = fileOf(format);
    if (format === 'dis') {
      const units = unitsOf(file);
      expect(units.length).toBeGreaterThan(1000);
      for (const { body } of units) expect((body[10]! >> 1) & 3).toBe(3);
    } else if (format === 'asterix') {
      const blocks = payloadsOf(file);
      const reports = blocks.filter((block) => block[0] === 48);
      const tracks = blocks.filter((block) => block[0] === 62);
      expect(Math.min(reports.length, tracks.length)).toBeGreaterThan(100);
      for (const block of reports)
        for (let at = 3; at < block.length; at += 18) expect(block[at + 8]! & 16).toBe(16);
      for (const block of tracks)
        for (let at = 3; at < block.length; at += 31) expect(block[at + 24]! & 128).toBe(128);
    } else {
      expect(file.toString()).toMatch(/Simulated\\?, study use only/);
    }
  });
});

describe('a DIS capture', () => {
  const units = unitsOf(fileOf('dis'));
  const ofType = (type: number) => units.filter((unit) => unit.type === type);
  const { objectList, events } = record.tables;

  it('carries its own length in every unit', () => {
    for (const { body } of units) expect(body.readUInt16BE(8)).toBe(body.length);
  });

  it('starts once, stops once, and removes every object that ended', () => {
    expect(units[0]!.type).toBe(13);
    expect(units.at(-1)!.type).toBe(14);
    expect(ofType(13).length + ofType(14).length).toBe(2);
    let ended = 0;
    const last = record.tables.frames.count - 1;
    const stillThere = new Set<number>();
    for (let row = record.tables.frames.objectsStart[last]!; row < record.tables.objects.count; row++)
      stillThere.add(record.tables.objects.object[row]!);
    const everThere = new Set(record.tables.objects.object.subarray(0, record.tables.objects.count));
    for (const object of everThere) if (!stillThere.has(object)) ended++;
    expect(ended).toBeGreaterThan(10);
    expect(ofType(12).length).toBe(ended);
  });

  it('tells every object of the record by its number', () => {
    const told = new Set(
      ofType(1)
        .filter(({ body }) => body.readUInt16BE(14) >= 4)
        .map(({ body }) => body.readUInt16BE(16) - 1),
    );
    expect(told).toEqual(new Set(record.tables.objects.object.subarray(0, record.tables.objects.count)));
  });

  it('has a Detonation for each missile and drone that reached its aim', () => {
    let reached = 0;
    for (let row = 0; row < events.count; row++) {
      const object = events.object[row]!;
      const isLeak = record.tables.events.kind[row] === 13;
      if (isLeak && object >= 0 && objectList.status[object] === objectStatus.impacted) reached++;
    }
    const own = ofType(3).filter(
      ({ body }) => objectList.kind[body.readUInt16BE(28) - 1] !== objectKind.interceptor,
    );
    expect(reached).toBeGreaterThan(0);
    expect(own.length).toBe(reached);
  });
});

describe('an ACMI recording', () => {
  const lines = fileOf('acmi').toString().split('\n');

  it('opens with the two lines that readers ask for', () => {
    expect(lines[0]).toBe('\uFEFFFileType=text/acmi/tacview');
    expect(lines[1]).toBe('FileVersion=2.2');
  });

  it('has lines of known forms only, in the order of time', () => {
    const place = String.raw`-?\d+(\.\d{1,7})?\|-?\d+(\.\d{1,7})?\|-?\d+(\.\d)?`;
    const known = new RegExp(String.raw`^(#\d+(\.\d+)?|-[0-9a-f]+|0,.+|[0-9a-f]+,T=${place}(,\w+=.*)*)$`);
    let last = -1;
    for (const line of lines.slice(2)) {
      if (line === '') continue;
      expect(line).toMatch(known);
      if (!line.startsWith('#')) continue;
      expect(Number(line.slice(1))).toBeGreaterThanOrEqual(last);
      last = Number(line.slice(1));
    }
  });

  it('removes nothing that it has not introduced', () => {
    const known = new Set<string>();
    for (const line of lines.slice(2)) {
      if (/^[1-9a-f]/.test(line)) known.add(line.split(',', 1)[0]!);
      if (line.startsWith('-')) expect(known.delete(line.slice(1))).toBe(true);
    }
  });
});

describe('a CZML document', () => {
  const packets = JSON.parse(fileOf('czml').toString()) as Record<string, unknown>[];

  it('begins with the document packet and has every sample of every object', () => {
    expect(packets[0]!.id).toBe('document');
    let samples = 0;
    for (const packet of packets) {
      if (!String(packet.id).startsWith('object-')) continue;
      samples += (packet.position as { cartesianVelocity: number[] }).cartesianVelocity.length / 7;
    }
    expect(samples).toBe(record.tables.objects.count);
  });

  it('names each object in its first packet only, with an end in its last', () => {
    const named = new Map<string, number>();
    const bounded = new Map<string, number>();
    for (const packet of packets) {
      const id = String(packet.id);
      if (!id.startsWith('object-')) continue;
      if (packet.name) named.set(id, (named.get(id) ?? 0) + 1);
      if (packet.availability) bounded.set(id, (bounded.get(id) ?? 0) + 1);
    }
    expect(new Set(named.values())).toEqual(new Set([1]));
    expect([...bounded.keys()].sort()).toEqual([...named.keys()].sort());
    expect(new Set(bounded.values())).toEqual(new Set([1]));
  });
});

describe('a KML document', () => {
  const text = fileOf('kml').toString();

  it('has a line for each object that was seen twice or more', () => {
    const lines = text.slice(text.indexOf('<name>Objects')).split('<name>Tracks')[0]!;
    const seen = new Map<number, number>();
    const { objects } = record.tables;
    for (let row = 0; row < objects.count; row++)
      seen.set(objects.object[row]!, (seen.get(objects.object[row]!) ?? 0) + 1);
    expect(lines.split('<LineString>').length - 1).toBe([...seen.values()].filter((n) => n > 1).length);
  });

  it('escapes what XML would take for markup', () => {
    expect(text).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)/);
  });
});
