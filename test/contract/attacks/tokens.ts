/** Attacks on the server that is open to other machines, without its token. */
import { type Attack, request, requestOf, TOKEN } from './attack.ts';

const list = '/api/records';
const bearing = (...headers: string[]): string => request('GET', list, headers);
const wrong = `${TOKEN.slice(0, -1)}x`;

const forged: readonly (readonly [string, string])[] = [
  ['no token', bearing()],
  ['a wrong token of the right length', bearing(`Authorization: Bearer ${wrong}`)],
  ['the beginning of the token', bearing(`Authorization: Bearer ${TOKEN.slice(0, -1)}`)],
  ['the token and more', bearing(`Authorization: Bearer ${TOKEN}x`)],
  ['the token twice', bearing(`Authorization: Bearer ${TOKEN}, Bearer ${TOKEN}`)],
  ['the token in capitals', bearing(`Authorization: Bearer ${TOKEN.toUpperCase()}`)],
  ['an empty token', bearing('Authorization: Bearer ')],
  ['a token of 12,000 letters', bearing(`Authorization: Bearer ${'x'.repeat(12_000)}`)],
  [
    'the token as a password',
    bearing(`Authorization: Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`),
  ],
  ['the token without its kind', bearing(`Authorization: ${TOKEN}`)],
  [
    'a wrong token before the right one',
    bearing(`Authorization: Bearer ${wrong}`, `Authorization: Bearer ${TOKEN}`),
  ],
  ['the token in the address, where histories keep it', request('GET', `${list}?token=${TOKEN}`)],
  ['the token in a cookie', bearing(`Cookie: token=${TOKEN}`)],
  ['a claim to come from this machine', bearing('X-Forwarded-For: 127.0.0.1', 'X-Real-IP: 127.0.0.1')],
  ['localhost as Host', requestOf(list, ['Host: localhost'])],
  ['a table of a record', request('GET', '/api/records/mine/objects.parquet')],
  ['the description of the API', request('GET', '/api/openapi.json')],
  ['an address of the API that does not exist', request('GET', '/api/nothing')],
  ['an address of the API in disguise', request('GET', '/%61pi/records')],
  ['a HEAD', request('HEAD', list)],
  ['a POST', request('POST', '/api/studies', ['Content-Type: application/json'], '{}')],
];

const right = `Authorization: Bearer ${TOKEN}`;

const stolen: readonly Attack[] = [
  {
    name: 'a doubled slash before the API, which is then no API',
    sends: request('GET', '//api/records'),
    answers: '404',
    on: 'beyond',
  },
  {
    name: 'the right token at a name that a stranger pointed here',
    sends: requestOf(list, ['Host: evil.example', right]),
    answers: '403',
    on: 'beyond',
  },
  {
    name: 'the right token from a page of another site',
    sends: bearing(right, 'Origin: http://evil.example'),
    answers: '403',
    on: 'beyond',
  },
  {
    name: 'the right token from a script of another site',
    sends: bearing(right, 'Sec-Fetch-Site: cross-site'),
    answers: '403',
    on: 'beyond',
  },
];

export const tokens: readonly Attack[] = [
  ...forged.map(([name, sends]): Attack => ({ name, sends, answers: '401', on: 'beyond' })),
  ...stolen,
];
