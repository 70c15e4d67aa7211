import { describe, expect, test, vi } from 'vitest';
import { InputError } from '@/lib/ingest/input-error';
import { TextColumn } from '@/lib/ingest/text-column';
import { ece } from '@/lib/metrics';
import { EvaluationClient } from '@/lib/scoring/client';
import { createEvaluator } from '@/lib/scoring/evaluator';
import type { SubmissionData, TaskData } from '@/lib/scoring/fit';
import type { Request } from '@/lib/scoring/protocol';
import { type EvaluationPort, EvaluationWorkerError, PATIENCE } from '@/lib/scoring/worker-pool';

interface InProcessPort extends EvaluationPort {
  readonly received: Request[];
}

/** The evaluator of a worker, answering in this thread. */
function inProcess(silent = false): InProcessPort {
  const port: InProcessPort = {
    received: [],
    onmessage: null,
    onerror: null,
    postMessage: (message) => {
      port.received.push(message);
      if (!silent) queueMicrotask(() => handle(message));
    },
    terminate: () => {},
  };
  const handle = createEvaluator((data) => port.onmessage?.({ data }));
  return port;
}

const edema = { key: 'edema', name: 'Edema', column: 'Edema' };
const ids = TextColumn.of(['a', 'b']);
const TASK: TaskData = {
  id: 't',
  fileName: 'labels.csv',
  idColumn: 'id',
  ids,
  classes: [edema],
  labels: [Uint8Array.of(1, 0)],
};
const submission = (id: string): SubmissionData => ({
  id,
  fileName: 'model.csv',
  idColumn: 'image',
  ids,
  classes: [
    { ...edema, column: 'prob_edema' },
    { key: 'mass', name: 'Mass', column: 'Mass' },
  ],
  scale: 'probability',
  faults: [],
  scales: [],
  scores: [Float32Array.of(0.9, 0.1), Float32Array.of(0.2, 0.3)],
});

function clientOf(create: () => EvaluationPort, size = 1): EvaluationClient {
  const client = new EvaluationClient(create, size);
  client.setTask(TASK);
  return client;
}

/** Sends a submission and has it evaluated. */
function evaluate(client: EvaluationClient, id: string, signal?: AbortSignal) {
  client.setSubmission(submission(id));
  return client.evaluate(id, 't', { signal });
}

const SETTINGS = { bins: 10, binning: 'width' } as const;

describe('EvaluationClient', () => {
  test('evaluates and calibrates', async () => {
    const client = clientOf(() => inProcess(), 2);
    const [first] = await evaluate(client, 's1');
    expect(first).toMatchObject({ class: 'Edema', ap: 1, auroc: 1, positives: 1, images: 2 });
    const answer = await client.calibrate('s1', SETTINGS, [{ name: 'all', classes: ['Edema'] }]);
    expect(ece(answer.classes[0]!.bins)).toBeCloseTo(0.1, 6);
    expect(answer.pools.map((pool) => pool.class)).toEqual(['all']);
  });

  test('what fails in the worker rejects', async () => {
    const client = clientOf(() => inProcess());
    client.setSubmission(submission('s1'));
    await expect(client.calibrate('s1', SETTINGS, [])).rejects.toThrow('not evaluated');
    await expect(client.evaluate('s1', 'other')).rejects.toThrow('no labels for other');
    await expect(client.evaluate('s2', 't')).rejects.toThrow('no worker keeps submission s2');
  });

  test('finds how a submission fits a task, and which rows other files share with it', async () => {
    const client = clientOf(() => inProcess());
    client.setSubmission(submission('s1'));
    expect(await client.fit('s1', 't')).toMatchObject({
      alignment: { images: 2, onlyLabels: 0, onlyPredictions: 0 },
      scored: ['Edema'],
      missing: [],
      ignored: ['Mass'],
    });
    const other = (texts: string[]) => ({
      fileName: 'views.csv',
      idColumn: 'id',
      ids: TextColumn.of(texts),
    });
    expect([...(await client.join('t', other(['c', 'b'])))]).toEqual([-1, 1]);
    await expect(client.join('t', other(['c']))).rejects.toThrow(InputError);
    client.setSubmission({ ...submission('s2'), classes: [{ ...edema, key: 'x', column: 'X' }] });
    await expect(client.fit('s2', 't')).rejects.toThrow(
      'model.csv: no class column matches a class of labels.csv: here "X", there "Edema"',
    );
  });

  test('a cancelled job rejects with the signal’s reason', async () => {
    const client = clientOf(() => inProcess(true));
    const abort = new AbortController();
    const job = evaluate(client, 's1', abort.signal);
    abort.abort(new Error('enough'));
    await expect(job).rejects.toThrow('enough');
  });

  test('a worker that crashes rejects its jobs, is replaced and gets the tasks again', async () => {
    const ports: InProcessPort[] = [];
    const client = clientOf(() => {
      const port = inProcess(ports.length === 0);
      ports.push(port);
      return port;
    });
    const crashes: string[] = [];
    client.onCrash = (why) => crashes.push(why);
    const job = evaluate(client, 's1');
    expect(client.keeps('s1')).toBe(true);
    ports[0]!.onerror?.({ message: 'out of memory' });
    await expect(job).rejects.toThrow('out of memory');
    await expect(job).rejects.toBeInstanceOf(EvaluationWorkerError);
    expect(crashes).toEqual(['out of memory']);
    expect(client.keeps('s1')).toBe(false);
    // One whose script cannot be had crashes at once: only what is asked next opens another.
    expect(ports).toHaveLength(1);
    const [again] = await evaluate(client, 's1');
    expect(again).toMatchObject({ ap: 1 });
  });

  test('a worker that does not confirm a cancellation is ended, and another does the next job', async () => {
    vi.useFakeTimers();
    try {
      const ports = [inProcess(true), inProcess()];
      const client = clientOf(() => ports.shift()!);
      const crashes: string[] = [];
      client.onCrash = (why) => crashes.push(why);
      const abort = new AbortController();
      const asked = evaluate(client, 's1', abort.signal);
      abort.abort(new Error('enough'));
      await expect(asked).rejects.toThrow('enough');
      const stuck = evaluate(client, 's2');
      const ended = expect(stuck).rejects.toThrow(EvaluationWorkerError);
      await vi.advanceTimersByTimeAsync(PATIENCE);
      await ended;
      expect(crashes).toEqual(['it stopped answering']);
      expect(await evaluate(client, 's2')).toHaveLength(1);
      // One that confirms it lives on.
      const second = new AbortController();
      const left = evaluate(client, 's3', second.signal);
      second.abort(new Error('enough'));
      await expect(left).rejects.toThrow('enough');
      await vi.advanceTimersByTimeAsync(PATIENCE);
      expect(crashes).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test('submissions are spread over the workers', async () => {
    const ports: InProcessPort[] = [];
    const client = clientOf(() => {
      const port = inProcess();
      ports.push(port);
      return port;
    }, 2);
    await Promise.all(['a', 'b'].map((id) => evaluate(client, id)));
    for (const port of ports) {
      expect(port.received.filter((message) => message.type === 'evaluate')).toHaveLength(1);
    }
  });
});
