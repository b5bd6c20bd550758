import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `vite build services/web-console/ui`; where it goes is said by the build of the house. */
export default defineConfig({
  plugins: [react()],
  // The pure libraries that the designer shares with the services: what it finds is what they find.
  resolve: { alias: [{ find: /^@batchwright\/(kernel|formula|procedure)$/, replacement: fileURLToPath(new URL('../../../libs/$1/src/index.ts', import.meta.url)) }] },
  build: {
    target: 'es2022',
    // What a first load over the plant's wireless network may cost: one chunk of libraries, which seldom change, and one of ours. What draws curves comes with the screen that has some.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'curves', test: /node_modules.uplot/, priority: 1 }, { name: 'libraries', test: /node_modules/ }] } } },
  },
});
