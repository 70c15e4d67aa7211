'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { usePublishedTables } from '@/components/hooks/published';
import { asTableRows, formatCell, type TableColumn } from '@/components/ui/table-format';
import { against2023 } from '@/lib/challenge/published';
import { AGAINST_2023_QUERY } from '@/lib/notebook/published/queries';
import { againstRangeFigure } from '@/lib/plots/against-range';
import type { FigureParams } from '@/lib/plots/core/params';

export const about: CellText = {
  shows:
    'Task 1 scored over the classes that CXR-LT 2023 also had: the mean of the average precisions printed in Supplementary Table 1, the value printed in the text, and the range of the 2023 winners.',
};

const COLUMNS: readonly TableColumn[] = [
  { key: 'task', title: 'Task', format: 'text' },
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'classes', title: 'Classes', format: 'count' },
  { key: 'recomputed', title: 'mAP, recomputed', format: 'score' },
  { key: 'printed', title: 'mAP, printed', format: 'score' },
];

export default function Against2023View() {
  const tables = usePublishedTables();
  const { rows, range } = useMemo(() => against2023(tables), [tables]);
  const classes = rows[0]?.classes ?? 0;
  const draw = useCallback(
    (params: FigureParams) =>
      againstRangeFigure(
        rows.map((row) => ({ team: row.team, value: row.recomputed, printed: row.printed })),
        {
          ...params,
          title: `mAP over the ${classes} classes of CXR-LT 2023`,
          range,
          rangeTitle: '2023 winners, as printed',
        },
      ),
    [rows, range, classes],
  );
  return (
    <>
      <Figure
        draw={draw}
        text={{
          subject: `mAP over the ${classes} classes of CXR-LT 2023`,
          shows:
            'Each team’s mean average precision (mAP) over the classes of the earlier challenge: recomputed from the printed class values (symbols) and as printed (rings). Grey: range of the winners of 2023.',
        }}
      />
      {range && (
        <p className="mt-3 max-w-prose text-sm tabular-nums">
          The 2023 winners had {formatCell(range.lowest, 'score')} to{' '}
          {formatCell(range.highest, 'score')} over these classes, as printed in the text.
          Recomputed means use values rounded to three decimals, so a difference of up to 0.001 may
          be rounding.
        </p>
      )}
      <Rows
        table="against_2023"
        columns={COLUMNS}
        rows={asTableRows(rows)}
        query={AGAINST_2023_QUERY}
      />
    </>
  );
}
