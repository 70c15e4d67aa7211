#!/usr/bin/env node
// @ts-check
// npm start [-- --labels FILE --predictions FILE...]: installs what is missing, builds what has
// changed, serves the notebook on this machine, with the files named. In the package that npm
// installs all is built: npx longtail-notebook. Followed by a command it is that command.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { normalBasePath } from './base-path.mjs';
import { CommandError, command } from './command-error.mjs';
import { onInterrupt } from './interrupt.mjs';
import { runLongtail } from './longtail.mjs';
import { ensureBuilt } from './prepare/build.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { ensureTerminal } from './prepare/terminal.mjs';
import { isPacked, projectRoot } from './project.mjs';
import { checkPort, host, listen, portError, portNumber } from './serve/listen.mjs';
import { localAddress } from './serve/local-address.mjs';
import { notebookServer } from './serve/server.mjs';

const say = (/** @type {string} */ line) => console.log(`${line} ...`);

/**
 * The files that the command line names; `'help'` where that is asked for.
 * @param {string[]} args
 * @returns {Promise<import('./start/local-files').LocalFile[] | 'help'>}
 */
async function filesFor(args) {
  if (args.length === 0) return [];
  const folder = pathToFileURL(await ensureTerminal(projectRoot)).href;
  const { HELP, localFiles } = await import(`${folder}/local-files.js`);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 'help';
  }
  // npm runs scripts in the project's folder; paths are relative to where npm was called.
  const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
  if (script === 'start' && calledFrom) process.chdir(calledFrom);
  try {
    return await localFiles(args);
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    if (!['UsageError', 'InputError'].includes(name)) throw error;
    throw new CommandError(`${message}\nnpm start -- --help lists all options.`);
  }
}

/** @param {string[]} args */
async function start(args) {
  const port = portNumber(process.env.PORT);
  const basePath = normalBasePath(isPacked(projectRoot) ? '' : process.env.BASE_PATH);
  if (!isPacked(projectRoot)) await ensureInstalled(projectRoot, say);
  const files = await filesFor(args);
  if (files === 'help') return;
  const { local, query } = localAddress(files);
  const server = notebookServer({ folder: join(projectRoot, 'out'), basePath, local });
  onInterrupt(() => server.close());
  await checkPort(port);
  await ensureBuilt({ say, size: 'full', basePath });
  const open = await listen(server, port).catch(async (error) => {
    throw await portError(port, error);
  });
  console.log(`Longtail Notebook: http://${host}:${open}${basePath}/${query}   (Ctrl-C ends it)`);
}

const [first, ...others] = process.argv.slice(2);
const isCommand = first !== undefined && /^[a-z]+$/.test(first) && !existsSync(first);
command(() => (isCommand ? runLongtail(first, others) : start(process.argv.slice(2))));
