#!/usr/bin/env node
// @ts-check
// npm run evaluate, longtail-evaluate: scores predictions files against labels in a terminal.
import { join } from 'node:path';
import { command } from './command-error.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { projectRoot } from './project.mjs';

// npm runs scripts in the project's folder; files are named as seen from where it was called.
if (process.env.npm_lifecycle_event === 'evaluate' && process.env.INIT_CWD) {
  process.chdir(process.env.INIT_CWD);
}

command(async () => {
  await ensureInstalled(projectRoot, (line) => console.error(`${line} ...`));
  // Node 20.9 warns of the imported JSON, in the thread that `register` starts.
  process.env.NODE_NO_WARNINGS = '1';
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: join(projectRoot, 'tsconfig.json') });
  const { main } = await import('./evaluate/main.ts');
  process.exitCode = await main(process.argv.slice(2));
});
