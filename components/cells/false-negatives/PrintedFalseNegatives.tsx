'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { PRINTED_CLASS_COLUMNS } from '@/components/cells/shared/printed-columns';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { Rows } from '@/components/cells/shared/Rows';
import { useSettings } from '@/components/hooks/context';
import { usePublishedTables } from '@/components/hooks/published';
import type { TableColumn } from '@/components/ui/table-format';
import { publishedTeamRows } from '@/lib/challenge/published';
import { printedClassQuery } from '@/lib/notebook/published/class-queries';
import type { PrintedView } from '@/lib/notebook/published/printed-view';
import type { FigureParams } from '@/lib/plots/figure-params';
import { fnrFigure } from '@/lib/plots/fnr';

const LOWEST = { is: 'lowest', of: 'column' } as const;

const SUMMARY: readonly TableColumn[] = [
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'macro_fnr', title: 'Macro FNR, printed', format: 'score', best: LOWEST },
  { key: 'micro_fnr', title: 'Micro FNR, printed', format: 'score', best: LOWEST },
];

/** Printed false negative rates of a task. */
export function PrintedFalseNegatives({ view }: { view: PrintedView }) {
  const tables = usePublishedTables();
  const summary = useMemo(
    () =>
      publishedTeamRows(tables).filter(
        (row) => row.task === view.task && view.teams.includes(row.team),
      ),
    [tables, view],
  );
  const limits = useSettings((s) => s.limits);
  const draw = useCallback(
    (params: FigureParams) => fnrFigure(view.rows, { ...params, order: view.classOrder }),
    [view],
  );
  return (
    <>
      <div className="mb-5 max-w-md">
        <ResultTable
          name="fnr-by-team-printed"
          caption="False negative rate by team, as printed"
          columns={SUMMARY}
          rows={asTableRows(summary)}
          maxHeight={200}
        />
      </div>
      <Figure draw={draw} name="false-negatives-printed" />
      <Rows
        table="published_class_metrics"
        columns={PRINTED_CLASS_COLUMNS}
        rows={asTableRows(view.rows)}
        query={printedClassQuery(view, limits)}
      />
    </>
  );
}
