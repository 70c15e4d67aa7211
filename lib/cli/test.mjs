// @ts-check
// npm test: all checks, from a bare clone. npm run test:slow (with the argument "slow"): the tests
// that take minutes. The last line is the number of tests.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { countsAt, total } from './check/count-tests.mjs';
import { slowStages, stages } from './check/stages.mjs';
import { CommandError, command } from './command-error.mjs';
import { onInterrupt } from './interrupt.mjs';
import { projectRoot } from './project.mjs';
import { endAll } from './run.mjs';

const say = (/** @type {string} */ line) => console.log(`${line} ...`);
/** A run that takes longer than this hangs: nothing else in it has a time limit. */
const HOUR = 60 * 60_000;

/** @param {number} since */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one stage. A stage with tests fails where none of them has passed.
 * @param {import('./check/stages.mjs').Stage} stage
 */
async function runStage({ name, report, body }) {
  console.log(`\n=== ${name} ===`);
  const begun = Date.now();
  const path = report && join(projectRoot, report);
  if (path) rmSync(path, { force: true });
  const ended = await body(say).catch((error) => {
    console.error(error instanceof CommandError ? error.message : error);
    return false;
  });
  const counts = countsAt(path ?? '');
  const ok = ended && (counts.passed > 0 || !report);
  if (ended && !ok) console.log('Not one test has passed.');
  console.log(`=== ${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds(begun)} ===`);
  return { name, ok, counts };
}

command(async () => {
  const begun = Date.now();
  onInterrupt();
  setTimeout(() => {
    console.error('Stopped after an hour: the stage and the test named last did not end.');
    endAll();
  }, HOUR).unref();
  const results = [];
  for (const stage of process.argv[2] === 'slow' ? slowStages : stages) {
    const result = await runStage(stage);
    results.push(result);
    if (stage.essential && !result.ok) break;
  }
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  const { passed, failed: failures, skipped } = total(results);
  console.log(`\nTook ${seconds(begun)}. ${failed.length ? `Failed: ${failed.join(', ')}.` : ''}`);
  if (skipped > 0) console.log(`${skipped} skipped; their reasons are printed above.`);
  console.log(`${passed} passed, ${failures} failed`);
  if (failed.length > 0) process.exitCode = 1;
});
