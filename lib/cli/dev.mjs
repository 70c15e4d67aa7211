// @ts-check
// npm run dev: the notebook with reloading on every change, without the security policy.
import { join } from 'node:path';
import { command } from './command-error.mjs';
import { onInterrupt } from './interrupt.mjs';
import { ensureData, placeData } from './prepare/data.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { projectRoot, quietEnv, tools } from './project.mjs';
import { run } from './run.mjs';
import { host, portNumber } from './serve/listen.mjs';

const say = (/** @type {string} */ line) => console.log(`${line} ...`);

command(async () => {
  onInterrupt();
  const port = portNumber(process.env.PORT);
  await ensureInstalled(projectRoot, say);
  placeData(await ensureData('small', say), join(projectRoot, 'public/data'));
  const args = [tools(projectRoot).next, 'dev', '--hostname', host, '--port', String(port)];
  const { code } = await run(process.execPath, args, {
    cwd: projectRoot,
    env: quietEnv,
    show: true,
  });
  process.exitCode = code;
});
