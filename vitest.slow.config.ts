import { defineConfig } from 'vitest/config';
import { base } from './vitest.config';

/** The tests of `npm run test:slow`: they take minutes and rarely find a fault. */
export default defineConfig({ ...base, test: { ...base.test, include: ['test/**/*.slow.ts'] } });
