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
  workers: 2,
  maxFailures: 0,
  forbidOnly: true,
  // Long enough for any load: a hang ends and is named, a slow machine fails no test.
  timeout: 20 * 60_000,
  expect: { timeout: 3 * 60_000 },
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
    {
      name: 'wide',
      grepInvert: /@slow/,
      use: { ...chrome, viewport: { width: 1440, height: 900 } },
    },
    // Tests that hold on a small screen too say so with this tag.
    {
      name: 'narrow',
      grep: /@narrow/,
      grepInvert: /@slow/,
      use: { ...chrome, viewport: { width: 390, height: 844 } },
    },
  ],
});
