/** What would be published: the right files, usable, not too large; and the browser app within its budget. */
import { spawnSync } from 'node:child_process';

/** Largest unpacked package, bytes. */
const largestPackage = 25_000_000;
const wanted = [
  'dist/cli/main.js',
  'dist/src/index.js',
  'dist/src/index.d.ts',
  'dist/web/index.html',
  'LICENSE',
  'NOTICE',
];
const unwanted = /(^|\/)(test|bench|scripts|\.cache|runs)\/|\.test\.|\.tsbuildinfo$/;

const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' });
if (packed.status !== 0) {
  console.error(packed.stderr);
  process.exit(1);
}
const [{ files, unpackedSize }] = JSON.parse(packed.stdout);
const paths = files.map((file) => file.path);
const faults = [
  ...wanted.filter((path) => !paths.includes(path)).map((path) => `missing from the package: ${path}`),
  ...paths.filter((path) => unwanted.test(path)).map((path) => `does not belong into the package: ${path}`),
];
if (unpackedSize > largestPackage) faults.push(`${unpackedSize} bytes unpacked, ${largestPackage} allowed`);
for (const fault of faults) console.error(fault);
console.log(`package: ${files.length} files, ${(unpackedSize / 1e6).toFixed(1)} MB unpacked`);

const fits = ['publint', 'size-limit'].map(
  (tool) => spawnSync('npx', ['--no-install', tool], { stdio: 'inherit' }).status === 0,
);
process.exitCode = faults.length > 0 || fits.includes(false) ? 1 : 0;
