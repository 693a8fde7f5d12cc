/** Attacks on the folders: files that are no part of what is served. */
import { type Attack, asking, request } from './attack.ts';

/** What the tests put beside the served folder, and into it as links. */
export const hidden = {
  /** Text of a file that no answer may hold. */
  treasure: 'a-treasure-that-nobody-asked-for',
  file: 'treasure.json',
} as const;

const elsewhere: readonly string[] = [
  '/api/records/../treasure.json',
  '/api/records/mine/../../treasure.json',
  '/api/records/mine/..%2f..%2ftreasure.json',
  '/api/records/mine/..%252f..%252ftreasure.json',
  '/api/records/mine/..%5c..%5ctreasure.json',
  '/api/records/mine/%2e%2e/%2e%2e/treasure.json',
  '/api/records/%2e%2e/treasure.json',
  '/api/records/mine%2f..%2f../record.json',
  '/api/records/mine/record.json%00.parquet',
  '/api/records/mine/treasure.json',
  '/api/records/__proto__/record.json',
  '/api/records/..%c0%af..%c0%aftreasure.json',
  // links in the folder that lead out of it: a table, and a whole record
  '/api/records/linked/events.parquet',
  '/api/records/away/record.json',
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fpackage.json',
  '/%2e%2e/%2e%2e/package.json',
  '/%252e%252e/%252e%252e/package.json',
  '/....//....//package.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/../../cli/main.js',
  '/%c0%ae%c0%ae/%c0%ae%c0%ae/package.json',
  '/%zz/package.json',
  '//etc/passwd',
  '/etc/passwd%00.html',
  '/.git/config',
  '/file:///etc/passwd',
  '/api/scenarios/..%2f..%2fpackage.json',
  '/api/library/studies/..%2fscenarios%2fquiet-sky',
  '/api/studies/..%2f..%2fetc/design',
  '/api/studies/%2e%2e/rows',
  '/api/studies/.hidden',
];

export const paths: readonly Attack[] = [
  ...elsewhere.map((path): Attack => ({ name: path, sends: request('GET', path), answers: '404' })),
  { name: 'an address with backslashes', sends: request('GET', '\\..\\..\\package.json'), answers: '400' },
  {
    name: 'a study stopped outside the folder',
    sends: asking('/api/studies/..%2f..%2fetc/stop', {}),
    answers: '404',
  },
  {
    name: 'a page of script as address',
    sends: request('GET', '/<script>alert(1)</script>'),
    answers: '404',
    says: /^\{"error":"no such page"\}$/,
  },
];
