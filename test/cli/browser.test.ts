import { describe, expect, it } from 'vitest';
import { ensureBrowser } from '../../lib/cli/check/ensure-browser.mjs';
import { findBrowser } from '../../lib/cli/check/find-browser.mjs';

type Places = NonNullable<Parameters<typeof findBrowser>[0]>;

const among =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

describe('finding a browser', () => {
  const linux: Places = {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin', CHROME_PATH: '/opt/own/chrome' },
    playwrightPath: () => '/cache/chromium/chrome',
  };

  it('goes by CHROME_PATH, then the system, then Playwright', () => {
    const all = ['/cache/chromium/chrome', '/usr/bin/google-chrome', '/opt/own/chrome'];
    expect(findBrowser({ ...linux, exists: among(...all) })).toBe('/opt/own/chrome');
    expect(findBrowser({ ...linux, exists: among(...all.slice(0, 2)) })).toBe(
      '/usr/bin/google-chrome',
    );
    expect(findBrowser({ ...linux, exists: among(...all.slice(0, 1)) })).toBe(
      '/cache/chromium/chrome',
    );
    expect(findBrowser({ ...linux, exists: () => false })).toBeUndefined();
  });

  it('knows the places of macOS and Windows', () => {
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', env: {}, exists: among(mac) })).toBe(mac);
    const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files' };
    expect(findBrowser({ platform: 'win32', env, exists: among(windows) })).toBe(windows);
  });
});

/** A machine without a browser, on which installing succeeds or fails as told. */
function machine(options: { playwright: boolean; debian: boolean; debianRoot: boolean }) {
  const ran: string[] = [];
  let browser: string | undefined;
  return {
    ran,
    debianRoot: options.debianRoot,
    find: () => browser,
    run: async (program: string, args: string[]) => {
      ran.push([program, ...args].join(' '));
      const installs = /playwright|apt-get/.exec(args.join(' '))?.[0];
      const works = installs === 'playwright' ? options.playwright : options.debian;
      if (installs && works) browser = `/installed/${installs}`;
      return { code: !installs || works ? 0 : 1, output: 'no network' };
    },
  };
}

describe('installing a browser', () => {
  it('takes Playwright’s where that can be had', async () => {
    const it = machine({ playwright: true, debian: true, debianRoot: true });
    expect(await ensureBrowser(() => {}, it)).toBe('/installed/playwright');
    expect(it.ran.join('\n')).not.toContain('apt-get');
  });

  it('takes Debian’s where Playwright’s cannot be had and packages can be installed', async () => {
    const it = machine({ playwright: false, debian: true, debianRoot: true });
    expect(await ensureBrowser(() => {}, it)).toBe('/installed/apt-get');
  });

  it('fails with what to install where none can be had, and leaves Debian alone without rights', async () => {
    const it = machine({ playwright: false, debian: true, debianRoot: false });
    await expect(ensureBrowser(() => {}, it)).rejects.toThrow(/install one .*or set CHROME_PATH/);
    expect(it.ran.join('\n')).not.toContain('apt-get');
  });
});
