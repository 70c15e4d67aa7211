'use client';

import { useCallback } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { usePublished, usePublishedTables } from '@/components/hooks/published';
import { Subheading } from '@/components/ui/blocks';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { publishedChallenge } from '@/lib/notebook/published/citation';
import { printedIn } from '@/lib/notebook/published/provenance';
import type { FigureParams } from '@/lib/plots/core/params';
import { timelineFigure } from '@/lib/plots/timeline';

export const about: CellText = {
  shows: 'What was asked, when, of how many teams and on which data, as published.',
  onPage: 'Sections marked Published show numbers from the paper.',
};

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

export default function ChallengeView() {
  const { published_datasets, published_timeline } = usePublishedTables();
  const { name, summary } = usePublished(publishedChallenge);
  const draw = useCallback(
    (params: FigureParams) => timelineFigure(published_timeline, params),
    [published_timeline],
  );
  return (
    <>
      <p className="mb-6 max-w-prose">{summary ?? name}</p>
      {published_timeline.length > 0 && (
        <>
          <Subheading title="Timeline and participants">{printedIn(published_timeline)}</Subheading>
          <Figure
            draw={draw}
            finding={false}
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
        </>
      )}
      <Subheading title="Data of each task">{printedIn(published_datasets)}</Subheading>
      <div className="max-w-xl">
        <ResultTable
          name="datasets"
          caption="Data sets of the challenge, as printed"
          columns={DATASETS}
          rows={asTableRows(published_datasets)}
        />
      </div>
    </>
  );
}
