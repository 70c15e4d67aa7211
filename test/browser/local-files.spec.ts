import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { localFiles } from '@/lib/cli/start/local-files';
import { localAddress } from '../../lib/cli/serve/local-address.mjs';
import { openSite } from './support/site';

const csv = (seed: number | null) => {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const labels = [Number(i % 3 === 0), Number(i % 5 === 0)];
    const scores = labels.map((label, c) => (label + ((i * 37 + c * 11) % 17) / 17) / (seed ?? 1));
    return [`i${i}`, ...(seed === null ? labels : scores.map((score) => score.toFixed(4)))];
  });
  return `${[['id', 'Edema', 'Mass'], ...rows].map((row) => row.join(',')).join('\n')}\n`;
};

test('npm start with files opens the board of these files', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'longtail-local-'));
  const at = (name: string) => join(folder, name);
  mkdirSync(at('teams'));
  writeFileSync(at('labels.csv'), csv(null));
  writeFileSync(at('teams/north, first.csv'), csv(2));
  writeFileSync(at('teams/south.csv'), csv(3));
  const args = ['--labels', at('labels.csv'), '--predictions', at('teams')];
  const { local, query } = localAddress(await localFiles(args));
  const site = await openSite('out', '', local);
  try {
    await page.goto(`${site.origin}/${query}`);
    const board = page.locator('#leaderboard');
    await expect(board.locator('[data-team="north, first"]').first()).toBeAttached();
    await expect(board.locator('[data-team="south"]').first()).toBeAttached();
  } finally {
    await site.close();
    rmSync(folder, { recursive: true });
  }
});
