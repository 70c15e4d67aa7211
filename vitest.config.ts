import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

export const base = {
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    // A hang ends and is named; nothing shorter, so that a busy machine fails no test.
    testTimeout: 20 * 60_000,
    hookTimeout: 20 * 60_000,
    maxWorkers: 2,
    // Only their builds for browsers fit together.
    server: { deps: { inline: ['jspdf', 'svg2pdf.js'] } },
  },
} satisfies ViteUserConfig;

const ALL = ['test/**/*.test.{ts,tsx}'];
/** Tests of modules with state, such as the stores of the page: each file has modules of its own. */
const ISOLATED = [
  'test/*.test.ts',
  'test/{components,notebook,pictures}/**/*.test.{ts,tsx}',
  // It changes modules before others load them.
  'test/scoring/added-column.test.ts',
];

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: [
      // All others share a process, which saves loading the same modules for each file.
      { extends: true, test: { name: 'shared', include: ALL, exclude: ISOLATED, isolate: false } },
      { extends: true, test: { name: 'isolated', include: ISOLATED } },
    ],
  },
});
