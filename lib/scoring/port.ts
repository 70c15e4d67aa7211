import type { Answer, Request } from './protocol';

/** The part of a `Worker` the client needs; a test or Node may put something else in its place. */
export interface EvaluationPort {
  postMessage(message: Request, transfer?: Transferable[]): void;
  onmessage: ((event: { data: Answer }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
  terminate(): void;
}
