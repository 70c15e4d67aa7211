import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queuedEntry } from '@/lib/notebook/session/entries';
import { SessionStore } from '@/lib/notebook/session/store';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function storeOf(names: readonly string[]) {
  const store = new SessionStore();
  store.set({
    sources: names.map((name) => queuedEntry(name, new File([], name), 'own', undefined)),
  });
  const changed = vi.fn();
  store.api.subscribe(changed);
  return { store, changed };
}

test('a new step is shown at once; how far it is with that of all other files', () => {
  const { store, changed } = storeOf(['a', 'b']);
  for (const id of ['a', 'b']) store.progress(id, { kind: 'working', step: 'decoding' });
  expect(changed).toHaveBeenCalledTimes(2);
  for (const fraction of [0.25, 0.5, 0.75]) {
    for (const id of ['a', 'b'])
      store.progress(id, { kind: 'working', step: 'decoding', fraction });
  }
  expect(changed).toHaveBeenCalledTimes(2);
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(3);
  const decoding = { kind: 'working', step: 'decoding', fraction: 0.75 };
  expect(store.state.sources.map(({ status }) => status)).toEqual([decoding, decoding]);
});

test('what an entry became is not overwritten by progress from before', () => {
  const { store } = storeOf(['a', 'b']);
  for (const id of ['a', 'b']) {
    store.progress(id, { kind: 'working', step: 'ranking' });
    store.progress(id, { kind: 'working', step: 'ranking', fraction: 0.5 });
  }
  store.patch('a', { status: { kind: 'ready' } });
  store.set({ sources: store.state.sources.filter(({ id }) => id !== 'b') });
  vi.runAllTimers();
  expect(store.state.sources.map(({ status }) => status)).toEqual([{ kind: 'ready' }]);
});
