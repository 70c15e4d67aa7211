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
 * @property {boolean} [essential] without it there is nothing to check
 * @property {string} [report] of its tests, in JSON
 * @property {(say: (line: string) => void) => Promise<boolean>} body
 */

/**
 * Runs a program of a stage and shows its output.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether its exit code is 0
 */
async function passes(args, env) {
  const options = { cwd: projectRoot, env: { ...quietEnv, ...env }, show: true };
  const { code } = await run(process.execPath, args, options);
  return code === 0;
}

/**
 * What npm test checks, in order. No stage has a time limit: a busy machine is no fault.
 * @type {Stage[]}
 */
export const stages = [
  {
    name: 'install',
    essential: true,
    body: async (say) => {
      await ensureInstalled(projectRoot, say);
      return true;
    },
  },
  {
    name: 'lint',
    body: () => passes([tool.biome, 'ci', '.', `--colors=${colours}`]),
  },
  {
    name: 'types',
    body: async () => (await passes([tool.next, 'typegen'])) && passes([tool.tsc, '--noEmit']),
  },
  {
    name: 'unit tests',
    report: reports.unit,
    body: () => {
      const json = ['--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`];
      return passes([tool.vitest, 'run', ...json], { NODE_ENV: 'test' });
    },
  },
  {
    name: 'build',
    body: async (say) => {
      await ensureBuilt({ say, size: 'small' });
      return true;
    },
  },
  {
    name: 'browser tests',
    report: reports.browser,
    body: async (say) => {
      const browser = await ensureBrowser(say);
      console.log(`Browser: ${browser}`);
      return passes([tool.playwright, 'test', '--reporter=list,json'], {
        CHROME_PATH: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: reports.browser,
      });
    },
  },
];
