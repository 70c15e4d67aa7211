import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { base } from '../../vitest.config';

/** Tests that start database servers: they are not part of `npm test`. */
export default defineConfig({
  ...base,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { ...base.test, fileParallelism: false, include: ['test/engines/*.engine.ts'] },
});
