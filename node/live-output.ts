/** A run at the pace of the clock, told on the network as it goes. */
import { createSocket, type Socket } from 'node:dgram';
import { isIP } from 'node:net';
import {
  advanceRun,
  finishRun,
  framesOfRun,
  headOfRun,
  type ProtocolName,
  protocols,
  type Run,
  type RunRecord,
  type Scenario,
  startRun,
  type Traffic,
} from '../src/index.ts';
import { isLoopback } from './server-guard.ts';

/** Where datagrams go. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/**
 * The target that `udp://HOST:PORT` names, or why it may not be one. Beyond this machine a host must be an address written
 * out in full: a name may lead anywhere.
 */
export function targetFrom(text: string): Target | string {
  const match = /^udp:\/\/(?:\[([0-9a-f:.]+)\]|([^:/[\]]+)):(\d{1,5})$/i.exec(text);
  const host = match?.[1] ?? match?.[2] ?? '';
  const port = Number(match?.[3]);
  if (!match || port < 1 || port > 65535) return `udp://ADDRESS:PORT expected, ${text} found`;
  if (isIP(host) === 0 && host !== 'localhost')
    return `an address written out in full expected (or localhost), ${host} found`;
  return { host, port };
}

/** What to say before anything is sent, or an empty text where it stays on this machine. */
export function warningOf(name: ProtocolName, { host, port }: Target): string {
  if (isLoopback(host)) return '';
  return `${name}: simulated traffic goes to ${host}, port ${port}, beyond this machine; whoever listens there must know`;
}

interface Line {
  readonly socket: Socket;
  readonly traffic: Traffic;
}

export interface LiveOptions {
  readonly seed: number;
  readonly text: string;
  /** Simulated seconds in a second of the clock. */
  readonly speed: number;
  readonly targets: Readonly<Partial<Record<ProtocolName, Target>>>;
  readonly onProgress: (simulatedSeconds: number) => void;
}

function openLine(name: ProtocolName, { host, port }: Target, run: Run, text: string): Line {
  const socket = createSocket(isIP(host) === 6 ? 'udp6' : 'udp4');
  // A datagram that nobody takes is nobody's loss: a listener may come later or never.
  socket.on('error', () => {});
  const traffic = protocols[name].open(headOfRun(run, text), (_time, payload) => {
    socket.send(Uint8Array.from(payload), port, host, () => {});
  });
  return { socket, traffic };
}

function closeLine({ socket }: Line): Promise<void> {
  return new Promise((closed) => {
    setImmediate(() => socket.close(() => closed()));
  });
}

/** Frames are looked at and sent this often, ms. */
const beat = 20;

/** Run at the pace of the clock and send each frame when its time comes. */
export async function runLive(
  scenario: Scenario,
  { seed, text, speed, targets, onProgress }: LiveOptions,
): Promise<RunRecord> {
  const run = startRun(scenario, seed);
  const lines = (Object.keys(targets) as ProtocolName[]).map((name) =>
    openLine(name, targets[name]!, run, text),
  );
  let told = 0;
  const tell = (): void => {
    for (const frame of framesOfRun(run, told)) {
      for (const { traffic } of lines) traffic.frame(frame);
      told++;
    }
  };
  for (const { traffic } of lines) traffic.begin();
  const started = performance.now();
  while (!run.finished) {
    const due = ((performance.now() - started) / 1000) * speed;
    const before = performance.now();
    while (!run.finished && run.time + scenario.step <= due && performance.now() - before < beat) {
      advanceRun(run, 1);
      tell();
    }
    onProgress(run.time);
    await new Promise((resume) => setTimeout(resume, run.time + scenario.step <= due ? 0 : beat));
  }
  const record = finishRun(run, text);
  tell();
  for (const { traffic } of lines) traffic.end();
  await Promise.all(lines.map(closeLine));
  return record;
}
