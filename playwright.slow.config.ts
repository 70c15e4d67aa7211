import { defineConfig } from '@playwright/test';
import fast from './playwright.config';

/** The browser tests of `npm run test:slow`: they take minutes and rarely find a fault. */
export default defineConfig({
  ...fast,
  fullyParallel: true,
  projects: [{ name: 'slow', grep: /@slow/, use: { ...fast.projects?.[0]?.use } }],
});
