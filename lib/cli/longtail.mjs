#!/usr/bin/env node
// @ts-check
// longtail COMMAND: the commands of the terminal. Each is also a script of npm: npm run COMMAND.
import { realpathSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { command as reportErrors } from './command-error.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { ensureTerminal } from './prepare/terminal.mjs';
import { isPacked, projectRoot } from './project.mjs';

/** What each command does, in one line. */
const COMMANDS = {
  evaluate: 'scores the predictions of one or many teams against labels',
  improve: 'shows what could be gained without training again: thresholds, calibration',
  site: 'makes a static site of the notebook and its results',
  merge: 'puts several results files into one, side by side or pooled',
};

const USAGE = `Usage: longtail COMMAND [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, text]) => `  ${name.padEnd(10)}${text}`)
  .join('\n')}

longtail COMMAND --help lists the options of a command.
`;

/** The folder of the bundled commands. */
async function terminal() {
  if (!isPacked(projectRoot)) {
    await ensureInstalled(projectRoot, (line) => console.error(`${line} ...`));
  }
  return ensureTerminal(projectRoot);
}

/**
 * Runs a command and sets the exit code of the process.
 * @param {string} name
 * @param {readonly string[]} args
 */
export async function runLongtail(name, args) {
  if (!Object.hasOwn(COMMANDS, name)) {
    const help = ['--help', '-h', 'help'].includes(name);
    if (help) process.stdout.write(USAGE);
    else process.stderr.write(name ? `there is no command ${name}\n\n${USAGE}` : USAGE);
    process.exitCode = help ? 0 : 2;
    return;
  }
  // npm runs scripts in the project's folder; paths are relative to where npm was called.
  if (process.env.npm_lifecycle_event === name && process.env.INIT_CWD) {
    process.chdir(process.env.INIT_CWD);
  }
  const folder = pathToFileURL(await terminal()).href;
  const { runCommand } = await import(`${folder}/run-command.js`);
  const { command } = await import(`${folder}/${name}.js`);
  process.exitCode = await runCommand(name, command, args);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [name = '', ...args] = process.argv.slice(2);
  reportErrors(() => runLongtail(name, args));
}
