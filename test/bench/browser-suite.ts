import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findBrowser } from '../../lib/cli/check/find-browser.mjs';
import { openSite } from '../browser/support/site';
import type { Measurement } from './measure';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The suite in a worker of Chromium, bundled and minified as for the web. */
export async function measureBrowserSuite(
  section: string,
  images: number,
  classes: number,
  peer: number | undefined,
): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'longtail-worker-'));
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    publicDir: false,
    resolve: { alias: { '@': ROOT } },
    build: {
      outDir: folder,
      minify: true,
      lib: { entry: join(ROOT, 'test/bench/suite.worker.ts'), formats: ['es'], fileName: 'suite' },
    },
  });
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>suite</title>');
  const site = await openSite(folder);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(site.origin);
    const milliseconds = await page.evaluate(
      (size) =>
        new Promise<number>((resolve, reject) => {
          const worker = new Worker('/suite.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(size);
        }),
      { images, classes },
    );
    const what = `AP, AUROC, F1, Brier, ECE of ${images} x ${classes}, in a worker`;
    return { section, what, milliseconds, ...(peer && { peer }) };
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
