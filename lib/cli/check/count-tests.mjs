// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Counts of a report in the JSON form of Vitest or of Playwright.
 * @param {string} json
 * @returns {Counts}
 */
export function countsOf(json) {
  const report = JSON.parse(json);
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    // A test that passed at its second try counts as passed; the list above the counts names it.
    return { passed: expected + flaky, failed: unexpected, skipped };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {string} path
 * @returns {Counts} zeros where no report was written
 */
export function countsAt(path) {
  return existsSync(path)
    ? countsOf(readFileSync(path, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
}

/**
 * Sums the stages. A stage that failed without a failed test (lint, a browser that
 * could not be installed, a test file that did not load) counts as one failed test.
 * @param {{ ok: boolean, counts: Counts }[]} stages
 * @returns {Counts}
 */
export function total(stages) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { ok, counts } of stages) {
    sum.passed += counts.passed;
    sum.failed += ok ? counts.failed : Math.max(1, counts.failed);
    sum.skipped += counts.skipped;
  }
  return sum;
}
