import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from '@/lib/notebook/session/pace';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A pace whose every showing takes `milliseconds`. */
function paced(milliseconds: number) {
  const shown: { value: number; at: number }[] = [];
  const start = performance.now();
  const pace: Pace<number> = new Pace((value) => {
    shown.push({ value, at: performance.now() - start });
    vi.advanceTimersByTime(milliseconds);
    pace.done();
  });
  return { pace, shown };
}

test('after a pause a value is shown at once', () => {
  const { pace, shown } = paced(50);
  pace.offer(1);
  vi.advanceTimersByTime(1000);
  pace.offer(2);
  expect(shown.map(({ value }) => value)).toEqual([1, 2]);
});

test('what comes too fast is left out, but never the last', () => {
  const { pace, shown } = paced(100);
  for (let value = 1; value <= 200; value++) {
    pace.offer(value);
    vi.advanceTimersByTime(10);
  }
  vi.runAllTimers();
  expect(shown[0]?.value).toBe(1);
  expect(shown.at(-1)?.value).toBe(200);
  // 100 ms of showing and 400 ms of peace, over the two seconds of values and 100 ms a showing.
  expect(shown.length).toBeLessThanOrEqual(8);
  const gaps = shown.slice(1).map(({ at }, i) => at - shown[i]!.at);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500);
});

test('flushing shows the value in place of the one that waits, and nothing old comes after it', () => {
  const { pace, shown } = paced(100);
  for (const value of [1, 2]) pace.offer(value);
  pace.flush(3);
  vi.runAllTimers();
  expect(shown.map(({ value }) => value)).toEqual([1, 3]);
});

test('once stopped nothing more comes', () => {
  const { pace, shown } = paced(100);
  for (const value of [1, 2]) pace.offer(value);
  pace.stop();
  vi.runAllTimers();
  expect(shown.map(({ value }) => value)).toEqual([1]);
});
