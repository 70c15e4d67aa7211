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

/** What these folders test keeps no state: their files share a process, which saves its start. */
const STATELESS = ['challenge', 'data', 'export', 'inference', 'metrics', 'plots'];
const stateless = STATELESS.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: [
      { extends: true, test: { name: 'stateless', include: stateless, isolate: false } },
      {
        extends: true,
        test: { name: 'isolated', include: ['test/**/*.test.{ts,tsx}'], exclude: stateless },
      },
    ],
  },
});
