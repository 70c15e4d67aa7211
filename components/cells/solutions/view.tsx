'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import { usePublishedTables } from '@/components/hooks/published';
import type { TableColumn } from '@/components/ui/table-format';
import { solutionCells } from '@/lib/challenge/published';
import { printedMaps } from '@/lib/notebook/published/solution-scores';
import type { FigureParams } from '@/lib/plots/core/params';
import { solutionsFigure } from '@/lib/plots/solutions-matrix';

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
        Filled dot: used; ring: not used. Techniques as printed in Table 3; mAP as printed in Tables
        4, 6 and 7, and in section 3.3 for teams E and F on Task 1.
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
