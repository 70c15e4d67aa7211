'use client';

import { useCallback, useMemo } from 'react';
import { AgreementFacts } from '@/components/cells/shared/AgreementFacts';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { usePublishedTables } from '@/components/hooks/published';
import { asTableRows, formatCell, type TableColumn } from '@/components/ui/table-format';
import type { FigureParams } from '@/lib/plots/core/params';
import { taskAgreementFigure } from '@/lib/plots/task-agreement';
import { agreement } from '@/lib/scoring/task-agreement';

export const about: CellText = {
  shows:
    'Teams that took part in both tasks, with the mAP that is printed for each. In CXR-LT 2024, Task 1 has noisy labels and Task 2 the gold standard.',
};

const columnsOf = (task1: string, task2: string): readonly TableColumn[] => [
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'task1_map', title: `mAP, ${task1}`, format: 'score' },
  { key: 'task2_map', title: `mAP, ${task2}`, format: 'score' },
  { key: 'source_table', title: 'Printed in', format: 'text' },
];

/** The published statistics of all ten teams of Figure 3. */
function PrintedFacts() {
  const { published_statements } = usePublishedTables();
  const stated = (quantity: string) =>
    published_statements.find((s) => s.quantity === quantity && s.source === 'Figure 3')?.value;
  const [r, r2] = [stated('r'), stated('r2')];
  if (r === undefined || r2 === undefined) return null;
  return (
    <p className="mt-2 max-w-prose text-soft text-sm tabular-nums">
      As printed in Figure 3, which shows ten teams: r = {formatCell(r, 'score')}, R² ={' '}
      {formatCell(r2, 'score')}. The scores of the other six are not printed, so these statistics
      cannot be recomputed from the paper; the fit above, with four teams, may differ a lot.
    </p>
  );
}

export default function PrintedAgreementView() {
  const { published_task_agreement: rows } = usePublishedTables();
  const points = useMemo(
    () =>
      rows.map(({ team, task1_map, task2_map }) => ({ name: team, x: task1_map, y: task2_map })),
    [rows],
  );
  const { task1 = '', task2 = '' } = rows[0] ?? {};
  const columns = useMemo(() => columnsOf(task1, task2), [task1, task2]);
  const facts = useMemo(() => agreement(points), [points]);
  const draw = useCallback(
    (params: FigureParams) =>
      taskAgreementFigure(
        points.map(({ name, x, y }) => ({ team: name, x, y })),
        { ...params, xTitle: `mAP, ${task1}`, yTitle: `mAP, ${task2}`, fit: facts.line },
      ),
    [points, facts, task1, task2],
  );
  return (
    <>
      <Figure
        draw={draw}
        text={{
          subject: `mAP on ${task2} against mAP on ${task1}`,
          shows:
            'Mean average precision (mAP) of each team on two tasks, with the line of least squares.',
        }}
      />
      <AgreementFacts facts={facts} unit="teams whose two scores are printed" />
      <PrintedFacts />
      <Rows
        table="published_task_agreement"
        columns={columns}
        rows={asTableRows(rows)}
        query="SELECT * FROM published_task_agreement"
      />
    </>
  );
}
