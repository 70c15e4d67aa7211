// @ts-check
import { ensureBuilt } from '../prepare/build.mjs';
import { ensureInstalled } from '../prepare/install.mjs';
import { projectRoot, quietEnv, tools } from '../project.mjs';
import { run } from '../run.mjs';
import { ensureBrowser } from './ensure-browser.mjs';

const tool = tools(projectRoot);
const colours = process.stdout.isTTY ? 'force' : 'off';
const reports = { unit: '.cache/unit.json', browser: '.cache/browser.json' };

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {number} minutes after which it is ended and has failed
 * @property {boolean} [essential] without it there is nothing to check
 * @property {string} [report] of its tests, in JSON
 * @property {(left: () => number, say: (line: string) => void) => Promise<boolean>} body given what
 *   is left of its time, in ms
 */

/**
 * A stage's program, shown as it runs; true where it ends with code 0.
 * @param {string[]} args
 * @param {number} timeoutMs
 * @param {Record<string, string>} [env]
 */
async function passes(args, timeoutMs, env) {
  const options = { cwd: projectRoot, env: { ...quietEnv, ...env }, show: true, timeoutMs };
  const { code, timedOut } = await run(process.execPath, args, options);
  if (timedOut) console.log(`Ended after ${Math.round(timeoutMs / 1000)} s.`);
  return code === 0;
}

/** What npm test checks, in order. @type {Stage[]} */
export const stages = [
  {
    name: 'install',
    minutes: 10,
    essential: true,
    body: async (_left, say) => {
      await ensureInstalled(projectRoot, say);
      return true;
    },
  },
  {
    name: 'lint',
    minutes: 2,
    body: (left) => passes([tool.biome, 'ci', '.', `--colors=${colours}`], left()),
  },
  {
    name: 'types',
    minutes: 3,
    body: async (left) =>
      (await passes([tool.next, 'typegen'], left())) && passes([tool.tsc, '--noEmit'], left()),
  },
  {
    name: 'unit tests',
    minutes: 9,
    report: reports.unit,
    body: (left) => {
      const json = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`];
      return passes([tool.vitest, 'run', ...json], left(), { NODE_ENV: 'test' });
    },
  },
  {
    name: 'build',
    minutes: 4,
    body: async (_left, say) => {
      await ensureBuilt({ say, size: 'small' });
      return true;
    },
  },
  {
    name: 'browser tests',
    minutes: 16,
    report: reports.browser,
    body: async (left, say) => {
      const browser = await ensureBrowser(say, left() * 0.6);
      console.log(`Browser: ${browser}`);
      return passes([tool.playwright, 'test', '--reporter=list,json'], left(), {
        CHROME_PATH: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: reports.browser,
      });
    },
  },
];
