import { expect, describe as suite, test, vi } from 'vitest';
import { openBrowserReader } from '@/lib/ingest/browser-reader';
import { InputError } from '@/lib/ingest/input-error';
import { TextColumn } from '@/lib/ingest/text-column';
import type { UnusualCsvReader } from '@/lib/ingest/types';
import {
  buffersOf,
  type CsvReply,
  type ParquetReply,
  plainOutcome,
  type ReadMessage,
  type ReadRequest,
} from '@/lib/ingest/worker/protocol';
import { fileOf } from './files';
import { ingest } from './read';

/** A worker whose other side is played by the test. */
class FakeWorker extends EventTarget {
  readonly asked: (ReadRequest | CsvReply | ParquetReply)[] = [];
  ended = false;
  postMessage(request: ReadRequest | CsvReply | ParquetReply): void {
    this.asked.push(request);
  }
  terminate(): void {
    this.ended = true;
  }
  post(data: ReadMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
  }
  /** Reads the file it was asked for, as the real worker does. */
  async answer(): Promise<void> {
    const { file, name, choices } = this.asked.at(-1) as ReadRequest;
    const outcome = await ingest(name, new Uint8Array(await file.arrayBuffer()), choices);
    this.post({ kind: 'outcome', outcome: plainOutcome(outcome) });
  }
  die(): void {
    this.dispatchEvent(new Event('error'));
  }
}

const noDuckDb: UnusualCsvReader = () => Promise.reject(new Error('not asked for'));

function readerWithWorkers(unusualCsv = noDuckDb, memoryBudget?: number) {
  vi.stubGlobal('navigator', { hardwareConcurrency: 8 });
  const workers: FakeWorker[] = [];
  const reader = openBrowserReader({
    unusualCsv,
    ...(memoryBudget && { memoryBudget }),
    createWorker() {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
  });
  return { reader, workers };
}

const csv = (name: string, rows = 2) =>
  fileOf(
    name,
    `id,x\n${Array.from({ length: rows }, (_, i) => `i${i},${(i + 0.5) / rows}`).join('\n')}\n`,
  );
const settled = () => new Promise((resolve) => setTimeout(resolve));
const names = (workers: readonly FakeWorker[]) =>
  workers.map(({ asked }) => asked.map((one) => ('name' in one ? one.name : one.kind)));

suite('reading in workers', () => {
  test('several files side by side, four at most, in the order asked for', async () => {
    const { reader, workers } = readerWithWorkers();
    const all = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => reader.ingest(csv(name), {}));
    await settled();
    expect(names(workers)).toEqual([['a'], ['b'], ['c'], ['d']]);
    await workers[2]!.answer();
    await settled();
    expect(names(workers)).toEqual([['a'], ['b'], ['c', 'e'], ['d']]);
    for (const worker of workers) await worker.answer();
    await settled();
    await Promise.all(workers.filter(({ asked }) => asked.length > 1).map((one) => one.answer()));
    const outcomes = await Promise.all(all);
    expect(outcomes.map(({ facts }) => facts?.fileName)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    await reader.close();
    expect(workers.every(({ ended }) => ended)).toBe(true);
  });

  test('files that are large together are read one after another', async () => {
    const { reader, workers } = readerWithWorkers(noDuckDb, 10_000);
    const both = [reader.ingest(csv('a', 90), {}), reader.ingest(csv('b', 90), {})];
    await settled();
    expect(names(workers)).toEqual([['a']]);
    await workers[0]!.answer();
    await settled();
    expect(names(workers)).toEqual([['a', 'b']]);
    await workers[0]!.answer();
    await Promise.all(both);
    await reader.close();
  });

  test('the decoder of Parquet is compiled once for all workers; where it is not there, again', async () => {
    const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    const fetched = vi
      .fn<() => Promise<Response>>()
      .mockResolvedValueOnce(new Response(null, { status: 404 }))
      .mockImplementation(async () => new Response(EMPTY_MODULE));
    vi.stubGlobal('fetch', fetched);
    const { reader, workers } = readerWithWorkers();
    const all = ['a', 'b', 'c'].map((name) => reader.ingest(csv(name), {}));
    await settled();
    const replyTo = async (worker: FakeWorker) => {
      const before = worker.asked.length;
      worker.post({ kind: 'needs-parquet' });
      await vi.waitFor(() => expect(worker.asked.length).toBeGreaterThan(before));
      return worker.asked.at(-1) as ParquetReply;
    };
    const [a, b, c] = workers as [FakeWorker, FakeWorker, FakeWorker];
    const refused = await replyTo(a);
    expect(refused).toMatchObject({ kind: 'parquet-failed' });
    expect(refused).toHaveProperty('message', expect.stringContaining('answers 404'));
    const [second, third] = [await replyTo(b), await replyTo(c)];
    expect(second).toMatchObject({ kind: 'parquet', compiled: expect.any(WebAssembly.Module) });
    expect(third).toEqual(second);
    expect(fetched).toHaveBeenCalledTimes(2);
    vi.unstubAllGlobals();
    await reader.close();
    await Promise.allSettled(all);
  });

  test('an outcome keeps its methods and its shared buffers', async () => {
    const { reader, workers } = readerWithWorkers();
    const read = reader.ingest(fileOf('labels.csv', 'id,Edema\na,1\nb,0\n'), {});
    await settled();
    await workers[0]!.answer();
    const outcome = await read;
    if (outcome.kind !== 'ready' || outcome.content.role !== 'labels') throw new Error('no labels');
    const { ids, columns } = outcome.content;
    expect([ids.at(0), ids.at(1)]).toEqual(['a', 'b']);
    expect(columns[0]!.values).toBeInstanceOf(TextColumn);
    expect((columns[0]!.values as TextColumn).bytes.buffer).toBe(ids.bytes.buffer);
    expect(buffersOf(outcome.content)).toHaveLength(new Set(buffersOf(outcome.content)).size);
    await reader.close();
  });

  test('a file that cannot be used is named, and the worker goes on', async () => {
    const { reader, workers } = readerWithWorkers();
    const read = reader.ingest(fileOf('p.csv', 'id,Edema\na,0.5\nb,50\nc,70\n'), {
      role: 'predictions',
    });
    await settled();
    await workers[0]!.answer();
    const outcome = await read;
    expect(outcome).toMatchObject({
      kind: 'needs-choice',
      error: {
        details: {
          remedies: [{ overrides: { scale: 'percent' } }, { overrides: { scale: 'rank' } }],
        },
      },
    });
    if (outcome.kind === 'ready') throw new Error('it is no good');
    expect(outcome.error).toBeInstanceOf(InputError);
    expect(outcome.error.message).toMatch(/^p.csv: column "Edema" holds 50 in row 2/);
    expect(workers[0]!.ended).toBe(false);
    await reader.close();
  });

  test('a worker that ends is replaced, and the file read once more', async () => {
    const { reader, workers } = readerWithWorkers();
    const read = reader.ingest(csv('a'), {});
    await settled();
    workers[0]!.die();
    await settled();
    expect(workers[0]!.ended).toBe(true);
    await workers[1]!.answer();
    expect((await read).kind).toBe('ready');
    await reader.close();
  });

  test('a file at which two workers end fails alone', async () => {
    const { reader, workers } = readerWithWorkers();
    const first = reader.ingest(csv('a.parquet'), {});
    const second = reader.ingest(csv('b.csv'), {});
    await settled();
    workers[0]!.post({ kind: 'progress', progress: { step: 'decoding', format: 'parquet' } });
    workers[0]!.die();
    await settled();
    workers[2]!.die();
    const outcome = await first;
    expect(outcome).toMatchObject({ kind: 'error', facts: null });
    if (outcome.kind !== 'error') throw new Error('it was read');
    expect(outcome.error.message).toBe(
      'a.parquet: cannot be read as Parquet: the decoder stopped at it; expected a whole Parquet file',
    );
    await workers[1]!.answer();
    expect((await second).kind).toBe('ready');
    await reader.close();
  });

  test('a decoder that breaks down takes its worker with it, and is not tried again', async () => {
    const { reader, workers } = readerWithWorkers();
    const read = reader.ingest(csv('a.parquet'), {});
    await settled();
    workers[0]!.post({ kind: 'crash', message: 'unreachable' });
    expect(await read).toMatchObject({ kind: 'error' });
    expect(workers).toHaveLength(1);
    expect(workers[0]!.ended).toBe(true);
    await reader.close();
  });

  test('a worker that is silent too long is ended; one that reports is not', async () => {
    vi.useFakeTimers();
    try {
      const { reader, workers } = readerWithWorkers();
      const read = reader.ingest(csv('a'), {});
      for (let i = 0; i < 10; i++) {
        await vi.advanceTimersByTimeAsync(8000);
        workers[0]!.post({ kind: 'progress', progress: { step: 'decoding', fraction: i / 10 } });
      }
      expect(workers[0]!.ended).toBe(false);
      await vi.advanceTimersByTimeAsync(12_000);
      expect(await read).toMatchObject({ kind: 'error' });
      expect(workers[0]!.ended).toBe(true);
      await reader.close();
    } finally {
      vi.useRealTimers();
    }
  });

  test('an idle worker is ended, and the next file gets a new one', async () => {
    vi.useFakeTimers();
    try {
      const { reader, workers } = readerWithWorkers();
      const outcome = plainOutcome(await ingest('a', 'id,x\na,0.5\n'));
      for (const at of [0, 1]) {
        const read = reader.ingest(csv('a'), {});
        await vi.advanceTimersByTimeAsync(0);
        workers[at]!.post({ kind: 'outcome', outcome });
        await read;
        await vi.advanceTimersByTimeAsync(60_000);
        expect(workers[at]!.ended).toBe(true);
      }
      await reader.close();
    } finally {
      vi.useRealTimers();
    }
  });

  test('an abort ends the worker at once, and what waits is given up', async () => {
    const { reader, workers } = readerWithWorkers(noDuckDb, 10);
    const reason = new Error('stop');
    const [running, waiting] = [new AbortController(), new AbortController()];
    const first = reader.ingest(csv('a'), {}, { signal: running.signal });
    const second = reader.ingest(csv('b'), {}, { signal: waiting.signal });
    const third = reader.ingest(csv('c'), {});
    await settled();
    waiting.abort(reason);
    await expect(second).rejects.toBe(reason);
    running.abort(reason);
    await expect(first).rejects.toBe(reason);
    expect(workers[0]!.ended).toBe(true);
    await settled();
    expect(names(workers)).toEqual([['a'], ['c']]);
    await workers[1]!.answer();
    expect((await third).kind).toBe('ready');
    await reader.close();
  });

  test('CSV that is not plain is handed to the page, with its answer or its error', async () => {
    const told: string[] = [];
    const { reader, workers } = readerWithWorkers(async (bytes, name) => {
      told.push(`${name}: ${new TextDecoder().decode(bytes)}`);
      if (name === 'bad.csv') throw new InputError('line 2 is odd', { file: name });
      return Uint8Array.of(1, 2, 3);
    });
    const read = reader.ingest(csv('good.csv'), {});
    await settled();
    workers[0]!.post({ kind: 'unusual-csv', bytes: new TextEncoder().encode('id,x') });
    await settled();
    expect(told).toEqual(['good.csv: id,x']);
    expect(workers[0]!.asked.at(-1)).toEqual({ kind: 'csv', ipc: Uint8Array.of(1, 2, 3) });
    workers[0]!.post({ kind: 'failed', name: 'NotReadableError', message: 'gone' });
    await expect(read).rejects.toMatchObject({ name: 'NotReadableError', message: 'gone' });
    const bad = reader.ingest(csv('bad.csv'), {});
    await settled();
    workers[0]!.post({ kind: 'unusual-csv', bytes: new Uint8Array(1) });
    await settled();
    expect(workers[0]!.asked.at(-1)).toMatchObject({
      kind: 'csv-problem',
      error: { problem: 'line 2 is odd', details: { file: 'bad.csv' } },
    });
    await reader.close();
    await expect(bad).rejects.toThrow('the file reader was closed');
  });
});
