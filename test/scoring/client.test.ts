import { describe, expect, test, vi } from 'vitest';
import { EvaluationClient, EvaluationWorkerError } from '@/lib/scoring/client';
import { createEvaluator } from '@/lib/scoring/evaluator';
import type { EvaluationPort } from '@/lib/scoring/port';
import type { Request } from '@/lib/scoring/protocol';
import type { SubmissionColumns } from '@/lib/scoring/score-matrix';

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

const LABELS = { task: 't', classes: ['Edema'], labels: [Uint8Array.of(1, 0)] };
const columns = (): SubmissionColumns => ({
  task: 't',
  classIndex: [0],
  scores: [Float32Array.of(0.9, 0.1)],
  labelRows: Int32Array.of(0, 1),
  predictionRows: Int32Array.of(0, 1),
});
const SETTINGS = { bins: 10, binning: 'width' } as const;

describe('EvaluationClient', () => {
  test('evaluates and calibrates', async () => {
    const client = new EvaluationClient(() => inProcess(), 2);
    client.setLabels(LABELS);
    const [edema] = await client.evaluate('s1', columns());
    expect(edema).toMatchObject({ class: 'Edema', ap: 1, auroc: 1, positives: 1, images: 2 });
    const answer = await client.calibrate('s1', SETTINGS, [{ name: 'all', classes: ['Edema'] }]);
    expect(answer.classes[0]!.ece).toBeCloseTo(0.1, 6);
    expect(answer.pools.map((pool) => pool.class)).toEqual(['all']);
  });

  test('what fails in the worker rejects', async () => {
    const client = new EvaluationClient(() => inProcess(), 1);
    await expect(client.evaluate('s1', columns())).rejects.toThrow('no labels for t');
    await expect(client.calibrate('s1', SETTINGS, [])).rejects.toThrow('not evaluated');
  });

  test('a cancelled job rejects with the signal’s reason', async () => {
    const client = new EvaluationClient(() => inProcess(true), 1);
    const abort = new AbortController();
    const job = client.evaluate('s1', columns(), { signal: abort.signal });
    abort.abort(new Error('enough'));
    await expect(job).rejects.toThrow('enough');
  });

  test('a worker that dies rejects its jobs, is replaced and gets the labels again', async () => {
    const ports: InProcessPort[] = [];
    const client = new EvaluationClient(() => {
      const port = inProcess(ports.length === 0);
      ports.push(port);
      return port;
    }, 1);
    const deaths: string[] = [];
    client.onDeath = (why) => deaths.push(why);
    client.setLabels(LABELS);
    const job = client.evaluate('s1', columns());
    expect(client.keeps('s1')).toBe(true);
    ports[0]!.onerror?.({ message: 'out of memory' });
    await expect(job).rejects.toThrow('out of memory');
    await expect(job).rejects.toBeInstanceOf(EvaluationWorkerError);
    expect(deaths).toEqual(['out of memory']);
    expect(client.keeps('s1')).toBe(false);
    // One whose script cannot be had dies at once: only what is asked next opens another.
    expect(ports).toHaveLength(1);
    const [edema] = await client.evaluate('s1', columns());
    expect(edema).toMatchObject({ ap: 1 });
  });

  test('a worker that takes no note of a cancelling is ended, and another does the next job', async () => {
    vi.useFakeTimers();
    try {
      const ports = [inProcess(true), inProcess()];
      const client = new EvaluationClient(() => ports.shift()!, 1);
      const deaths: string[] = [];
      client.onDeath = (why) => deaths.push(why);
      client.setLabels(LABELS);
      const abort = new AbortController();
      const asked = client.evaluate('s1', columns(), { signal: abort.signal });
      abort.abort(new Error('enough'));
      await expect(asked).rejects.toThrow('enough');
      const stuck = client.evaluate('s2', columns());
      const ended = expect(stuck).rejects.toThrow(EvaluationWorkerError);
      await vi.advanceTimersByTimeAsync(60_000);
      await ended;
      expect(deaths).toEqual(['it stopped answering']);
      expect(await client.evaluate('s2', columns())).toHaveLength(1);
      // One that heeds it lives on.
      const second = new AbortController();
      const left = client.evaluate('s3', columns(), { signal: second.signal });
      second.abort(new Error('enough'));
      await expect(left).rejects.toThrow('enough');
      await vi.advanceTimersByTimeAsync(60_000);
      expect(deaths).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test('submissions are spread over the workers', async () => {
    const ports: InProcessPort[] = [];
    const client = new EvaluationClient(() => {
      const port = inProcess();
      ports.push(port);
      return port;
    }, 2);
    client.setLabels(LABELS);
    await Promise.all(['a', 'b'].map((id) => client.evaluate(id, columns())));
    for (const port of ports) {
      expect(port.received.filter((message) => message.type === 'evaluate')).toHaveLength(1);
    }
  });
});
