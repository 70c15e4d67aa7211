'use client';

import { type CellText, useCellInfo } from '@/components/export/cell-info';
import { useView } from '@/components/hooks/context';
import { usePublished, usePublishedShown } from '@/components/hooks/published';
import { PublishedSummary } from './PublishedSummary';
import { TaskSummary } from './TaskSummary';

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
