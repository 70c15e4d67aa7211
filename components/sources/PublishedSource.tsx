'use client';

import { usePublished } from '@/components/hooks/published';
import { Disclosure } from '@/components/ui/Disclosure';
import { CITATION } from '@/lib/notebook/published/citation';
import { type PublishedTableName, publishedProvenance } from '@/lib/notebook/published/provenance';

/** The published tables that came with the notebook, and where they stand in the paper. */
export function PublishedSource() {
  const tables = usePublished((state) => state.tables);
  if (!tables) return null;
  const names = Object.keys(tables) as PublishedTableName[];
  const lines = publishedProvenance(
    tables,
    names.map((table) => ({ table })),
  );
  return (
    <div className="mt-4">
      <Disclosure title={`Published results: ${names.length} tables of the overview paper`}>
        <div className="rounded-md border border-line bg-raised px-3 py-2 text-sm">
          <p>{CITATION}</p>
          <ul className="mt-2 text-soft">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      </Disclosure>
    </div>
  );
}
