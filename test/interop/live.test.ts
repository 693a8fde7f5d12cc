import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../../node/record-store.ts';
import { createBytes, writtenBytes } from '../../src/formats/bytes.ts';
import { putCaptureHeader, putDatagram } from '../../src/formats/write-pcap.ts';
import type { RunRecord } from '../../src/index.ts';
import { codeOf, root, startSudarshan } from '../contract/sudarshan.ts';
import { fieldsOf, malformedFrames } from './tshark.ts';

/** Writes down what arrives at a port of this machine, as a network analyser would. */
interface Listener {
  readonly socket: Socket;
  readonly heard: Buffer[];
  readonly target: string;
}

async function listen(): Promise<Listener> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4_000_000 });
  const heard: Buffer[] = [];
  socket.on('message', (datagram) => heard.push(datagram));
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
  const { port } = socket.address() as AddressInfo;
  return { socket, heard, target: `udp://127.0.0.1:${port}` };
}

let folder = '';
let record: RunRecord;
let heard: Readonly<Record<'dis' | 'asterix', number>>;
const file = (name: string) => join(folder, `${name}.pcap`);

/** What a listener heard as a capture on the port that analysers know the protocol by. */
function keep(name: string, { heard: datagrams, socket }: Listener, port: number): number {
  const bytes = createBytes();
  putCaptureHeader(bytes);
  for (const [n, datagram] of datagrams.entries()) putDatagram(bytes, n / 1000, port, datagram);
  writeFileSync(file(name), writtenBytes(bytes));
  socket.close();
  return datagrams.length;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sudarshan-live-'));
  const [dis, asterix] = [await listen(), await listen()];
  const scenario = join(root, 'test', 'contract', 'small.yaml');
  const pace = ['--realtime', '--speed', '40', '--dis', dis.target, '--asterix', asterix.target];
  const child = startSudarshan(['run', scenario, ...pace, '--out', join(folder, 'record'), '--json']);
  expect(await codeOf(child)).toBe(0);
  // What was sent last may still be on its way to the listener when the sender is gone.
  await new Promise((heardAll) => setTimeout(heardAll, 500));
  heard = { dis: keep('dis', dis, 3000), asterix: keep('asterix', asterix, 8600) };
  record = (await readRecord(join(folder, 'record'))).record!;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('live output, as tshark hears it', () => {
  it('has no malformed frame, and each datagram is a frame', () => {
    expect(malformedFrames(file('dis'))).toBe(0);
    expect(malformedFrames(file('asterix'))).toBe(0);
    expect(fieldsOf(file('dis'), 'dis', ['dis.pdu_type']).length).toBe(heard.dis);
    expect(fieldsOf(file('asterix'), 'asterix', ['asterix.category']).length).toBe(heard.asterix);
  });

  it('by DIS begins with a start, ends with a stop, and has every state where the record has it', () => {
    const types = fieldsOf(file('dis'), 'dis', ['dis.pdu_type']).map(([type]) => Number(type));
    expect([types[0], types.at(-1)]).toEqual([13, 14]);
    const { objects } = record.tables;
    const places = new Set<string>();
    for (let row = 0; row < objects.count; row++)
      places.add([objects.object[row], objects.x[row]!.toFixed(4), objects.y[row]!.toFixed(4)].join());
    const states = fieldsOf(file('dis'), 'dis.pdu_type == 1 && dis.entity_id_application >= 4', [
      'dis.entity_id_entity',
      'dis.entity_location.x',
      'dis.entity_location.y',
    ]);
    expect(states.length).toBeGreaterThan(300);
    for (const [entity, x, y] of states)
      expect(places).toContain([Number(entity) - 1, Number(x).toFixed(4), Number(y).toFixed(4)].join());
  });

  it('by ASTERIX has every plot and every row of a track to half a unit, marked simulated', () => {
    const valuesOf = (category: number, field: string) =>
      fieldsOf(file('asterix'), `asterix.category == ${category}`, [`asterix.${field}`]).flatMap(([values]) =>
        values!.split(',').map(Number),
      );
    const { plots, tracks } = record.tables;
    const ranges = valuesOf(48, '048_040_RHO');
    expect(ranges.length).toBe(plots.count);
    for (const [row, range] of ranges.entries())
      expect(Math.abs(range - plots.range[row]! / 1852)).toBeLessThanOrEqual(1 / 512 + 1e-9);
    const ended = valuesOf(62, '062_080_TSE');
    const latitudes = valuesOf(62, '062_105_LAT').filter((_, index) => ended[index] === 0);
    expect(latitudes.length).toBe(tracks.count);
    for (const [row, latitude] of latitudes.entries())
      expect(Math.abs(latitude - (tracks.lat[row]! * 180) / Math.PI)).toBeLessThanOrEqual(
        90 / 2 ** 25 + 1e-9,
      );
    expect(new Set([...valuesOf(48, '048_020_SIM'), ...valuesOf(62, '062_080_SIM')])).toEqual(new Set([1]));
  });
});
