'use client';

import { usePublishedTables } from '@/components/hooks/published';
import { CITATION } from '@/lib/notebook/published/citation';
import { type PublishedUse, publishedProvenance } from '@/lib/notebook/published/provenance';

/** Where in the paper a cell's numbers stand, and the paper. */
export function PublishedProvenance({ uses }: { uses: readonly PublishedUse[] }) {
  const tables = usePublishedTables();
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {publishedProvenance(tables, uses).map((part) => (
        <span key={part}>{part}</span>
      ))}
      <cite className="not-italic">{CITATION}</cite>
    </footer>
  );
}
