import { parentPort } from 'node:worker_threads';
import { createEvaluator } from '@/lib/evaluation/evaluator';
import type { Request } from '@/lib/evaluation/protocol';

const handle = createEvaluator((message) => parentPort?.postMessage(message));
parentPort?.on('message', (request: Request) => handle(request));
