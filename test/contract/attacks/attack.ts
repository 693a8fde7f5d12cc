/** An attack on the server as data: what is sent, and what a safe answer is. */

export interface Attack {
  readonly name: string;
  /** Bytes of a connection of its own, one letter a byte; OWN stands for the address and port of the server. */
  readonly sends: string;
  /** Status of each answer before the server closes, in order; empty where it closes without a word. */
  readonly answers: string;
  /** What the answer says, where the status alone does not show that it was the guard that refused. */
  readonly says?: RegExp;
  /** The server that is open to other machines and asks for TOKEN; without it the one that is not. */
  readonly on?: 'beyond';
}

export const TOKEN = 'a-token-of-enough-letters';

/** Lines of a request that asks for the end of the connection. */
function lines(first: string, headers: readonly string[], body: string): string {
  return [`${first} HTTP/1.1`, ...headers, 'Connection: close', '', body].join('\r\n');
}

/** A request with the server's own name as Host. */
export function request(method: string, path: string, headers: readonly string[] = [], body = ''): string {
  const sized = body === '' ? headers : [...headers, `Content-Length: ${Buffer.byteLength(body, 'latin1')}`];
  return lines(`${method} ${path}`, ['Host: OWN', ...sized], body);
}

/** A request whose lines about the host are given. */
export function requestOf(path: string, hosts: readonly string[]): string {
  return lines(`GET ${path}`, hosts, '');
}

/** A question in JSON, as our own page asks it. */
export function asking(path: string, body: unknown, headers: readonly string[] = []): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return request('POST', path, ['Content-Type: application/json', ...headers], text);
}
