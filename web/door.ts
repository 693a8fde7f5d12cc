/** What the browser app takes from `src/`. */
export * from '../src/index.ts';
export * from '../src/views/views.ts';
