import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { resampleTask } from '@/lib/inference/resample-task';
import { TextColumn } from '@/lib/ingest/text-column';
import { jackknifeGroups } from '@/lib/metrics';
import { EvaluationClient } from '@/lib/scoring/client';
import type { Answer } from '@/lib/scoring/protocol';
import type { EvaluationPort } from '@/lib/scoring/worker-pool';
import type { Measurement } from './measure';
import type { PeerTimes } from './peer';
import type { SyntheticColumns } from './synthetic';

const REPLICATES = 1000;
const MOST_IMAGES_OF_PATIENT = 4;

/** An evaluation worker in a thread of Node. */
function thread(): EvaluationPort {
  const worker = new Worker(new URL('./evaluation-thread.mjs', import.meta.url));
  const port: EvaluationPort = {
    onmessage: null,
    onerror: null,
    postMessage: (message, transfer) => worker.postMessage(message, transfer as never),
    terminate: () => void worker.terminate(),
  };
  worker.on('message', (data: Answer) => port.onmessage?.({ data }));
  worker.on('error', (error: Error) => port.onerror?.({ message: error.message }));
  return port;
}

/** Resamples one submission twice; the first time, loops are not compiled yet. */
async function timesWith(
  threads: number,
  { scores, labels }: SyntheticColumns,
  clusterOf: Uint32Array,
): Promise<number> {
  const client = new EvaluationClient(thread, threads);
  const images = scores[0]!.length;
  const classes = scores.map((_, index) => `class ${index}`);
  const common = {
    fileName: 'synthetic.csv',
    idColumn: 'id',
    classes: classes.map((name) => ({ key: name, name, column: name })),
  };
  const ids = () => TextColumn.of(Array.from({ length: images }, (_, row) => `i${row}`));
  client.setTask({ ...common, id: 't', ids: ids(), labels });
  const own = scores.map((column) => column.slice());
  const plain = { scale: 'probability', faults: [], scales: [] } as const;
  client.setSubmission({ ...common, ...plain, id: 's', ids: ids(), scores: own });
  const results = await client.evaluate('s', 't');
  const kept = [{ id: 's', positives: results.map((own) => own.positives) }];
  const clusters = clusterOf.at(-1)! + 1;
  const groups = jackknifeGroups(clusters);
  const design = { images, clusterOf, seed: 7, replicates: REPLICATES, groups };
  const what = {
    task: 't',
    seed: 7,
    asked: REPLICATES,
    threshold: 0.5,
    clusters: { clusterOf, use: { column: null, file: null, clusters, images, alone: 0 } },
    teams: [{ team: 's', scores: results, classes }],
  };
  const times: number[] = [];
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    await resampleTask(client, kept, what, design, () => {});
    times.push(performance.now() - start);
  }
  client.close();
  return Math.min(...times);
}

/** Paired replicates of one full submission: AP, AUROC and counts at a threshold of every class. */
export async function measureBootstrap(
  columns: SyntheticColumns,
  peer: PeerTimes | null,
): Promise<Measurement[]> {
  const images = columns.scores[0]!.length;
  const section = `bootstrap, ${REPLICATES} replicates of ${images} x ${columns.scores.length}`;
  const note = 'with the jackknife; peer: AP, AUROC and FNR, extrapolated from 5 replicates';
  const beside = peer && { peer: REPLICATES * peer.replicate };
  const singles = Uint32Array.from({ length: images }, (_, i) => i);
  const patients = Uint32Array.from({ length: images }, (_, i) =>
    Math.floor(i / MOST_IMAGES_OF_PATIENT),
  );
  const counts = [...new Set([1, Math.min(2, availableParallelism())])];
  const found: Measurement[] = [];
  for (const threads of counts) {
    const what = `images, ${threads} ${threads === 1 ? 'worker' : 'workers'}`;
    const milliseconds = await timesWith(threads, columns, singles);
    found.push({ section, what, milliseconds, note, ...beside });
  }
  const last = counts.at(-1)!;
  const milliseconds = await timesWith(last, columns, patients);
  found.push({ section, what: `patients of ${MOST_IMAGES_OF_PATIENT} images`, milliseconds });
  return found;
}
