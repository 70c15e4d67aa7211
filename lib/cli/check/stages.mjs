// @ts-check
import { ensureBuilt } from '../prepare/build.mjs';
import { ensureInstalled } from '../prepare/install.mjs';
import { projectRoot, quietEnv, tools } from '../project.mjs';
import { run } from '../run.mjs';
import { ensureBrowser } from './ensure-browser.mjs';

const tool = tools(projectRoot);
const colours = process.stdout.isTTY ? 'force' : 'off';

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

/** @type {Stage} */
const install = {
  name: 'install',
  essential: true,
  body: async (say) => {
    await ensureInstalled(projectRoot, say);
    return true;
  },
};

/** @type {Stage} */
const build = {
  name: 'build',
  body: async (say) => {
    await ensureBuilt({ say, size: 'small' });
    return true;
  },
};

/**
 * @param {string} name
 * @param {string} config of Vitest
 * @returns {Stage}
 */
function unitTests(name, config) {
  const report = `.cache/${name.replaceAll(' ', '-')}.json`;
  return {
    name,
    report,
    body: () => {
      const json = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      return passes([tool.vitest, 'run', `--config=${config}`, ...json], { NODE_ENV: 'test' });
    },
  };
}

/**
 * @param {string} name
 * @param {string} config of Playwright
 * @returns {Stage}
 */
function browserTests(name, config) {
  const report = `.cache/${name.replaceAll(' ', '-')}.json`;
  return {
    name,
    report,
    body: async (say) => {
      const browser = await ensureBrowser(say);
      console.log(`Browser: ${browser}`);
      return passes([tool.playwright, 'test', `--config=${config}`, '--reporter=list,json'], {
        CHROME_PATH: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      });
    },
  };
}

/**
 * What npm test checks, in order. No stage has a time limit: a busy machine is no fault.
 * @type {Stage[]}
 */
export const stages = [
  install,
  {
    name: 'lint and types',
    body: async () => {
      const lint = passes([tool.biome, 'ci', '.', `--colors=${colours}`]);
      const types = passes([tool.next, 'typegen']).then(
        (generated) => generated && passes([tool.tsc, '--noEmit']),
      );
      return (await lint) && (await types);
    },
  },
  unitTests('unit tests', 'vitest.config.ts'),
  build,
  browserTests('browser tests', 'playwright.config.ts'),
];

/**
 * What npm run test:slow checks: what takes minutes and rarely finds a fault.
 * @type {Stage[]}
 */
export const slowStages = [
  install,
  unitTests('slow unit tests', 'vitest.slow.config.ts'),
  build,
  browserTests('slow browser tests', 'playwright.slow.config.ts'),
];
