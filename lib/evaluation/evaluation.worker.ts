import { createEvaluator } from './evaluator';
import type { Request } from './protocol';

const handle = createEvaluator((message) => self.postMessage(message));
self.onmessage = (event: MessageEvent<Request>) => handle(event.data);
