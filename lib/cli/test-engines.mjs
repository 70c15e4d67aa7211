// @ts-check
// npm run test:engines: the SQL of --sql on real servers, which it starts and stops, the LaTeX of
// tables and paper packs with pdfLaTeX, and the script for EvalAI with Python. A program that is not
// here is installed where that is allowed (Debian, as root); otherwise its tests are skipped.
import { existsSync } from 'node:fs';
import { ENGINE_PROGRAMS, findEngine } from './check/find-engines.mjs';
import { command } from './command-error.mjs';
import { onInterrupt } from './interrupt.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { projectRoot, quietEnv, tools } from './project.mjs';
import { run, tail } from './run.mjs';

/** @param {string} line */
const say = (line) => console.log(`${line} ...`);

/** Installs the packages of what is missing, where that is allowed. */
async function installMissing() {
  const engines = /** @type {(keyof typeof ENGINE_PROGRAMS)[]} */ (Object.keys(ENGINE_PROGRAMS));
  const missing = engines.filter((engine) => !findEngine(engine));
  const debianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (missing.length === 0 || !debianRoot) return;
  const packages = missing.map((engine) => ENGINE_PROGRAMS[engine].debianPackage).join(' ');
  say(`Installing ${packages}`);
  const script = `apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${packages}`;
  const { code, output } = await run('sh', ['-c', script]);
  if (code !== 0) console.log(`That did not work: ${tail(output, 1)}`);
}

command(async () => {
  onInterrupt();
  await ensureInstalled(projectRoot, say);
  await installMissing();
  const args = [tools(projectRoot).vitest, 'run', '--config', 'test/engines/vitest.config.ts'];
  const { code } = await run(process.execPath, args, {
    cwd: projectRoot,
    env: { ...quietEnv, NODE_ENV: 'test' },
    show: true,
  });
  process.exitCode = code;
});
