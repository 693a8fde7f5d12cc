import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { reportScript } from '../src/index.ts';

/** The behaviour of a study's report as a module, so that it is written once and needs no inline script here. */
const reportModule: Plugin = {
  name: 'report-script',
  resolveId: (id) => (id === 'virtual:report-script' ? `\0${id}` : null),
  load: (id) => (id === '\0virtual:report-script' ? `${reportScript}\nexport { attachReport };` : null),
};

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), reportModule],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /maplibre-gl/ },
            { name: 'deck', test: /@deck\.gl|@luma\.gl|@loaders\.gl|@math\.gl|@probe\.gl|mjolnir/ },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|zustand)\// },
          ],
        },
      },
    },
  },
});
