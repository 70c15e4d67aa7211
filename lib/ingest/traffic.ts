/** What a page or a worker asked for over the network. */
export interface Traffic {
  /** Bytes received from the own origin over the network: none for what the cache had. */
  readonly received: number;
  /** Requests to other origins. */
  readonly foreign: number;
}

const MARK = 'traffic of a worker';

const sum = (parts: readonly Traffic[]): Traffic => ({
  received: parts.reduce((total, part) => total + part.received, 0),
  foreign: parts.reduce((total, part) => total + part.foreign, 0),
});

function trafficOf(entries: readonly PerformanceEntry[]): Traffic {
  const own = self.location.origin;
  const parts = entries
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .map(({ name, transferSize }) =>
      /^(blob|data):/.test(name) || new URL(name).origin === own
        ? { received: transferSize, foreign: 0 }
        : { received: 0, foreign: 1 },
    );
  return sum(parts);
}

/** Puts a worker's traffic into the page's timeline, where `pageTraffic` finds it. */
export function noteTraffic(traffic: Traffic): void {
  performance.mark(MARK, { detail: traffic });
}

/** The traffic of the page and of its workers so far, as the browser measured it. */
export function pageTraffic(): Traffic {
  const entries = ['resource', 'navigation'].flatMap((type) => performance.getEntriesByType(type));
  const marks = performance.getEntriesByName(MARK, 'mark') as PerformanceMark[];
  return sum([trafficOf(entries), ...marks.map(({ detail }) => detail as Traffic)]);
}

/** Calls back whenever `pageTraffic` may have changed; answers the way to end that. */
export function watchTraffic(changed: () => void): () => void {
  performance.setResourceTimingBufferSize(10_000);
  const observer = new PerformanceObserver(changed);
  observer.observe({ entryTypes: ['resource', 'mark'] });
  return () => observer.disconnect();
}

/** Called in a worker: tells its page of every request, those that loaded the worker included. */
export function reportTraffic(): void {
  const observer = new PerformanceObserver((list) =>
    self.postMessage({ traffic: trafficOf(list.getEntries()) }),
  );
  observer.observe({ type: 'resource', buffered: true });
}

/** Whether a worker's message is what `reportTraffic` posts. */
export function isTraffic(message: object): message is { readonly traffic: Traffic } {
  return 'traffic' in message;
}

/** Notes what a worker that calls `reportTraffic` tells. */
export function noteTrafficOf<W extends Worker>(worker: W): W {
  worker.addEventListener('message', ({ data }: MessageEvent<object>) => {
    if (isTraffic(data)) noteTraffic(data.traffic);
  });
  return worker;
}
