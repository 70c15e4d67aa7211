'use client';

import { useMemo } from 'react';
import { Subheading } from '@/components/ui/blocks';
import type { PublishedTables } from '@/lib/challenge/published';
import { PUBLISHED } from '@/lib/notebook/origin';
import { publishedFindings } from '@/lib/notebook/published/summary';
import { FindingList } from './FindingList';

const ORIGINS = [PUBLISHED];

/** What the tables of the paper say. */
export function PublishedSummary({ tables }: { tables: PublishedTables }) {
  const findings = useMemo(() => publishedFindings(tables), [tables]);
  return (
    <>
      <Subheading title="As printed in the paper">
        Results of the challenge’s real teams on its real images, from the published tables.
      </Subheading>
      <FindingList findings={findings} origins={ORIGINS} />
    </>
  );
}
