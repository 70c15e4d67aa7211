import type { Page } from '@playwright/test';

export type WorkerKind = 'database' | 'evaluation' | 'reader';

interface Strike {
  readonly kind: WorkerKind;
  /** Part of the message, as JSON, at which it strikes; each message if empty. */
  readonly at: string;
  readonly how: 'crash' | 'fall silent';
}

interface Controls {
  kill(kind: WorkerKind): void;
  strike(strike: Strike): void;
  /** How many of a kind were begun. */
  begun(kind: WorkerKind): number;
}

/** Runs in the page, before its scripts: makes workers crash when a test says so, as a browser may. */
function holdWorkers(): void {
  const kindOf = new Map<Worker, WorkerKind>();
  const silent = new Set<Worker>();
  let strikes: Strike[] = [];

  function crash(worker: Worker): void {
    worker.terminate();
    worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  }
  /** A message as text, without its arrays. */
  function textOf(message: object): string {
    const short = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? undefined : value);
    return JSON.stringify(message, short);
  }
  function guess(message: object): WorkerKind {
    if ('messageId' in message) return 'database';
    return 'file' in message ? 'reader' : 'evaluation';
  }

  const send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (this: Worker, message: object, rest?: unknown) {
    const kind = kindOf.get(this) ?? guess(message);
    kindOf.set(this, kind);
    if (silent.has(this)) return;
    const strike = strikes.find((one) => one.kind === kind && textOf(message).includes(one.at));
    if (!strike) {
      send.call(this, message, rest as StructuredSerializeOptions);
      return;
    }
    strikes = strikes.filter((one) => one !== strike);
    if (strike.how === 'crash') queueMicrotask(() => crash(this));
    else silent.add(this);
  };
  const controls: Controls = {
    kill: (kind) => crash([...kindOf].findLast(([, own]) => own === kind)![0]),
    strike: (strike) => void strikes.push(strike),
    begun: (kind) => [...kindOf.values()].filter((own) => own === kind).length,
  };
  Object.assign(window, { heldWorkers: controls });
}

/** Holds of the workers of a page, which is to be opened after this. */
export async function holdOf(page: Page) {
  await page.addInitScript(holdWorkers);
  const call = <T>(name: keyof Controls, argument: unknown): Promise<T> =>
    page.evaluate(
      ([own, given]) => {
        const { heldWorkers } = window as unknown as {
          heldWorkers: Record<string, (value: unknown) => T>;
        };
        return heldWorkers[own as string]!(given);
      },
      [name, argument],
    );
  return {
    /** Ends the worker of a kind that was begun last. */
    kill: (kind: WorkerKind) => call<void>('kill', kind),
    /** Ends a worker of a kind in place of its next message that holds this. */
    killAt: (kind: WorkerKind, at: string) => call<void>('strike', { kind, at, how: 'crash' }),
    /** Lets a worker of a kind take in nothing from its next message on that holds this. */
    silenceAt: (kind: WorkerKind, at: string) =>
      call<void>('strike', { kind, at, how: 'fall silent' }),
    begun: (kind: WorkerKind) => call<number>('begun', kind),
  };
}
