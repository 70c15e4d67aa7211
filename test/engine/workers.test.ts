import { describe, expect, test, vi } from 'vitest';
import { DatabaseDeath } from '@/lib/engine/database-death';
import { InputError } from '@/lib/engine/input-error';
import type { WasmBindings } from '@/lib/engine/wasm/bindings';
import { mortalBindings } from '@/lib/engine/wasm/mortal-bindings';
import { answerForError, type ParquetRequest } from '@/lib/engine/wasm/parquet-protocol';
import { createWorkerDecoder } from '@/lib/engine/wasm/worker-decoder';

/** A worker whose other side is played by the test. */
class FakeWorker extends EventTarget {
  readonly asked: ParquetRequest[] = [];
  ended = false;
  postMessage(request: ParquetRequest): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
  die(): void {
    this.dispatchEvent(new Event('error'));
  }
}

function decoderWithWorkers() {
  const workers: FakeWorker[] = [];
  const decoder = createWorkerDecoder(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { decoder, workers };
}

const MEMORY = 2 ** 30;
const bytes = () => Uint8Array.of(1, 2, 3);
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the Parquet decoder’s thread', () => {
  test('decodes one file after another on one thread', async () => {
    const { decoder, workers } = decoderWithWorkers();
    const both = [
      decoder.decode(bytes(), 'a.parquet', MEMORY),
      decoder.decode(bytes(), 'b.parquet', MEMORY),
    ];
    await settled();
    expect(workers[0]!.asked.map(({ file }) => file)).toEqual(['a.parquet']);
    workers[0]!.answer({ kind: 'decoded', ipc: Uint8Array.of(7) });
    await settled();
    workers[0]!.answer({ kind: 'decoded', ipc: Uint8Array.of(8) });
    expect(await Promise.all(both)).toEqual([Uint8Array.of(7), Uint8Array.of(8)]);
    expect(workers).toHaveLength(1);
    decoder.close();
    expect(workers[0]!.ended).toBe(true);
  });

  test('a file that cannot be read is named, and the thread goes on', async () => {
    const { decoder, workers } = decoderWithWorkers();
    const outcome = decoder.decode(bytes(), 'a.parquet', MEMORY);
    await settled();
    const error = new InputError('column "x" is nested', { file: 'a.parquet', column: 'x' });
    workers[0]!.answer(structuredClone(answerForError(error)));
    await expect(outcome).rejects.toMatchObject({
      name: 'InputError',
      message: 'a.parquet: column "x" is nested',
      details: { file: 'a.parquet', column: 'x' },
    });
    expect(workers[0]!.ended).toBe(false);
    decoder.close();
  });

  test.each([
    ['dies', (worker: FakeWorker) => worker.die()],
    [
      'crashes',
      (worker: FakeWorker) =>
        worker.answer(answerForError(new WebAssembly.RuntimeError('unreachable'))),
    ],
    [
      'crashes inside a file',
      (worker: FakeWorker) =>
        worker.answer(
          answerForError(
            new InputError('cannot be read', {
              file: 'a.parquet',
              cause: new WebAssembly.RuntimeError('unreachable'),
            }),
          ),
        ),
    ],
  ])('one that %s rejects what waits, and a new one takes over', async (_, kill) => {
    const { decoder, workers } = decoderWithWorkers();
    const first = decoder.decode(bytes(), 'a.parquet', MEMORY);
    const second = decoder.decode(bytes(), 'b.parquet', MEMORY);
    await settled();
    kill(workers[0]!);
    await expect(first).rejects.toThrow(
      /^a.parquet: cannot be read as Parquet: the decoder stopped at it; expected/,
    );
    expect(workers[0]!.ended).toBe(true);
    await settled();
    workers[1]!.answer({ kind: 'decoded', ipc: Uint8Array.of(8) });
    expect(await second).toEqual(Uint8Array.of(8));
    decoder.close();
  });

  test('one that comes to no end is ended, sooner for small files', async () => {
    vi.useFakeTimers();
    try {
      const { decoder, workers } = decoderWithWorkers();
      const outcome = decoder.decode(bytes(), 'a.parquet', MEMORY);
      const refused = expect(outcome).rejects.toMatchObject({
        details: { file: 'a.parquet', expected: 'a whole Parquet file' },
      });
      await vi.advanceTimersByTimeAsync(5000);
      await refused;
      expect(workers[0]!.ended).toBe(true);
      const large = decoder.decode(new Uint8Array(10_000_000), 'b.parquet', MEMORY);
      await vi.advanceTimersByTimeAsync(10_000);
      workers[1]!.answer({ kind: 'decoded', ipc: Uint8Array.of(8) });
      expect(await large).toEqual(Uint8Array.of(8));
      decoder.close();
    } finally {
      vi.useRealTimers();
    }
  });

  test('an abort ends the thread at once', async () => {
    const { decoder, workers } = decoderWithWorkers();
    const controller = new AbortController();
    const outcome = decoder.decode(bytes(), 'a.parquet', MEMORY, controller.signal);
    await settled();
    const reason = new Error('stop');
    controller.abort(reason);
    await expect(outcome).rejects.toBe(reason);
    expect(workers[0]!.ended).toBe(true);
  });

  test('a thread without work ends, and the next file gets a new one', async () => {
    vi.useFakeTimers();
    try {
      const { decoder, workers } = decoderWithWorkers();
      const first = decoder.decode(bytes(), 'a.parquet', MEMORY);
      await vi.advanceTimersByTimeAsync(0);
      workers[0]!.answer({ kind: 'decoded', ipc: Uint8Array.of(7) });
      await first;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(workers[0]!.ended).toBe(true);
      const second = decoder.decode(bytes(), 'b.parquet', MEMORY);
      await vi.advanceTimersByTimeAsync(0);
      workers[1]!.answer({ kind: 'decoded', ipc: Uint8Array.of(8) });
      expect(await second).toEqual(Uint8Array.of(8));
      decoder.close();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the database’s thread', () => {
  test('one that dies rejects what waits and what is asked later', async () => {
    const never = () => new Promise<never>(() => undefined);
    const bindings = { runQuery: never, dropFile: () => 'dropped' } as Partial<WasmBindings>;
    const worker = new FakeWorker();
    const { bindings: mortal } = mortalBindings(
      bindings as WasmBindings,
      worker as unknown as Worker,
    );
    expect(await mortal.dropFile('x')).toBe('dropped');
    const waiting = mortal.runQuery(1, 'SELECT 1');
    worker.die();
    await expect(waiting).rejects.toThrow('the database stopped working: its worker ended');
    await expect(mortal.dropFile('x')).rejects.toThrow('the database stopped working');
  });

  test('one whose module breaks down is ended and told of once; statements may quote such words', async () => {
    const answers = [
      new Error('Invalid Input Error: unreachable'),
      Object.assign(new Error('memory access out of bounds'), { name: 'RuntimeError' }),
    ];
    const bindings = {
      runQuery: () => Promise.reject(answers.shift()),
    } as Partial<WasmBindings>;
    const worker = new FakeWorker();
    const deaths: string[] = [];
    const { bindings: mortal } = mortalBindings(
      bindings as WasmBindings,
      worker as unknown as Worker,
      (why) => deaths.push(why),
    );
    await expect(mortal.runQuery(1, 'SELECT 1')).rejects.toThrow('Invalid Input Error');
    expect(worker.ended).toBe(false);
    await expect(mortal.runQuery(1, 'SELECT 1')).rejects.toBeInstanceOf(DatabaseDeath);
    worker.die();
    expect(worker.ended).toBe(true);
    expect(deaths).toEqual(['memory access out of bounds']);
  });

  test('an error of one call is its own', async () => {
    const bindings = {
      runQuery: () => Promise.reject(new Error('no such table')),
    } as Partial<WasmBindings>;
    const worker = new FakeWorker();
    const { bindings: mortal, end } = mortalBindings(
      bindings as WasmBindings,
      worker as unknown as Worker,
    );
    await expect(mortal.runQuery(1, 'SELECT 1')).rejects.toThrow('no such table');
    end('it was closed');
    await expect(mortal.runQuery(1, 'SELECT 1')).rejects.toThrow('it was closed');
  });
});
