// npm run fuzz [-- --cases 2000 --seed 1 --from 0]: drops damaged files onto the notebook in
// Chromium. Each must be read or refused in words within five seconds, and leave everything else.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { playwrightPath } from '../../lib/cli/check/ensure-browser.mjs';
import { findBrowser } from '../../lib/cli/check/find-browser.mjs';
import { ensureBuilt } from '../../lib/cli/prepare/build.mjs';
import { openSite } from '../browser/support/site';
import { fault, type Outcome, tryCase } from './drive';
import { fuzzCase } from './mutate';
import { goodFiles, loadedFirst } from './seeds';
import { openWith, shownRows } from './session';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const [cases, seed, from] = [values.cases, values.seed, values.from].map(Number) as [
  number,
  number,
  number,
];

await ensureBuilt({ say: console.error, size: 'small' });
const own = await playwrightPath();
const site = await openSite('out');
const browser = await chromium.launch({
  executablePath: findBrowser({ playwrightPath: () => own }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
const page = await browser.newPage({ baseURL: site.origin });
// tsx names functions by a helper of its own, which the page does not know.
await page.addInitScript('globalThis.__name = (f) => f');
const problems: string[] = [];
page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
page.on('crash', () => problems.push('the page crashed'));
await openWith(page, loadedFirst());
const before = await shownRows(page);
const seeds = goodFiles();
const outcomes: Outcome[] = [];
for (let index = from; index < from + cases; index++) {
  const damaged = fuzzCase(seeds, seed, index);
  const outcome = await tryCase(page, damaged);
  outcomes.push(outcome);
  const why = fault(outcome, damaged.name) ?? problems.splice(0)[0];
  if (why) {
    mkdirSync('.cache/fuzz', { recursive: true });
    writeFileSync(`.cache/fuzz/${damaged.name}`, damaged.bytes);
    console.log(`${outcome.what}: ${why}`);
    process.exitCode = 1;
  }
  // Only a file that was read can have changed what was loaded before.
  if (outcome.status !== 'failed' && (await shownRows(page)) !== before) {
    console.log(`${outcome.what}: what was loaded before has changed: ${await shownRows(page)}`);
    process.exitCode = 1;
    break;
  }
  if ((index + 1) % 100 === 0) console.error(`${index + 1 - from} of ${cases}`);
}
const count = (status: string) => outcomes.filter((outcome) => outcome.status === status).length;
const slowest = outcomes.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));
console.log(
  `${cases} cases of seed ${seed}: ${count('failed')} refused, ${count('ready')} read, ` +
    `${count('waiting')} read and waiting, ${count('hangs')} without an end. ` +
    `Slowest: ${slowest.milliseconds.toFixed(0)} ms, ${slowest.what}.`,
);
await browser.close();
await site.close();
