/** Attacks by what is asked of studies and environments: names, numbers and files that nobody may reach. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attack, asking, request } from './attack.ts';

const folder = join(import.meta.dirname, '..');
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** A sound study with the files that it names. */
export const study = {
  text: textOf('study.yaml'),
  files: ['small.yaml', 'plan-none.yaml', 'plan-more.yaml'].map((name) => ({ name, text: textOf(name) })),
};
const small = textOf('small.yaml');
const heightsFrom = (file: string): string =>
  small.replace('terrain: { relief: bundled }', `terrain: { file: "${file}" }`);

const studies = (more: object): string => asking('/api/studies', { ...study, ...more });
const environments = (body: object): string => asking('/api/environments', body);

/** A study that names another file in place of one of its plans. */
const naming = (file: string): string => studies({ text: study.text.replace('plan-more.yaml', file) });

/** Fifty dates x a hundred raids x two plans. */
const wide = study.text
  .replace(/raids:\n.*\n/, `raids: [${Array.from({ length: 50 }, (_, i) => `{id: r${i}}`)}]\n`)
  .concat(`dates: [${Array.from({ length: 50 }, (_, i) => `"${2000 + i}"`)}]\n`);

export const orders: readonly Attack[] = [
  { name: 'a study out of the folder', sends: studies({ id: '../outside' }), answers: '400' },
  { name: 'a study with a hidden name', sends: studies({ id: '.hidden' }), answers: '400' },
  { name: 'a study with a name that is a path', sends: studies({ id: 'a/b' }), answers: '400' },
  { name: 'a study in the place of a record', sends: studies({ id: 'mine' }), answers: '409' },
  { name: 'a study with 10,000 threads', sends: studies({ workers: 10_000 }), answers: '400' },
  { name: 'a study of two million runs', sends: studies({ runs: 1_000_000 }), answers: '400' },
  { name: 'a study of 5,000 cells', sends: studies({ text: wide }), answers: '400', says: /at most 2000/ },
  { name: 'a study in a folder of its own choice', sends: studies({ folder: '/etc' }), answers: '400' },
  {
    name: 'a study that brings 1,000 files',
    sends: studies({ files: Array(1000).fill(study.files[0]) }),
    answers: '400',
  },
  {
    name: 'a study that names a file out of the folder',
    sends: naming('../../../etc/passwd'),
    answers: '400',
    says: /it was not sent/,
  },
  {
    name: 'a study that names a file of the machine',
    sends: naming('/etc/passwd'),
    answers: '400',
    says: /it was not sent/,
  },
  {
    name: 'a run of a cell that there is not',
    sends: asking('/api/studies/made/replay', { cell: 99, seed: 5 }),
    answers: '400',
  },
  {
    name: 'a run with a negative seed',
    sends: asking('/api/studies/made/replay', { cell: 0, seed: -1 }),
    answers: '400',
  },
  { name: 'a study that there is not, stopped', sends: asking('/api/studies/none/stop', {}), answers: '404' },
  { name: 'a study at rest, stopped', sends: asking('/api/studies/made/stop', {}), answers: '409' },
  { name: 'a study made away with', sends: request('DELETE', '/api/studies/made'), answers: '404' },
  {
    name: 'a scenario by a path',
    sends: environments({ scenario: '../../../etc/passwd' }),
    answers: '404',
  },
  {
    name: 'a scenario with heights from a file of the machine',
    sends: environments({ text: heightsFrom('/etc/passwd') }),
    answers: '400',
    says: /none can be read/,
  },
  {
    name: 'a scenario with heights from a device without end',
    sends: environments({ text: heightsFrom('/dev/zero') }),
    answers: '400',
    says: /none can be read/,
  },
  {
    name: 'a list of the environments of others',
    sends: request('GET', '/api/environments'),
    answers: '404',
  },
  {
    name: 'an environment of another, by a guessed name',
    sends: request('GET', '/api/environments/AAAAAAAAAAAAAAAA'),
    answers: '404',
  },
  {
    name: 'an environment by a name of all objects',
    sends: request('DELETE', '/api/environments/__proto__'),
    answers: '404',
  },
  {
    name: 'a damaged record in the served folder',
    sends: request('GET', '/api/records'),
    answers: '200',
    says: /^(?!.*broken).*"mine"/s,
  },
  {
    name: 'a damaged table of a record, which is only handed on',
    sends: request('GET', '/api/records/mine/plots.parquet'),
    answers: '200',
    says: /^damaged/,
  },
];
