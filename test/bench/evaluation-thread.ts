import { parentPort } from 'node:worker_threads';
import { createEvaluator } from '@/lib/scoring/evaluator';
import type { Request } from '@/lib/scoring/protocol';

const handle = createEvaluator((message) => parentPort?.postMessage(message));
parentPort?.on('message', (request: Request) => handle(request));
