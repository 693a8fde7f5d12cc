/** Connections to a server, byte by byte: what a tidy client would not send. */
import { connect, type Socket } from 'node:net';

/** Time after which a connection counts as left open, ms; a server that lives answers in a hundredth of it. */
const PATIENCE = 60_000;

/** Connect and send; one letter a byte. */
export function open(port: number, sent: string): Socket {
  const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(sent, 'latin1')));
  socket.on('error', () => undefined);
  return socket;
}

/** What came until the server closed the connection, one letter a byte; with a word at the end where it did not. */
export function heard(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const said = (): string => Buffer.concat(pieces).toString('latin1');
    const late = setTimeout(() => {
      resolve(`${said()}\r\nHTTP/1.1 still open`);
      socket.destroy();
    }, PATIENCE);
    socket.resume().on('data', (piece: Buffer) => pieces.push(piece));
    socket.on('close', () => {
      clearTimeout(late);
      resolve(said());
    });
  });
}

/** Send, and wait for the server to close the connection. */
export function visit(port: number, sent: string): Promise<string> {
  return heard(open(port, sent.replaceAll('OWN', `127.0.0.1:${port}`)));
}

/** Statuses of the answers in what was heard. */
export function statuses(said: string): string {
  return [...said.matchAll(/HTTP\/1\.1 (\d{3}|still open)/g)].map(([, status]) => status).join(' ');
}
