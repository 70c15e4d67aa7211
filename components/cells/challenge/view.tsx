'use client';

import { useCallback } from 'react';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { usePublishedTables } from '@/components/hooks/published';
import { Subheading } from '@/components/ui/blocks';
import type { TableColumn } from '@/components/ui/table-format';
import type { FigureParams } from '@/lib/plots/core/params';
import { timelineFigure } from '@/lib/plots/timeline';

const DATASETS: readonly TableColumn[] = [
  { key: 'split', title: 'Split', format: 'text' },
  { key: 'task', title: 'Task', format: 'text' },
  { key: 'samples', title: 'Images', format: 'count' },
  { key: 'labels', title: 'Classes labelled', format: 'count' },
];

const TIMELINE: readonly TableColumn[] = [
  { key: 'event', title: 'Event', format: 'text' },
  { key: 'start', title: 'From', format: 'text' },
  { key: 'end', title: 'To', format: 'text' },
  { key: 'teams', title: 'Teams', format: 'count' },
];

export function ChallengeView() {
  const { published_datasets, published_timeline } = usePublishedTables();
  const draw = useCallback(
    (params: FigureParams) => timelineFigure(published_timeline, params),
    [published_timeline],
  );
  return (
    <>
      <Subheading title="Timeline and participants">As printed in Table 2.</Subheading>
      <Figure
        draw={draw}
        text={{
          subject: 'Timeline of the challenge',
          shows: 'Steps of the challenge with the number of teams that took part.',
        }}
      />
      <Rows
        table="published_timeline"
        columns={TIMELINE}
        rows={asTableRows(published_timeline)}
        query="SELECT * FROM published_timeline"
      />
      <Subheading title="Data of each task">As printed in Table 1.</Subheading>
      <div className="max-w-xl">
        <ResultTable
          name="datasets"
          caption="Data sets of the challenge, as printed in Table 1"
          columns={DATASETS}
          rows={asTableRows(published_datasets)}
        />
      </div>
    </>
  );
}
