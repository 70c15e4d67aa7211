// @ts-check
// npm run build: the static export in out/, for any static host. BASE_PATH sets a sub-path.
import { command } from './command-error.mjs';
import { onInterrupt } from './interrupt.mjs';
import { ensureBuilt } from './prepare/build.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { projectRoot } from './project.mjs';

const say = (/** @type {string} */ line) => console.log(`${line} ...`);

command(async () => {
  onInterrupt();
  await ensureInstalled(projectRoot, say);
  await ensureBuilt({ say, size: 'full', basePath: process.env.BASE_PATH });
  console.log('The static export is in out/.');
});
