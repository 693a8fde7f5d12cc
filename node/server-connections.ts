/** How many connections a server keeps and how long it waits for each, so that those that idle never shut out those that ask. */
import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export const connectionLimits = {
  /** Connections at once without a whole request that is being answered; one more, and the oldest of them is closed. */
  waiting: 256,
  /** Connections at once, of every kind. */
  all: 1024,
  /** From the first moment of a connection to the end of a request's headers, ms. */
  headers: 5_000,
  /** From there to the end of its body, ms. */
  request: 15_000,
  /** In which something must be sent, or some of an answer be taken, ms; Node may look twice before it believes that. */
  taking: 5_000,
  /** Between two looks at those times, ms. */
  look: 1_000,
  /** Headers of a request together, bytes; its address counts too. */
  headerSize: 16_384,
} as const;

/** What Node's server is made with. */
export const patience: ServerOptions = {
  headersTimeout: connectionLimits.headers,
  requestTimeout: connectionLimits.request,
  connectionsCheckingInterval: connectionLimits.look,
  maxHeaderSize: connectionLimits.headerSize,
};

/** The request of a connection, and what answers it. */
interface Exchange {
  readonly asked: IncomingMessage;
  readonly answer: ServerResponse;
}

/** Whether there is a whole request that is not yet answered. */
function isAtWork(exchange: Exchange | null | undefined): boolean {
  return exchange?.asked.complete === true && !exchange.answer.writableFinished;
}

/** Close the connection that has been waited for longest where there are too many of them. */
function makeRoom(open: ReadonlyMap<Socket, Exchange | null>): void {
  if (open.size <= connectionLimits.waiting) return;
  const waiting = [...open].filter(([, exchange]) => !isAtWork(exchange));
  if (waiting.length > connectionLimits.waiting) waiting[0]![0].destroy();
}

/** Hold a server to the limits on connections. */
export function limitConnections(server: Server): void {
  const open = new Map<Socket, Exchange | null>();
  server.maxConnections = connectionLimits.all;
  // none may fall off the end unseen: their size is bounded together
  server.maxHeadersCount = 0;
  server.on('connection', (socket) => {
    open.set(socket, null);
    socket.once('close', () => open.delete(socket));
    makeRoom(open);
  });
  server.on('request', (asked, answer) => open.set(asked.socket, { asked, answer }));
  // in which nothing was sent or taken: only whoever waits for an answer in the making is waited for
  server.setTimeout(connectionLimits.taking, (socket) => {
    if (!isAtWork(open.get(socket)) || socket.writableLength > 0) socket.destroy();
  });
}
