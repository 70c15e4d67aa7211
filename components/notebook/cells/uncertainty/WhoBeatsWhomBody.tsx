'use client';

import { useCallback } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import type { PairwiseComparisonRow } from '@/lib/evaluation/result-tables';
import type { FigureParams } from '@/lib/figures/figure-params';
import { formatP } from '@/lib/figures/format';
import { pairwiseMatrixFigure } from '@/lib/figures/pairwise-matrix';
import { isSignificant } from '@/lib/figures/pairwise-rows';
import { teamPairsQuery } from '@/lib/notebook/query/resampled-queries';
import { asTableRows, COLUMNS } from '../../columns';
import { useTask } from '../../context';
import { useOption } from '../../document';
import { Figure } from '../../Figure';
import { ResultTable } from '../../ResultTable';
import { Rows } from '../../Rows';
import { useUncertainty } from '../../uncertainty';
import { Awaiting } from './Awaiting';
import { percentOf, replicatesNote } from './interval-words';
import { RunStatus } from './RunStatus';
import { COMPARED_METRICS, labelOf } from './rules';

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
