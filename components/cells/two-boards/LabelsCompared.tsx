'use client';

import { useCallback, useMemo } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import { useTask } from '@/components/hooks/context';
import { Note } from '@/components/ui/blocks';
import { asTableRows } from '@/components/ui/table-format';
import {
  goldEstimatesQuery,
  labelEffectsQuery,
  labelRankingsQuery,
} from '@/lib/notebook/query/board-queries';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { FigureParams } from '@/lib/plots/core/params';
import { dumbbellFigure } from '@/lib/plots/dumbbell';
import type { BoardComparison } from '@/lib/scoring/boards/comparison';
import type { GapMetric } from '@/lib/scoring/boards/team-boards';
import { goldEstimateRows } from '@/lib/scoring/tables/gold-estimates';
import { labelComparisonRows } from '@/lib/scoring/tables/label-comparison';
import { labelEffectRows, labelRankingRows } from '@/lib/scoring/tables/label-effects';
import { meanOf } from '@/lib/scoring/undefined';

const tau = (value: number | null) => (value ?? Number.NaN).toFixed(2).replace('-', '−');

/** How far the first labels agree with the second, by class, and what that changes for teams. */
export function LabelsCompared({
  comparison,
  metric,
}: {
  comparison: BoardComparison;
  metric: GapMetric;
}) {
  const view = useTask();
  const { teams, classOrder } = view;
  const { second } = comparison.shared;
  const labels = useMemo(() => {
    const place = new Map(classOrder.map((name, index) => [name, index]));
    return labelComparisonRows(comparison.shared).sort(
      (a, b) => (place.get(a.class) ?? 0) - (place.get(b.class) ?? 0),
    );
  }, [comparison, classOrder]);
  const effects = useMemo(
    () =>
      labelEffectRows(comparison).filter(
        (row) => row.class === null && row.metric === metric && teams.includes(row.team),
      ),
    [comparison, metric, teams],
  );
  const rankings = useMemo(
    () => labelRankingRows(comparison).filter((row) => row.metric === metric),
    [comparison, metric],
  );
  const draw = useCallback(
    (params: FigureParams) => {
      const known = labels.flatMap(({ class: name, sensitivity, precision }) =>
        sensitivity === null || precision === null
          ? []
          : [{ class: name, first: sensitivity, second: precision }],
      );
      return dumbbellFigure(known, {
        ...params,
        title: `Labels against ${second}`,
        names: { first: 'sensitivity', second: 'precision' },
        mean: {
          first: meanOf(known.map((row) => row.first)) ?? 0,
          second: meanOf(known.map((row) => row.second)) ?? 0,
        },
      });
    },
    [labels, second],
  );
  const estimates = useMemo(
    () =>
      goldEstimateRows(comparison).filter(
        (row) => row.class === null && row.metric === metric && teams.includes(row.team),
      ),
    [comparison, metric, teams],
  );
  const isSelected = estimates.some((row) => (row.selection_p ?? 1) < 0.05);
  const all = rankings.find((row) => row.class === null);
  return (
    <>
      <Figure
        draw={draw}
        text={{
          subject: `Labels of ${view.task} against ${second}`,
          shows: `Sensitivity and precision of the labels of ${view.task}, with those of ${second} as true, for each class.`,
        }}
      />
      {all && (
        <p className="mt-3 max-w-prose text-sm tabular-nums">
          Order of {all.teams} teams on the shared images under both labels: Kendall’s τ{' '}
          {tau(all.kendall)} (95&nbsp;% interval {tau(all.lower)} to {tau(all.upper)});{' '}
          {all.reversed_pairs} of {(all.teams * (all.teams - 1)) / 2} pairs of teams are reversed.
        </p>
      )}
      {isSelected && (
        <Note>
          The shared images differ from the others in how common classes are, so they were not
          chosen at random. Estimates from both label files together (table gold_estimates) may be
          biased; those from {second} alone hold for images like the shared ones.
        </Note>
      )}
      {metric === 'ap' && (
        <Note>
          Intervals of AP from both label files may be somewhat too narrow where classes have few
          positives: in simulated sets with about 60 gold positives, 92&nbsp;% of such 95&nbsp;%
          intervals held the true AP, and 96&nbsp;% of those from the gold labels alone.
        </Note>
      )}
      <Rows
        table="gold_estimates"
        columns={COLUMNS.gold_estimates}
        rows={asTableRows(estimates)}
        query={goldEstimatesQuery(view, metric)}
      />
      <Rows
        table="label_comparison"
        columns={COLUMNS.label_comparison}
        rows={asTableRows(labels)}
        query={resultQuery('label_comparison', view)}
      />
      <Rows
        table="label_effects"
        columns={COLUMNS.label_effects}
        rows={asTableRows(effects)}
        query={labelEffectsQuery(view, metric)}
      />
      <Rows
        table="label_rankings"
        columns={COLUMNS.label_rankings}
        rows={asTableRows(rankings)}
        query={labelRankingsQuery(view, metric)}
      />
    </>
  );
}
