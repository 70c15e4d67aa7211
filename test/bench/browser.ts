import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../lib/cli/check/find-browser.mjs';
import { openSite } from '../browser/support/site';
import { measureBrowserSuite } from './browser-suite';
import { writeFiles } from './files';
import type { Measurement } from './measure';
import { syntheticColumns } from './metrics-scores';
import type { PeerTimes } from './peer';
import { measureSelection } from './selection';

const TEAMS = 10;

/** Memory of a browser with all its processes, shared pages counted once, in MB; Linux only. */
function memoryOf(profile: string): number | null {
  if (!existsSync('/proc/self/smaps_rollup')) return null;
  let kilobytes = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) continue;
      const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      // The process ended meanwhile.
    }
  }
  return kilobytes / 1000;
}

/** Calls `look` every 100 ms until what it returns is called, and gives the largest answer. */
function watchPeak(look: () => number | null): () => number | null {
  let peak = look();
  const timer = setInterval(() => {
    const now = look();
    if (now !== null && now > (peak ?? 0)) peak = now;
  }, 100);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

async function whenComputed(page: Page, files: number): Promise<void> {
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-status="ready"]').length >= count,
    files,
    { timeout: 120_000, polling: 20 },
  );
  await page.locator('#class-by-class svg.figure-plot').waitFor();
}

/** Ten full submissions from files to figures in Chromium; needs the built notebook in `out`. */
export async function measureBrowser(
  images: number,
  classes: number,
  peer: PeerTimes | null,
): Promise<Measurement[]> {
  const section = 'notebook in Chromium';
  const executablePath = findBrowser();
  if (!executablePath || !existsSync('out/index.html')) {
    const what = 'not measured: wants npm run build, and a Chromium';
    return [{ section, what, milliseconds: Number.NaN }];
  }
  const teams = Array.from({ length: TEAMS }, (_, index) =>
    writeFiles(syntheticColumns(images, classes, 1), `team${index}`, index),
  );
  const paths = [teams[0]!.labels, ...teams.map((files) => files.scores)];
  const profile = mkdtempSync(join(tmpdir(), 'longtail-profile-'));
  const site = await openSite('out');
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const page = await browser.newPage();
    // An address that names no file: the built-in data stays out, and the database is opened.
    await page.goto(`${site.origin}/?labels=`);
    await page.waitForTimeout(4000);
    const peak = watchPeak(() => memoryOf(profile));
    const start = performance.now();
    await page.setInputFiles('input[type=file][multiple]', paths);
    await whenComputed(page, paths.length);
    const milliseconds = performance.now() - start;
    const memory = peak();
    const note =
      memory === null ? 'memory not measured' : `${memory.toFixed(0)} MB of memory at most`;
    const what = `${TEAMS} submissions of ${images} x ${classes}, files to figures`;
    const peerTotal = peer && TEAMS * (peer.suite + peer.join + peer.read_csv);
    return [
      { section, what, milliseconds, note, ...(peerTotal && { peer: peerTotal }) },
      ...(await measureSelection(page, section)),
      await measureBrowserSuite(executablePath, images, classes, peer?.suite),
    ];
  } finally {
    await browser.close();
    await site.close();
    for (const files of teams) rmSync(files.folder, { recursive: true, force: true });
    rmSync(profile, { recursive: true, force: true });
  }
}
