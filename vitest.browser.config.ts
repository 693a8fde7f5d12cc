import { defineConfig } from 'vitest/config';

/** Tests of the browser app in Chromium; they need `npm run build` first. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    fileParallelism: false,
  },
});
