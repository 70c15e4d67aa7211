'use client';

import { CITATION } from '@/lib/notebook/published/citation';
import { type PublishedTableName, publishedProvenance } from '@/lib/notebook/published/provenance';
import { usePublishedTables } from './published';

/** Where in the paper a cell's numbers stand, and the paper. */
export function PublishedProvenance({ names }: { names: readonly PublishedTableName[] }) {
  const tables = usePublishedTables();
  return (
    <footer className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-soft text-xs">
      {publishedProvenance(tables, names).map((part) => (
        <span key={part}>{part}</span>
      ))}
      <cite className="not-italic">{CITATION}</cite>
    </footer>
  );
}
