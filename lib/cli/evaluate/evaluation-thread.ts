import { parentPort } from 'node:worker_threads';
import type { Alignment } from '@/lib/ingest/match/alignment';
import { openNodeReader } from '@/lib/ingest/node-reader';
import type { Overrides } from '@/lib/ingest/types';
import { buffersOf, type PlainOutcome, plainOutcome } from '@/lib/ingest/worker/protocol';
import { matrixOf, type SubmissionData } from '@/lib/scoring/fit';
import {
  type ComputedSubmission,
  computeSubmission,
  type SubmissionToCompute,
  type TaskToCompute,
} from './compute-submission';
import { diskFile } from './disk-file';

/** What a thread is asked to do. */
export type ThreadRequest =
  | { readonly kind: 'read'; readonly path: string; readonly choices: Overrides }
  /** What the submissions that follow are computed with. */
  | { readonly kind: 'task'; readonly task: TaskToCompute }
  | {
      readonly kind: 'compute';
      readonly submission: SubmissionToCompute;
      readonly scores: SubmissionData;
      readonly alignment: Alignment;
    };

/** Null where the thread that asks must do it. */
export type ThreadAnswer = PlainOutcome | ComputedSubmission | null;

// DuckDB, which reads CSV that is not plain, belongs to the other thread.
const reader = openNodeReader({ unusualCsv: () => Promise.reject(new Error('not plain CSV')) });
let task: TaskToCompute | undefined;

async function answer(request: ThreadRequest): Promise<ThreadAnswer> {
  switch (request.kind) {
    case 'read':
      return plainOutcome(await reader.ingest(await diskFile(request.path), request.choices));
    case 'task':
      task = request.task;
      return null;
    case 'compute': {
      const matrix = matrixOf(task!.data, request.scores, request.alignment);
      return computeSubmission(task!, request.submission, matrix);
    }
  }
}

parentPort?.on('message', async (request: ThreadRequest) => {
  const found = await answer(request).catch(() => null);
  const isContent = found !== null && 'kind' in found && found.kind === 'ready';
  parentPort?.postMessage(found, isContent ? buffersOf(found.content) : []);
});
