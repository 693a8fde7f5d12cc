/** Attacks on the protocol: methods, smuggled and malformed requests, upgrades, ranges. */
import { type Attack, request } from './attack.ts';

const good = request('GET', '/api/scenarios');
const check = 'POST /api/studies/check HTTP/1.1\r\nHost: OWN\r\nContent-Type: application/json\r\n';
const stays = (first: string, ...headers: string[]): string =>
  [`${first} HTTP/1.1`, 'Host: OWN', ...headers, '', ''].join('\r\n');

/** Changes that nobody may make: reading is all that these addresses answer. */
const methods: readonly Attack[] = [
  ...['PUT', 'PATCH', 'DELETE', 'POST', 'PROPFIND', 'LOCK', 'TRACE'].map(
    (method): Attack => ({
      name: `${method} of a record`,
      sends: request(method, '/api/records/mine/record.json'),
      answers: '405',
    }),
  ),
  {
    name: 'a damaged record sent up',
    sends: request('PUT', '/api/records/new/events.parquet', [], 'PAR1\xff\xfe\x00PAR1'),
    answers: '405',
  },
  {
    name: 'POST that says it is a DELETE',
    sends: request('POST', '/api/environments/x/outcome', ['X-HTTP-Method-Override: DELETE']),
    answers: '404',
  },
  { name: 'PUT of a study', sends: request('PUT', '/api/studies/x'), answers: '405' },
  { name: 'TRACK', sends: request('TRACK', '/'), answers: '400' },
  { name: 'a method that there is not', sends: request('SUDO', '/'), answers: '400' },
  { name: 'CONNECT to elsewhere', sends: stays('CONNECT evil.example:443'), answers: '' },
  { name: 'a star as address', sends: request('GET', '*'), answers: '400' },
];

const smuggled: readonly Attack[] = [
  {
    name: 'a length and pieces at once',
    sends: `${check}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${good}`,
    answers: '400',
  },
  {
    name: 'pieces and a length at once',
    sends: `${check}Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n${good}`,
    answers: '400',
  },
  {
    name: 'two lengths',
    sends: `${check}Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}${good}`,
    answers: '400',
  },
  { name: 'a length with a sign', sends: `${check}Content-Length: +2\r\n\r\n{}`, answers: '400' },
  { name: 'a negative length', sends: `${check}Content-Length: -2\r\n\r\n{}`, answers: '400' },
  {
    name: 'pieces of an unknown kind',
    sends: `${check}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    answers: '400',
  },
  {
    name: 'pieces that are then something else',
    sends: `${check}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    answers: '400',
  },
  {
    name: 'a negative piece',
    sends: `${check}Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n`,
    answers: '400',
  },
  {
    name: 'a piece of more bytes than there are numbers',
    sends: `${check}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n\r\n`,
    answers: '400',
  },
  {
    name: 'pieces with remarks without end',
    sends: `${check}Transfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(20_000)}\r\n{\r\n0\r\n\r\n`,
    answers: '413',
  },
  {
    name: 'a space before the colon',
    sends: stays('GET /api/scenarios', 'Transfer-Encoding : chunked'),
    answers: '400',
  },
  { name: 'a header on two lines', sends: stays('GET /api/scenarios', 'X: a', ' Host: b'), answers: '400' },
  {
    name: 'a bare return in a header',
    sends: stays('GET /api/scenarios', 'X: a\rOrigin: b'),
    answers: '400',
  },
  { name: 'a zero byte in a header', sends: stays('GET /api/scenarios', 'X: a\0b'), answers: '400' },
  { name: 'lines that end with a bare feed', sends: good.replaceAll('\r\n', '\n'), answers: '400' },
  { name: 'a version that there is not', sends: good.replace('HTTP/1.1', 'HTTP/9.9'), answers: '400' },
  {
    name: 'a second request in the same breath, by a foreign name',
    sends: stays('GET /api/scenarios') + good.replace('OWN', 'evil.example'),
    answers: '200 403',
  },
  {
    name: 'a request in the body of another',
    sends: request('GET', '/api/scenarios', [], good),
    answers: '200',
  },
  {
    name: 'an expectation that cannot be met',
    sends: request('GET', '/', ['Expect: 200-maybe']),
    answers: '417',
  },
  {
    name: 'the greeting of TLS',
    sends: `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${'x'.repeat(99)}`,
    answers: '400',
  },
  { name: 'the greeting of HTTP/2', sends: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', answers: '400' },
];

const socket = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: c2ltdWxhdGVkIGtleSAuLg==',
];
/** Bytes of a frame as WebSocket frames are: not masked, and said to be 2^62 bytes long. */
const frame = '\x82\x7f\x40\0\0\0\0\0\0\0';

/** The server speaks neither WebSocket nor HTTP/2: who asks for them gets an ordinary answer, and the end. */
const upgrades: readonly Attack[] = [
  {
    name: 'a WebSocket from a page of another site',
    sends: stays('GET /', ...socket, 'Origin: http://evil.example') + frame,
    answers: '403',
  },
  {
    name: 'a WebSocket with a frame of 2^62 bytes, not masked',
    sends: stays('GET /api/studies', ...socket) + frame,
    answers: '200',
  },
  {
    name: 'a live stream at an address that there is not',
    sends: request('GET', '/api/events', ['Accept: text/event-stream']),
    answers: '404',
  },
  {
    name: 'HTTP/2 without TLS',
    sends: `${stays('GET /api/studies', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk')}PRI * HTTP/2.0\r\n\r\n`,
    answers: '200',
  },
];

const part = (range: string): string => request('GET', '/index.html', [`Range: ${range}`]);

const ranges: readonly Attack[] = [
  { name: 'a part behind the end', sends: part('bytes=999999999-'), answers: '416' },
  { name: 'a part that ends before it begins', sends: part('bytes=5-1'), answers: '416' },
  {
    name: '1,500 parts at once',
    sends: part(`bytes=${Array<string>(1500).fill('0-').join()}`),
    answers: '206',
  },
  { name: 'more than there is from the end', sends: part('bytes=-999999999'), answers: '206' },
  { name: 'a part between letters', sends: part('bytes=a-b'), answers: '206' },
];

export const wire: readonly Attack[] = [...methods, ...smuggled, ...upgrades, ...ranges];
