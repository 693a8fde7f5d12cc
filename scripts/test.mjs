/**
 * Everything that can be tested on this machine, step by step, with one count at the end.
 *
 * A step that is a single check counts as one. A check whose program is missing here is named with its reason; with
 * CI=true that counts as a failure. A test that leaves itself out, for want of data that a clone need not have, is
 * named and counts as nothing. `node scripts/test.mjs lint unit` runs only these steps.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lackOf } from './debian.mjs';
import { pythonIn } from './python.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const strict = ['true', '1'].includes(process.env.CI ?? '');

/** Run a program; its output goes to the terminal. */
function succeeds(program, ...words) {
  return spawnSync(program, words, { cwd: root, stdio: 'inherit' }).status === 0;
}

function check(...command) {
  return succeeds(...command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Run vitest and read its counts; a runner that breaks or finds no test is a failure of its own. */
function vitest(name, ...words) {
  const report = join(root, '.cache', `vitest-${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const fine = succeeds('npx', '--no-install', 'vitest', 'run', ...words, ...reporters);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const passed = counts.numPassedTests;
  const broken = (!fine && counts.numFailedTests === 0) || passed + counts.numFailedTests === 0;
  const skipped = counts.testResults.flatMap((file) =>
    file.assertionResults.filter((test) => test.status !== 'passed' && test.status !== 'failed'),
  );
  return {
    passed,
    failed: counts.numFailedTests + (broken ? 1 : 0),
    omitted: skipped.map((test) => test.fullName),
  };
}

/** The steps that need programs run only where these are there. Each is `program` or `program=package`. */
function withPrograms(programs, what, run) {
  const lacks = programs.map((program) => lackOf(...program.split('='))).filter((lack) => lack !== '');
  return lacks.length > 0
    ? { passed: 0, failed: 0, skipped: lacks.map((lack) => `${what}: ${lack}`) }
    : run();
}

const steps = {
  typecheck: () => check('npm', 'run', '--silent', 'typecheck'),
  build: () => check('node', 'scripts/build.mjs', '--if-stale'),
  lint: () => check('npm', 'run', '--silent', 'lint'),
  imports: () => check('npm', 'run', '--silent', 'fence'),
  unused: () => check('npm', 'run', '--silent', 'unused'),
  unit: () => vitest('unit'),
  contract: () => vitest('contract', '--config', 'test/contract/vitest.config.ts'),
  browser: () =>
    withPrograms(['chromium'], 'browser tests', () =>
      vitest('browser', '--config', 'test/browser/vitest.config.ts'),
    ),
  interop: () =>
    withPrograms(
      ['chromium', 'tshark', 'xmllint=libxml2-utils', 'ogrinfo=gdal-bin'],
      'exports in other tools',
      () => vitest('interop', '--config', 'test/interop/vitest.config.ts'),
    ),
  python: () =>
    withPrograms(['python3'], 'Python package', () => {
      const { program, lack } = pythonIn(root);
      const result = check(program, '-m', 'unittest', 'discover', '-s', 'python/tests');
      return lack === '' ? result : { ...result, omitted: [`Gymnasium, DuckDB: ${lack}`] };
    }),
  size: () => check('node', 'scripts/package-size.mjs'),
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(', ')}; steps: ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
const lines = [];
for (const [name, run] of Object.entries(steps)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n== ${name}`);
  const started = Date.now();
  const result = run();
  const skipped = result.skipped ?? [];
  passed += result.passed;
  failed += result.failed + (strict ? skipped.length : 0);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const omitted = result.omitted ?? [];
  lines.push(
    `${name}: ${result.passed} passed, ${result.failed} failed, ${skipped.length + omitted.length} skipped, ${seconds} s`,
  );
  lines.push(...omitted.map((test) => `  left out by the test itself: ${test}`));
  lines.push(...skipped.map((reason) => `  skipped${strict ? ' (a failure, CI=true)' : ''}: ${reason}`));
}

console.log(`\n${lines.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
