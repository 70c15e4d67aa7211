import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../lib/cli/check/find-browser.mjs';
import { openSite } from '../browser/support/site';
import type { BenchFiles } from './files';
import type { Measurement } from './measure';

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

/** Samples a value every 100 ms; the returned function stops and returns the largest. */
function watchPeak(sample: () => number | null): () => number | null {
  let peak = sample();
  const timer = setInterval(() => {
    const now = sample();
    if (now !== null && now > (peak ?? 0)) peak = now;
  }, 100);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/** Waits until all files are scored and every figure on the page is drawn. */
async function lastFigure(page: Page, files: number): Promise<void> {
  await page.waitForFunction(
    (count) => {
      const ready = document.querySelectorAll('[data-status="ready"]').length >= count;
      const figures = [...document.querySelectorAll('main .figure')];
      const drawn = figures.every((figure) => figure.querySelector('svg') !== null);
      return ready && drawn && document.querySelector('#class-by-class svg.figure-plot') !== null;
    },
    files,
    { polling: 50, timeout: 0 },
  );
}

/** Why nothing can be measured in a browser; null where it can. */
export function missingForBrowser(): string | null {
  if (!findBrowser()) return 'needs Chromium or Chrome';
  return existsSync('out/index.html') ? null : 'needs npm run build';
}

/**
 * Opens files in a fresh browser and waits for the last figure.
 *
 * @param during begins to measure as the files are opened, and ends once all figures are drawn
 */
async function openInBrowser<T>(
  { labels, predictions }: BenchFiles,
  during: (page: Page, profile: string) => () => T,
): Promise<Awaited<T>> {
  const profile = mkdtempSync(join(tmpdir(), 'longtail-profile-'));
  const site = await openSite('out');
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    args: ['--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const page = await browser.newPage();
    // `?labels=` names no file: the page opens without built-in data.
    await page.goto(`${site.origin}/?labels=`, { waitUntil: 'networkidle' });
    const end = during(page, profile);
    await page.setInputFiles('input[type=file][multiple]', [labels, ...predictions]);
    await lastFigure(page, 1 + predictions.length);
    return await end();
  } finally {
    await browser.close();
    await site.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Milliseconds from opening files to the last figure. */
export function timeInBrowser(files: BenchFiles): Promise<number> {
  return openInBrowser(files, () => {
    const start = performance.now();
    return () => performance.now() - start;
  });
}

/**
 * The most memory that the browser takes meanwhile, in words. Apart from time: looking at a
 * browser's memory takes a good part of a core.
 */
export function memoryInBrowser(files: BenchFiles): Promise<string> {
  return openInBrowser(files, (_, profile) => {
    const peak = watchPeak(() => memoryOf(profile));
    return () => {
      const memory = peak();
      return memory === null ? 'memory not measured' : `at most ${memory.toFixed(0)} MB of memory`;
    };
  });
}

/** Measures on the page that shows all figures of files. */
export function measureInBrowser(
  files: BenchFiles,
  measure: (page: Page) => Promise<readonly Measurement[]>,
): Promise<readonly Measurement[]> {
  return openInBrowser(files, (page) => () => measure(page));
}
