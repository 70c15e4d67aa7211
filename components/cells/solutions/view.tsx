'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { usePublishedTables } from '@/components/hooks/published';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { solutionCells } from '@/lib/challenge/published';
import { printedIn } from '@/lib/notebook/published/provenance';
import { printedMaps } from '@/lib/notebook/published/solution-scores';
import type { FigureParams } from '@/lib/plots/core/params';
import { solutionsFigure } from '@/lib/plots/solutions-matrix';

export const about: CellText = {
  shows:
    'The techniques that each top team used, with its mean average precision (mAP) on the tasks for which the paper prints it.',
  reading:
    'Teams differ in many ways at once: sharing a technique does not explain sharing a rank.',
};

const COLUMNS: readonly TableColumn[] = [
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'handle', title: 'Handle', format: 'text' },
  { key: 'institution', title: 'Institution', format: 'text' },
  { key: 'backbones', title: 'Backbones', format: 'text' },
  { key: 'resolutions', title: 'Resolutions', format: 'text' },
  { key: 'ensemble', title: 'Ensemble', format: 'text' },
  { key: 'loss_reweighting', title: 'Loss re-weighting', format: 'text' },
  { key: 'vision_language', title: 'Vision-language', format: 'text' },
  { key: 'pretraining', title: 'Pre-training', format: 'text' },
];

export default function SolutionsView() {
  const tables = usePublishedTables();
  const cells = useMemo(() => solutionCells(tables), [tables]);
  const scores = useMemo(
    () =>
      printedMaps(tables)
        .sort((a, b) => a.task.localeCompare(b.task))
        .map(({ team, task, map, rank, place }) => ({
          team,
          heading: `mAP ${task.replace(' ', '\u00a0')}`,
          value: map,
          place: rank === null ? place : `rank ${rank}, ${place}`,
        })),
    [tables],
  );
  const draw = useCallback(
    (params: FigureParams) => solutionsFigure(cells, scores, params),
    [cells, scores],
  );
  return (
    <>
      <p className="mb-3 text-soft text-sm">
        Filled dot: used; ring: not used. Techniques: {printedIn(tables.published_teams)} mAP:{' '}
        {printedIn(printedMaps(tables).map(({ place }) => ({ source: place })))}
      </p>
      <Figure
        draw={draw}
        text={{
          subject: 'Techniques of the teams',
          shows: 'Techniques that each team used (filled dot: used, ring: not used), and its mAP.',
        }}
      />
      <Rows
        table="published_teams"
        columns={COLUMNS}
        rows={asTableRows(tables.published_teams)}
        query="SELECT * FROM published_teams"
      />
    </>
  );
}
