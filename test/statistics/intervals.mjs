/**
 * How often 95 % intervals hold the truth: 2,000 synthetic studies of 200 runs a kind, between 94 and 96 % expected.
 * `node test/statistics/intervals.mjs [STUDIES [RUNS]]`; the short form is src/analysis/intervals.test.ts.
 */
import { register } from 'tsx/esm/api';

register();
const { coverageOf, syntheticKinds } = await import('../../src/analysis/synthetic-studies.fixture.ts');

const studies = Number(process.argv[2] ?? 2000);
const runs = Number(process.argv[3] ?? 200);
let failed = 0;
for (const kind of syntheticKinds) {
  const share = coverageOf(kind, studies, runs);
  const fine = share >= 0.94 && share <= 0.96;
  if (!fine) failed++;
  console.log(`${(100 * share).toFixed(2)} % ${fine ? '' : 'NOT in 94 to 96 % '}${kind.name}`);
}
process.exitCode = failed > 0 ? 1 : 0;
