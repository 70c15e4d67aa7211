// @ts-check
import { existsSync } from 'node:fs';
import { CommandError } from '../command-error.mjs';
import { projectRoot, tools } from '../project.mjs';
import { run as runProgram, tail } from '../run.mjs';
import { findBrowser } from './find-browser.mjs';

/** Where Playwright keeps its Chromium; known once the packages are installed. */
export async function playwrightPath() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/**
 * @typedef {object} BrowserTools replaced in tests
 * @property {() => string | undefined} find
 * @property {typeof runProgram} run
 * @property {boolean} debianRoot whether packages of Debian can be installed
 */

/** @returns {Promise<BrowserTools>} */
async function realTools() {
  const own = await playwrightPath();
  return {
    find: () => findBrowser({ playwrightPath: () => own }),
    run: runProgram,
    debianRoot: process.getuid?.() === 0 && existsSync('/etc/debian_version'),
  };
}

/**
 * Finds a browser or installs one: Playwright's, otherwise Debian's. A browser test that cannot run
 * counts as failed, so it is an error if no browser can be installed.
 * @param {(line: string) => void} say
 * @param {BrowserTools} [given]
 * @returns {Promise<string>} path of the program
 */
export async function ensureBrowser(say, given) {
  const { find, run, debianRoot } = given ?? (await realTools());
  if (process.env.CHROME_PATH && !existsSync(process.env.CHROME_PATH)) {
    say(`CHROME_PATH is "${process.env.CHROME_PATH}", where there is no file; looking elsewhere`);
  }
  const found = find();
  if (found) return found;
  const playwright = [tools(projectRoot).playwright, 'install', 'chromium'];
  const debian = 'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y chromium';
  /** @type {[string, string, string[]][]} */
  const ways = [["Playwright's Chromium", process.execPath, playwright]];
  if (debianRoot) ways.push(["Debian's Chromium", 'sh', ['-c', debian]]);
  for (const [name, program, args] of ways) {
    say(`No Chromium or Chrome here; installing ${name}`);
    const { code, output } = await run(program, args);
    const browser = find();
    const works = browser && (await run(browser, ['--version'])).code === 0;
    if (code === 0 && works) return browser;
    const why =
      output.split('\n').find((line) => /error|failed|unable/i.test(line)) ?? tail(output, 1);
    say(`That did not work: ${why.trim()}`);
  }
  throw new CommandError(
    'The browser tests need Chromium or Chrome: install one (for example `npx playwright install ' +
      '--with-deps chromium`) or set CHROME_PATH to it.',
  );
}
