import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AdaptiveThrottle } from '@/lib/notebook/throttle';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A throttle each of whose updates takes `milliseconds`. */
function throttled(milliseconds: number) {
  const shown: { value: number; at: number }[] = [];
  const start = performance.now();
  const throttle: AdaptiveThrottle<number> = new AdaptiveThrottle((value) => {
    shown.push({ value, at: performance.now() - start });
    vi.advanceTimersByTime(milliseconds);
    throttle.done();
  });
  return { throttle, shown };
}

test('an update after a pause runs at once', () => {
  const { throttle, shown } = throttled(50);
  throttle.offer(1);
  vi.advanceTimersByTime(1000);
  throttle.offer(2);
  expect(shown.map(({ value }) => value)).toEqual([1, 2]);
});

test('updates that come too fast are skipped, but never the last', () => {
  const { throttle, shown } = throttled(100);
  for (let value = 1; value <= 200; value++) {
    throttle.offer(value);
    vi.advanceTimersByTime(10);
  }
  vi.runAllTimers();
  expect(shown[0]?.value).toBe(1);
  expect(shown.at(-1)?.value).toBe(200);
  // 100 ms for each update and 400 ms idle, within two seconds of values and 100 ms for each update.
  expect(shown.length).toBeLessThanOrEqual(8);
  const gaps = shown.slice(1).map(({ at }, i) => at - shown[i]!.at);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500);
});

test('flush replaces the value that waits', () => {
  const { throttle, shown } = throttled(100);
  for (const value of [1, 2]) throttle.offer(value);
  throttle.flush(3);
  vi.runAllTimers();
  expect(shown.map(({ value }) => value)).toEqual([1, 3]);
});

test('cancel drops the value that waits', () => {
  const { throttle, shown } = throttled(100);
  for (const value of [1, 2]) throttle.offer(value);
  throttle.cancel();
  vi.runAllTimers();
  expect(shown.map(({ value }) => value)).toEqual([1]);
});
