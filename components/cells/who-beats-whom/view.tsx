'use client';

import { useCallback } from 'react';
import { Awaiting } from '@/components/cells/shared/Awaiting';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { percentOf, replicatesNote } from '@/components/cells/shared/interval-words';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { Rows } from '@/components/cells/shared/Rows';
import { RunStatus } from '@/components/cells/shared/RunStatus';
import { COMPARED_METRICS, labelOf } from '@/components/cells/shared/rules';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Segmented } from '@/components/ui/Segmented';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { teamPairsQuery } from '@/lib/notebook/query/resampled-queries';
import type { FigureParams } from '@/lib/plots/figure-params';
import { formatP } from '@/lib/plots/format';
import { pairwiseMatrixFigure } from '@/lib/plots/pairwise-matrix';
import { isSignificant } from '@/lib/plots/pairwise-rows';
import type { PairwiseComparisonRow } from '@/lib/scoring/result-tables';

function columnsFor(metric: string, level: number): readonly TableColumn[] {
  const interval = `${percentOf(level)} interval of the difference`;
  return [
    { key: 'team', title: 'Team', format: 'text' },
    { key: 'other', title: 'against', format: 'text' },
    { key: 'probability', title: 'Better in', format: 'percent', hint: 'Share of replicates' },
    { key: 'difference', title: `Δ ${metric}`, format: 'signed', hint: 'First less second' },
    { key: 'lower', title: 'from', format: 'signed', hint: interval },
    { key: 'upper', title: 'to', format: 'signed', hint: interval },
    { key: 'p_holm', title: 'p (Holm)', format: 'score', hint: 'Adjusted over all pairs' },
    { key: 'verdict', title: 'Verdict', format: 'text' },
  ];
}

function verdicts(rows: readonly PairwiseComparisonRow[]) {
  return rows.map((row) => ({
    ...row,
    verdict: isSignificant(row) ? 'differ' : 'cannot be told apart',
  }));
}

/** p values below what three digits can say are called so. */
function pCell(row: TableRow, { key }: TableColumn) {
  const value = row[key];
  return key === 'p_holm' && typeof value === 'number' ? formatP(value) : undefined;
}

export function WhoBeatsWhomBody() {
  const view = useTask();
  const { teams } = view;
  const u = useUncertainty();
  const [metric, setMetric] = useOption('metric', COMPARED_METRICS, 'map');
  const rows = u.teamPairs(metric);
  const label = labelOf(metric);
  const note = replicatesNote(u);
  const draw = useCallback(
    (params: FigureParams) =>
      pairwiseMatrixFigure(rows, { ...params, metric: label, order: teams, note }),
    [rows, label, teams, note],
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Segmented
          label="Compared by"
          value={metric}
          options={COMPARED_METRICS}
          onChange={setMetric}
        />
        {rows.length > 0 && <RunStatus u={u} brief />}
      </div>
      {rows.length > 0 ? (
        <>
          <Figure draw={draw} />
          <div className="mt-4 max-w-4xl">
            <ResultTable
              name="who-beats-whom"
              caption={`Pairs of teams by ${label}`}
              columns={columnsFor(label, u.settings.level)}
              rows={asTableRows(verdicts(rows))}
              renderCell={pCell}
            />
          </div>
          <Rows
            table="pairwise_comparisons"
            columns={COLUMNS.pairwise_comparisons}
            rows={asTableRows(rows)}
            query={teamPairsQuery(view, metric)}
          />
        </>
      ) : (
        <Awaiting u={u} what="how often each team beats each other one" />
      )}
    </>
  );
}
