import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'node/**/*.test.ts',
      'cli/**/*.test.ts',
      'web/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    exclude: [
      '**/node_modules/**',
      'dist/**',
      'test/browser/**',
      'test/statistics/**',
      'test/contract/**',
      'test/determinism/**',
      'test/golden/**',
      'test/interop/**',
      'test/verify/**',
    ],
    testTimeout: 60_000,
  },
});
