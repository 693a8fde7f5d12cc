/** Attacks by size: more bytes, headers, levels, values or objects than anyone needs. */
import { gzipSync } from 'node:zlib';
import { type Attack, asking, request } from './attack.ts';

const MEGABYTE = 1024 * 1024;
const open = '/api/environments';
const json = 'Content-Type: application/json';
/** The most that a body may hold, in five pieces, and one letter more. */
const tooMany = `${`${MEGABYTE.toString(16)}\r\n${'x'.repeat(MEGABYTE)}\r\n`.repeat(5)}1\r\nx\r\n`;
const announced = (path: string, size: number): string =>
  request('POST', path, [json, `Content-Length: ${size}`]);

const bytes: readonly Attack[] = [
  { name: 'a letter too many', sends: announced(open, 5 * MEGABYTE + 1), answers: '413' },
  {
    name: 'a letter too many for a study',
    sends: announced('/api/studies', 5 * MEGABYTE + 1),
    answers: '413',
  },
  {
    name: 'a letter too many in pieces, not announced',
    sends: request('POST', open, [json, 'Transfer-Encoding: chunked']) + tooMany,
    answers: '413',
  },
  { name: 'a hundred gigabytes announced', sends: announced(open, 1e11), answers: '413' },
  {
    name: 'a hundred gigabytes announced where nothing is taken',
    sends: announced('/api/records', 1e11),
    answers: '405',
  },
  {
    name: 'packed zeros that would be a gigabyte',
    sends: request(
      'POST',
      open,
      [json, 'Content-Encoding: gzip'],
      gzipSync(gzipSync(Buffer.alloc(64 * MEGABYTE))).toString('latin1'),
    ),
    answers: '415',
  },
  { name: 'an address of 20,000 letters', sends: request('GET', `/${'a'.repeat(20_000)}`), answers: '431' },
  {
    name: 'a header of 20,000 letters',
    sends: request('GET', '/', [`X: ${'a'.repeat(20_000)}`]),
    answers: '431',
  },
  {
    name: '3,000 headers',
    sends: request(
      'GET',
      '/',
      Array.from({ length: 3000 }, (_, i) => `a${i}: b`),
    ),
    answers: '431',
  },
];

const head = 'schema: sudarshan/scenario/1\nname: Attack\n';
const scenario = (rest: string): string => asking(open, { text: head + rest });
const laughs = Array.from({ length: 9 }, (_, i) => `b${i + 1}: &b${i + 1} [${Array(9).fill(`*b${i}`)}]`);

/** Texts that unfold, and what the answer says instead. */
const texts: readonly Attack[] = [
  {
    name: 'a list in 100,000 lists of JSON',
    sends: asking(open, '['.repeat(100_000)),
    answers: '400',
    says: /JSON expected/,
  },
  {
    name: 'a list in 100,000 closed lists of JSON',
    sends: asking(open, '['.repeat(100_000) + ']'.repeat(100_000)),
    answers: '400',
  },
  {
    name: 'a list in 100,000 lists of YAML',
    sends: scenario(`x: ${'['.repeat(100_000)}`),
    answers: '400',
    says: /nesting of at most 64/,
  },
  {
    name: 'a thousand million laughs',
    sends: scenario(['b0: &b0 ha', ...laughs].join('\n')),
    answers: '400',
    says: /aliases are off/,
  },
  { name: 'an alias of itself', sends: scenario('x: &x [*x]'), answers: '400', says: /alias/ },
  {
    name: 'two and a half million numbers',
    sends: scenario(`x: [${'1,'.repeat(2_500_000)}1]`),
    answers: '400',
    says: /at most 1000000 words and signs/,
  },
  {
    name: 'a million times the same key',
    sends: scenario('a: 1\n'.repeat(850_000)),
    answers: '400',
    says: /at most 1000000 words and signs/,
  },
  {
    name: 'a tag that makes an object',
    sends: scenario('x: !!js/function "() => 1"'),
    answers: '400',
    says: /tag/,
  },
  {
    name: 'the prototype of all objects, in YAML',
    sends: scenario('__proto__: {admin: true}'),
    answers: '400',
    says: /__proto__/,
  },
  {
    name: 'the prototype of all objects, in JSON',
    sends: asking(open, '{"scenario":"quiet-sky","__proto__":{"admin":true}}'),
    answers: '400',
  },
  {
    name: 'the constructor of all objects, in JSON',
    sends: asking(open, '{"scenario":"quiet-sky","constructor":{"prototype":{"admin":true}}}'),
    answers: '400',
  },
  { name: 'zero bytes as a scenario', sends: scenario('\0\0'), answers: '400', says: /binary data/ },
];

const group = 'id: g, class: drone_oneway, from: {lat_deg: 26, lon_deg: 73}, target: a';
const raid = (rest: string): string =>
  scenario(
    `duration_s: 600\ndefence: {assets: [{id: a, kind: airfield, at: {lat_deg: 26, lon_deg: 73.5}}], units: []}\n${rest}`,
  );

const numbers: readonly Attack[] = [
  {
    name: 'a raid of a thousand million',
    sends: raid(`raid: {groups: [{${group}, count: 1000000000}]}`),
    answers: '400',
  },
  { name: 'steps of a nanosecond', sends: raid('step_s: 1e-9'), answers: '400', says: /step_s/ },
  {
    name: 'a raid of a thousand years',
    sends: scenario('duration_s: 3e10'),
    answers: '400',
    says: /duration_s/,
  },
  { name: 'a number without end', sends: scenario('duration_s: .inf'), answers: '400', says: /finite/ },
  { name: 'a seed of 10^308', sends: asking(open, { scenario: 'quiet-sky', seed: 1e308 }), answers: '400' },
  {
    name: 'a thousand million ticks at once',
    sends: asking(`${open}/x/step`, { ticks: 1e9 }),
    answers: '400',
  },
  {
    name: 'a hundred thousand orders at once',
    sends: asking(`${open}/x/step`, { orders: Array(100_000).fill({ track: 1, fireUnit: 0, effector: 0 }) }),
    answers: '400',
  },
  {
    name: 'rows of a study from beyond all numbers',
    sends: request('GET', '/api/studies/none/rows?from=1e999'),
    answers: '404',
  },
];

export const sizes: readonly Attack[] = [...bytes, ...texts, ...numbers];
