'use client';

import { useMemo } from 'react';
import { usePublishedTables } from '@/components/hooks/published';
import { audit } from '@/lib/challenge/audit';

/** Says where printed tables do not add up, beside the figures drawn from them. */
export function FindingsNote({ places }: { places: readonly string[] }) {
  const tables = usePublishedTables();
  const count = useMemo(() => {
    const concerns = (table: string) => places.includes(table);
    return audit(tables).filter(
      (finding) => !finding.roundingExplains && finding.cells.some((cell) => concerns(cell.table)),
    ).length;
  }, [tables, places]);
  if (count === 0) return null;
  return (
    <p className="mb-4 max-w-prose text-sm">
      Not all values of these tables can be right:{' '}
      <a href="#audit" className="text-accent underline underline-offset-2">
        {count === 1 ? 'one finding concerns' : `${count} findings concern`} them
      </a>
      .
    </p>
  );
}
