/** Exports opened by the tools that people have: network analyser, schema checkers, GDAL, a globe in the browser. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    globalSetup: ['test/contract/build.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
