import { reportTraffic } from '@/lib/ingest/traffic';
import { createEvaluator } from './evaluator';
import type { Request } from './protocol';

reportTraffic();

const handle = createEvaluator((message, transfer) => {
  self.postMessage(message, { transfer });
});
self.onmessage = (event: MessageEvent<Request>) => handle(event.data);
