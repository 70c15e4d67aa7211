'use client';

import { useCallback } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { COMPARED_METRICS, ruleLabel } from '@/components/cells/shared/metrics';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { NeedsReplicates, RunStatus } from '@/components/cells/shared/RunStatus';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls } from '@/components/ui/blocks';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { teamPairsQuery } from '@/lib/notebook/query/resampled-queries';
import { percentOf, replicatesNote } from '@/lib/notebook/uncertainty/words';
import { formatP } from '@/lib/plots/core/format';
import { isSignificant } from '@/lib/plots/core/pairs';
import type { FigureParams } from '@/lib/plots/core/params';
import { pairwiseMatrixFigure } from '@/lib/plots/pairwise-matrix';
import type { PairwiseComparisonRow } from '@/lib/scoring/result-tables';
import { ruleOf } from '@/lib/scoring/tables/rank-sets';

export const about: CellText = {
  shows:
    'How often one team is better than another when both are scored on the same resampled images.',
  reading:
    'Near 50\u00a0% the two teams are similar; near 100\u00a0% the result is the same for almost any sample of patients. A significant difference need not be a relevant one.',
  computed:
    'Framed pairs differ significantly: the p value of the difference, Holm-adjusted for the number of pairs, is below 1 minus the confidence level (5\u00a0% at 95\u00a0%). No frame means undecided, not equal: the test set may be too small. Images needed says how large a set like this one would show the difference, if the true difference is the estimated one.',
};

function columnsFor(metric: string, level: number): readonly TableColumn[] {
  const interval = `${percentOf(level)} interval of the difference`;
  return [
    { key: 'team', title: 'Team', format: 'text' },
    { key: 'other', title: 'Other', format: 'text' },
    { key: 'probability', title: 'Better in', format: 'percent', hint: 'Share of replicates' },
    { key: 'difference', title: `Δ ${metric}`, format: 'signed', hint: 'First minus second' },
    { key: 'lower', title: 'Lower', format: 'signed', hint: interval },
    { key: 'upper', title: 'Upper', format: 'signed', hint: interval },
    { key: 'p_holm', title: 'p (Holm)', format: 'score', hint: 'Adjusted over all pairs' },
    {
      key: 'images_needed',
      title: 'Images needed',
      format: 'count',
      unit: 'images',
      hint: `Images like these that would show this difference at ${percentOf(level)} with 80 % power, if it is the true one; not adjusted for other pairs`,
    },
    { key: 'verdict', title: 'Verdict', format: 'text' },
  ];
}

function verdicts(rows: readonly PairwiseComparisonRow[]) {
  return rows.map((row) => ({
    ...row,
    verdict: isSignificant(row) ? 'different' : 'undecided',
  }));
}

/** A p value too small for three digits is shown as a bound. */
function pCell(row: TableRow, { key }: TableColumn) {
  const value = row[key];
  return key === 'p_holm' && typeof value === 'number' ? formatP(value) : undefined;
}

export default function WhoBeatsWhomView() {
  const view = useTask();
  const { teams } = view;
  const u = useUncertainty();
  const [metric, setMetric] = useOption('metric', COMPARED_METRICS, ruleOf(view.ranking) ?? 'map');
  const rows = u.teamPairs(metric);
  const label = ruleLabel(metric);
  const note = replicatesNote(u);
  const draw = useCallback(
    (params: FigureParams) =>
      pairwiseMatrixFigure(rows, { ...params, metric: label, order: teams, note }),
    [rows, label, teams, note],
  );
  return (
    <>
      <Controls>
        <Segmented label="Metric" value={metric} options={COMPARED_METRICS} onChange={setMetric} />
        {rows.length > 0 && <RunStatus u={u} brief />}
      </Controls>
      {rows.length > 0 ? (
        <>
          <Figure
            draw={draw}
            text={{
              subject: `How often each team beats each other by ${label}`,
              shows: `Share of replicates in which the team of the row has a better ${label} than the team of the column, both scored on the same resampled images. Framed: the difference is significant.`,
              computed: `Significant: the p value of the difference, by Student’s t with the jackknife’s standard error, Holm-adjusted over all pairs, is below ${formatP(1 - u.settings.level)}.`,
            }}
          />
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
        <NeedsReplicates u={u} what="how often each team beats each other" />
      )}
    </>
  );
}
