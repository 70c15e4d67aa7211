import { describe, expect, test } from 'vitest';
import { DatabaseClosed, DatabaseCrash } from '@/lib/sql/crash';
import type { WasmBindings } from '@/lib/sql/wasm/bindings';
import { guardBindings } from '@/lib/sql/wasm/guarded-bindings';

/** A worker whose other side is played by the test. */
class FakeWorker extends EventTarget {
  ended = false;
  terminate(): void {
    this.ended = true;
  }
  crash(): void {
    this.dispatchEvent(new Event('error'));
  }
}

describe('the bindings of DuckDB’s worker', () => {
  test('after a crash, reject pending and later calls', async () => {
    const never = () => new Promise<never>(() => undefined);
    const bindings = { runQuery: never, dropFile: () => 'dropped' } as Partial<WasmBindings>;
    const worker = new FakeWorker();
    const { bindings: guarded } = guardBindings(
      bindings as WasmBindings,
      worker as unknown as Worker,
    );
    expect(await guarded.dropFile('x')).toBe('dropped');
    const waiting = guarded.runQuery(1, 'SELECT 1');
    worker.crash();
    await expect(waiting).rejects.toThrow('DuckDB crashed: its worker ended');
    await expect(guarded.dropFile('x')).rejects.toThrow('DuckDB crashed');
  });

  test('end the worker whose module crashes, and report it once; a statement’s error may quote the same words', async () => {
    const answers = [
      new Error('Invalid Input Error: unreachable'),
      Object.assign(new Error('memory access out of bounds'), { name: 'RuntimeError' }),
    ];
    const bindings = {
      runQuery: () => Promise.reject(answers.shift()),
    } as Partial<WasmBindings>;
    const worker = new FakeWorker();
    const crashes: string[] = [];
    const { bindings: guarded } = guardBindings(
      bindings as WasmBindings,
      worker as unknown as Worker,
      () => crashes.push('once'),
    );
    await expect(guarded.runQuery(1, 'SELECT 1')).rejects.toThrow('Invalid Input Error');
    expect(worker.ended).toBe(false);
    await expect(guarded.runQuery(1, 'SELECT 1')).rejects.toBeInstanceOf(DatabaseCrash);
    worker.crash();
    expect(worker.ended).toBe(true);
    expect(crashes).toEqual(['once']);
  });

  test('pass on the error of one call, and go on', async () => {
    const bindings = {
      runQuery: () => Promise.reject(new Error('no such table')),
    } as Partial<WasmBindings>;
    const worker = new FakeWorker();
    const { bindings: guarded, close } = guardBindings(
      bindings as WasmBindings,
      worker as unknown as Worker,
    );
    await expect(guarded.runQuery(1, 'SELECT 1')).rejects.toThrow('no such table');
    close();
    await expect(guarded.runQuery(1, 'SELECT 1')).rejects.toBeInstanceOf(DatabaseClosed);
  });
});
