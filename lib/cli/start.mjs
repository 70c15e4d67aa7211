// @ts-check
// npm start: installs what is missing, builds what has changed, serves the notebook on this machine.
import { join } from 'node:path';
import { normalBasePath } from './base-path.mjs';
import { command } from './command-error.mjs';
import { onInterrupt } from './interrupt.mjs';
import { ensureBuilt } from './prepare/build.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { projectRoot } from './project.mjs';
import { checkPort, host, listen, portError, portNumber } from './serve/listen.mjs';
import { notebookServer } from './serve/server.mjs';

const say = (/** @type {string} */ line) => console.log(`${line} ...`);

command(async () => {
  const port = portNumber(process.env.PORT);
  const basePath = normalBasePath(process.env.BASE_PATH);
  const server = notebookServer({ folder: join(projectRoot, 'out'), basePath });
  onInterrupt(() => server.close());
  await checkPort(port);
  await ensureInstalled(projectRoot, say);
  await ensureBuilt({ say, size: 'full', basePath });
  const open = await listen(server, port).catch(async (error) => {
    throw await portError(port, error);
  });
  console.log(`Longtail Notebook: http://${host}:${open}${basePath}/   (Ctrl-C ends it)`);
});
