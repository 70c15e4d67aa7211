'use client';

import { ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { sizeText } from './words';

interface Traffic {
  readonly received: number;
  readonly foreign: number;
}

function measure(): Traffic {
  const own = window.location.origin;
  const entries = [
    ...performance.getEntriesByType('resource'),
    ...performance.getEntriesByType('navigation'),
  ].filter(
    (entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming,
  );
  const isOwn = (entry: PerformanceEntry) =>
    /^(blob|data):/.test(entry.name) || new URL(entry.name).origin === own;
  return {
    received: entries.filter(isOwn).reduce((sum, entry) => sum + entry.encodedBodySize, 0),
    foreign: entries.filter((entry) => !isOwn(entry)).length,
  };
}

/** What the browser itself measured of this page's traffic. */
export function Privacy() {
  const [traffic, setTraffic] = useState<Traffic | null>(null);
  useEffect(() => {
    performance.setResourceTimingBufferSize(10_000);
    const update = () => setTraffic(measure());
    update();
    const observer = new PerformanceObserver(update);
    observer.observe({ type: 'resource', buffered: true });
    return () => observer.disconnect();
  }, []);
  if (!traffic) return null;
  return (
    <p className="mt-3 flex items-start gap-2 text-soft text-sm">
      <ShieldCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
      <span data-testid="traffic">
        This page has received {sizeText(traffic.received)} from its own origin. Requests to other
        origins: {traffic.foreign}; bytes sent elsewhere: {traffic.foreign === 0 ? '0' : 'unknown'}.
        Its security policy lets the browser connect to no other.
      </span>
    </p>
  );
}
