#!/usr/bin/env node
// @ts-check
// longtail COMMAND: the commands of the terminal. Each is also a script of npm: npm run COMMAND.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command as reportErrors } from './command-error.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { projectRoot } from './project.mjs';

/**
 * @typedef {object} Command
 * @property {string} text what it does, in one line
 * @property {() => Promise<{ command: import('./terminal/run-command').Command<any> }>} load
 */

/** @type {Readonly<Record<string, Command>>} */
const COMMANDS = {
  evaluate: {
    text: 'scores the predictions of one or many teams against labels',
    load: () => import('./evaluate/evaluate.ts'),
  },
  improve: {
    text: 'shows what could be gained without training again: thresholds, calibration',
    load: () => import('./improve/main.ts'),
  },
  site: {
    text: 'makes a static site of the notebook and its results',
    load: () => import('./site/site.ts'),
  },
  merge: {
    text: 'puts several results files into one, side by side or pooled',
    load: () => import('./merge/merge.ts'),
  },
};

const USAGE = `Usage: longtail COMMAND [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { text }]) => `  ${name.padEnd(10)}${text}`)
  .join('\n')}

longtail COMMAND --help lists the options of a command.
`;

/**
 * Runs a command and sets the exit code of the process.
 * @param {string} name
 * @param {readonly string[]} args
 */
export async function runLongtail(name, args) {
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!known) {
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
  await ensureInstalled(projectRoot, (line) => console.error(`${line} ...`));
  // Node 20.9 warns of the imported JSON, in the thread that `register` starts.
  process.env.NODE_NO_WARNINGS = '1';
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: join(projectRoot, 'tsconfig.json') });
  const { runCommand } = await import('./terminal/run-command.ts');
  const { command } = await known.load();
  process.exitCode = await runCommand(name, command, args);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [name = '', ...args] = process.argv.slice(2);
  reportErrors(() => runLongtail(name, args));
}
