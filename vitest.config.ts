import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // A hang ends and is named; nothing shorter, so that a busy machine fails no test.
    testTimeout: 20 * 60_000,
    hookTimeout: 20 * 60_000,
    maxWorkers: 2,
    // Only their builds for browsers fit together.
    server: { deps: { inline: ['jspdf', 'svg2pdf.js'] } },
  },
});
