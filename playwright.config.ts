import { defineConfig, devices } from '@playwright/test';
import { playwrightPath } from './lib/cli/check/ensure-browser.mjs';
import { findBrowser } from './lib/cli/check/find-browser.mjs';

const own = await playwrightPath();
const chrome = devices['Desktop Chrome'];

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  globalSetup: './test/browser/support/build.ts',
  outputDir: 'test-results',
  reporter: 'list',
  workers: 1,
  // On a busy machine a drag or a redraw can miss its moment; a fault fails twice.
  retries: 1,
  forbidOnly: true,
  timeout: 150_000,
  expect: { timeout: 10_000 },
  use: {
    trace: 'off',
    launchOptions: {
      executablePath: findBrowser({ playwrightPath: () => own }),
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      ],
    },
  },
  projects: [
    { name: 'wide', use: { ...chrome, viewport: { width: 1440, height: 900 } } },
    // Tests that hold on a small screen too say so with this tag.
    { name: 'narrow', grep: /@narrow/, use: { ...chrome, viewport: { width: 390, height: 844 } } },
  ],
});
