'use client';
import { useMemo } from 'react';
import { type CellText, useCellInfo } from '@/components/export/cell-info';
import { useView } from '@/components/hooks/context';
import { usePublished, usePublishedShown } from '@/components/hooks/published';
import { Subheading } from '@/components/ui/blocks';
import type { PublishedTables } from '@/lib/challenge/published';
import { PUBLISHED } from '@/lib/notebook/origin';
import { publishedFindings } from '@/lib/notebook/published/summary';
import { Examples } from './Examples';
import { FindingList } from './FindingList';
import { TaskSummary } from './TaskSummary';

const ORIGINS = [PUBLISHED];

/** What the tables of the paper say. */
function PublishedSummary({ tables }: { tables: PublishedTables }) {
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

export const about: CellText = {
  shows:
    'Findings computed from the tables below, each with its number and, where one is known, its interval.',
};

/** Findings of the files and of the paper. What is real is first: synthetic data follow the paper. */
export default function SummaryView() {
  const { task } = useView();
  const { origins } = useCellInfo();
  const tables = usePublished((state) => state.tables);
  const isShown = usePublishedShown();
  const isTwin = origins.some(({ kind }) => kind === 'twin');
  const published = tables && isShown && <PublishedSummary tables={tables} />;
  if (task === null || isTwin) {
    return (
      <>
        {published}
        {task && <TaskSummary isTwin={isTwin} />}
        <Examples />
      </>
    );
  }
  return (
    <>
      <TaskSummary isTwin={false} />
      {published}
    </>
  );
}
