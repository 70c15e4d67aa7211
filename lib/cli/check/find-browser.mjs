// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} BrowserPlaces
 * @property {Record<string, string | undefined>} env
 * @property {NodeJS.Platform} platform
 * @property {(path: string) => boolean} exists
 * @property {() => string | undefined} playwrightPath where Playwright would keep its own Chromium
 */

/** @type {BrowserPlaces} */
const here = {
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  playwrightPath: () => undefined,
};

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macApps = ['Chromium', 'Google Chrome', 'Google Chrome for Testing'];
const windowsPrograms = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
];
const windowsRoots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/**
 * Where this system keeps an installed Chromium or Chrome.
 * @param {BrowserPlaces} places
 * @returns {string[]}
 */
function systemPlaces({ env, platform }) {
  if (platform === 'win32') {
    return windowsRoots.flatMap((root) => {
      const folder = env[root];
      return folder ? windowsPrograms.map((program) => `${folder}\\${program}`) : [];
    });
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform !== 'darwin') return onPath;
  const roots = ['/Applications', join(env.HOME ?? '', 'Applications')];
  const apps = macApps.flatMap((app) =>
    roots.map((root) => `${root}/${app}.app/Contents/MacOS/${app}`),
  );
  return [...apps, ...onPath];
}

/**
 * The browser for the browser tests: CHROME_PATH, else the system's Chromium or Chrome, else the
 * one Playwright has installed.
 * @param {Partial<BrowserPlaces>} [given]
 * @returns {string | undefined} path of the program
 */
export function findBrowser(given) {
  const places = { ...here, ...given };
  const candidates = [places.env.CHROME_PATH, ...systemPlaces(places), places.playwrightPath()];
  return candidates.find((path) => path && places.exists(path));
}
