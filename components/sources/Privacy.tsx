'use client';

import { ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { pageTraffic, type Traffic, watchTraffic } from '@/lib/engine/traffic';
import { sizeText } from './words';

/** What the browser itself measured of the traffic of this page and its workers. */
export function Privacy() {
  const [traffic, setTraffic] = useState<Traffic | null>(null);
  useEffect(() => {
    const update = () => setTraffic(pageTraffic());
    update();
    return watchTraffic(update);
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
