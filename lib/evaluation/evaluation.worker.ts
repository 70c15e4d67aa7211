import { createEvaluator } from './evaluator';
import type { Request } from './protocol';

const handle = createEvaluator((message, transfer) => {
  self.postMessage(message, { transfer });
});
self.onmessage = (event: MessageEvent<Request>) => handle(event.data);
