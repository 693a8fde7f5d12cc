/** Tests of the built program: the command line as people call it, and equal results on other runtimes. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/contract/**/*.test.ts', 'test/determinism/**/*.test.ts'],
    globalSetup: ['test/contract/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
