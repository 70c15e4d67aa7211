// @ts-check
// npm pack, before it packs: builds all that is in the package, so that whoever installs it need not.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './command-error.mjs';
import { onInterrupt } from './interrupt.mjs';
import { ensureBuilt } from './prepare/build.mjs';
import { ensureData, placeResults } from './prepare/data.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { buildMetrics } from './prepare/metrics.mjs';
import { bundleTerminal } from './prepare/terminal.mjs';
import { projectRoot } from './project.mjs';

// npm reads what is packed from standard output.
const say = (/** @type {string} */ line) => console.error(`${line} ...`);

command(async () => {
  onInterrupt();
  await ensureInstalled(projectRoot, say);
  await ensureBuilt({ say, size: 'full' });
  // The predictions of the twin are four fifths of it all. The next start puts them back.
  const data = await ensureData('full', say);
  placeResults(data, join(projectRoot, 'out/data'));
  const folder = join(projectRoot, 'dist');
  rmSync(folder, { recursive: true, force: true });
  await bundleTerminal(projectRoot, join(folder, 'terminal'));
  await buildMetrics(projectRoot, join(folder, 'metrics'));
});
