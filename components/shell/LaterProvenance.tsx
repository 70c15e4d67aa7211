'use client';

import { useEffect } from 'react';
import type { TableName } from '@/components/cells/shared/cell';
import { later } from '@/components/ui/later';
import { showError } from '@/lib/notebook/notices';

/** The footer of computed figures: it knows resampling, which published ones have no part in. */
export const provenance = later(() => import('@/components/cells/shared/Provenance'));

/** What a cell's numbers were computed from, once its code is here. */
export function LaterProvenance({ tables }: { tables: readonly TableName[] }) {
  const here = provenance.useFetched();
  useEffect(() => {
    provenance.fetch().catch(showError);
  }, []);
  if (!here) return <footer aria-hidden className="mt-4 min-h-4" />;
  return <here.Provenance tables={tables} />;
}
