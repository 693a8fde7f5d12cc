/** Tests of the built program: the command line as people call it, results that stay, on this Node and another. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['contract', 'verify', 'golden', 'determinism'].map((folder) => `test/${folder}/**/*.test.ts`),
    globalSetup: ['test/contract/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
