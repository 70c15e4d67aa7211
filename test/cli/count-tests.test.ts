import { describe, expect, it } from 'vitest';
import { countsAt, countsOf, total } from '../../lib/cli/check/count-tests.mjs';

const none = { passed: 0, failed: 0, skipped: 0 };

describe('counting tests', () => {
  it('reads the reports of Vitest and Playwright', () => {
    const vitest = { numPassedTests: 40, numFailedTests: 2, numPendingTests: 3, numTodoTests: 1 };
    expect(countsOf(JSON.stringify(vitest))).toEqual({ passed: 40, failed: 2, skipped: 4 });
    const playwright = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 } };
    expect(countsOf(JSON.stringify(playwright))).toEqual({ passed: 8, failed: 1, skipped: 2 });
    expect(countsAt('/nowhere/report.json')).toEqual(none);
  });

  it('counts a stage that failed without a failed test as one', () => {
    const stages = [
      { ok: false, counts: none },
      { ok: false, counts: { passed: 40, failed: 2, skipped: 4 } },
      { ok: true, counts: { passed: 7, failed: 0, skipped: 0 } },
    ];
    expect(total(stages)).toEqual({ passed: 47, failed: 3, skipped: 4 });
  });
});
