import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { exporters, framesOf, type ProtocolName, type RunRecord } from '../src/index.ts';
import { runLive, targetFrom, warningOf } from './live-output.ts';
import { prepareScenario, runScenario } from './run-scenario.ts';

const { scenario, text } = await prepareScenario('test/contract/small.yaml');

interface Listener {
  readonly socket: Socket;
  readonly port: number;
  readonly heard: Buffer[];
}

async function listen(): Promise<Listener> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4_000_000 });
  const heard: Buffer[] = [];
  socket.on('message', (datagram) => heard.push(datagram));
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
  return { socket, port: (socket.address() as AddressInfo).port, heard };
}

/** The datagrams of the capture that the stored record exports. */
function captured(record: RunRecord, name: ProtocolName): Buffer[] {
  const [exporter] = exporters[name]({ header: record.header, objectList: record.tables.objectList });
  const pieces = [Buffer.from(exporter!.begin())];
  for (const frame of framesOf(record)) pieces.push(Buffer.from(exporter!.frame(frame)));
  pieces.push(Buffer.from(exporter!.end()));
  const file = Buffer.concat(pieces);
  const payloads = [];
  for (let at = 24; at < file.length; ) {
    const length = file.readUInt32BE(at + 8);
    payloads.push(file.subarray(at + 16 + 28, at + 16 + length));
    at += 16 + length;
  }
  return payloads;
}

describe('live output', () => {
  it('says, datagram for datagram, what the exported captures of the record say, at the pace asked for', async () => {
    const listeners = { dis: await listen(), asterix: await listen() };
    const targets = {
      dis: { host: '127.0.0.1', port: listeners.dis.port },
      asterix: { host: '127.0.0.1', port: listeners.asterix.port },
    };
    const speed = 200;
    const started = performance.now();
    const record = await runLive(scenario!, { seed: 1, text, speed, targets, onProgress: () => {} });
    const seconds = (performance.now() - started) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(record.header.simulatedSeconds / speed - 0.1);
    const ordinary = await runScenario(scenario!, 1, text, () => {});
    expect(record.header.hash).toBe(ordinary.header.hash);
    await expect
      .poll(() => listeners.dis.heard.length, { timeout: 5000 })
      .toBe(captured(record, 'dis').length);
    for (const name of ['dis', 'asterix'] as const) {
      const { heard, socket } = listeners[name];
      expect(heard.map((datagram) => datagram.toString('hex'))).toEqual(
        captured(record, name).map((payload) => payload.toString('hex')),
      );
      socket.close();
    }
    const types = listeners.dis.heard.map((unit) => unit[2]);
    expect(types[0]).toBe(13);
    expect(types.at(-1)).toBe(14);
    expect(types.filter((type) => type === 2).length).toBeGreaterThan(0);
    for (const unit of listeners.dis.heard) expect((unit[10]! >> 1) & 3).toBe(3);
  }, 60_000);

  it('goes on where nobody listens', async () => {
    const short = { ...scenario!, duration: 20 };
    const targets = { dis: { host: '127.0.0.1', port: 9 } };
    const record = await runLive(short, { seed: 1, text, speed: 1000, targets, onProgress: () => {} });
    expect(record.header.simulatedSeconds).toBe(20);
  });
});

describe('a target', () => {
  it.each([
    ['udp://127.0.0.1:3000', { host: '127.0.0.1', port: 3000 }],
    ['udp://localhost:3000', { host: 'localhost', port: 3000 }],
    ['udp://[::1]:3000', { host: '::1', port: 3000 }],
    ['udp://192.0.2.7:8600', { host: '192.0.2.7', port: 8600 }],
  ])('%s is one', (given, target) => {
    expect(targetFrom(given)).toEqual(target);
  });

  it.each([
    '127.0.0.1:3000',
    'tcp://127.0.0.1:3000',
    'udp://127.0.0.1',
    'udp://127.0.0.1:0',
    'udp://127.0.0.1:70000',
    'udp://display.example:3000',
    'udp://127.0.0.1.evil.example:3000',
    'udp://192.0.2:3000',
  ])('%s is none, with a reason', (given) => {
    expect(targetFrom(given)).toMatch(/expected/);
  });

  it('beyond this machine is warned of', () => {
    expect(warningOf('dis', { host: '127.0.0.1', port: 3000 })).toBe('');
    expect(warningOf('dis', { host: '192.0.2.7', port: 3000 })).toContain('beyond this machine');
  });
});
