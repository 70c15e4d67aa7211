'use client';

import { useCallback } from 'react';
import type { CellDefinition } from '@/components/cells/shared/cell';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { Rows } from '@/components/cells/shared/Rows';
import { usePublishedTables } from '@/components/hooks/published';
import type { TableColumn } from '@/components/ui/table-format';
import type { FigureParams } from '@/lib/plots/figure-params';
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

function Body() {
  const { published_datasets, published_timeline } = usePublishedTables();
  const draw = useCallback(
    (params: FigureParams) => timelineFigure(published_timeline, params),
    [published_timeline],
  );
  return (
    <>
      <h3 className="font-medium text-lg">When, and how many took part</h3>
      <p className="mt-1 mb-3 text-soft text-sm">As printed in Table 2.</p>
      <Figure draw={draw} />
      <Rows
        table="published_timeline"
        columns={TIMELINE}
        rows={asTableRows(published_timeline)}
        query="SELECT * FROM published_timeline"
      />
      <h3 className="mt-8 font-medium text-lg">The data of each task</h3>
      <p className="mt-1 mb-3 text-soft text-sm">As printed in Table 1.</p>
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

export const challengeCell: CellDefinition = {
  id: 'challenge',
  title: 'The challenge: CXR-LT 2024',
  short: 'The challenge',
  about:
    'Three tasks on chest X-rays: 40 classes down a long tail, with noisy test labels (Task 1); 26 of them on a gold set of 406 studies (Task 2); and five classes without any training label (Task 3). This cell, and each below whose last lines name the overview paper, shows what the paper prints.',
  needs: 'published',
  tables: [],
  published: [{ table: 'published_timeline' }, { table: 'published_datasets' }],
  eager: true,
  Body,
};
