'use client';

import { useCallback, useMemo } from 'react';
import { Awaiting } from '@/components/cells/shared/Awaiting';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { percentOf, replicatesNote } from '@/components/cells/shared/interval-words';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { Rows } from '@/components/cells/shared/Rows';
import { labelOf, RANKING_RULES } from '@/components/cells/shared/rules';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Segmented } from '@/components/ui/Segmented';
import type { TableColumn } from '@/components/ui/table-format';
import type { RankStability } from '@/lib/inference/rank-stability';
import { rankQuery } from '@/lib/notebook/query/resampled-queries';
import type { FigureParams } from '@/lib/plots/figure-params';
import { rankBlobsFigure } from '@/lib/plots/rank-blobs';
import { ResamplingPanel } from './ResamplingPanel';
import { useFirstRun } from './use-first-run';

function columnsFor(level: number): readonly TableColumn[] {
  return [
    { key: 'rank', title: 'Rank', format: 'count', hint: 'On all images' },
    { key: 'team', title: 'Team', format: 'text' },
    { key: 'first', title: 'First', format: 'percent', hint: 'Share of the replicates' },
    { key: 'topThree', title: 'Top three', format: 'percent', hint: 'Share of the replicates' },
    { key: 'median', title: 'Median rank', format: 'count' },
    { key: 'lower', title: 'From', format: 'count', hint: `Rank in ${percentOf(level)} of them` },
    { key: 'upper', title: 'To', format: 'count', hint: `Rank in ${percentOf(level)} of them` },
  ];
}

/** Kendall's tau between replicates and all images, in a sentence. */
function Agreement({ stability, level }: { stability: RankStability; level: number }) {
  const { kendall } = stability;
  if (!kendall) return null;
  const score = (value: number) => value.toFixed(3).replace('-', '−');
  return (
    <p className="mt-3 text-sm tabular-nums">
      Kendall’s τ between the ranking of a replicate and that on all images: mean{' '}
      {score(kendall.mean)}, {percentOf(level)} of the replicates from {score(kendall.lower)} to{' '}
      {score(kendall.upper)} (1: the same order, 0: no likeness)
    </p>
  );
}

export function RankingStabilityBody() {
  const view = useTask();
  const { teams } = view;
  const u = useUncertainty();
  useFirstRun(u);
  const [rule, setRule] = useOption('rule', RANKING_RULES, 'map');
  const { level } = u.settings;
  const stability = u.stability(rule);
  const rows = u.rankRows(rule);
  const shown = useMemo(
    () => stability?.teams.filter((row) => teams.includes(row.team)) ?? [],
    [stability, teams],
  );
  const note = replicatesNote(u);
  const draw = useCallback(
    (params: FigureParams) =>
      rankBlobsFigure(
        { ranks: rows, teams: shown },
        { ...params, rule: labelOf(rule), level, note },
      ),
    [rows, shown, rule, level, note],
  );
  return (
    <>
      <ResamplingPanel u={u} />
      <div className="mb-4">
        <Segmented label="Ranked by" value={rule} options={RANKING_RULES} onChange={setRule} />
      </div>
      {stability && shown.length > 0 ? (
        <>
          <Figure draw={draw} />
          <Agreement stability={stability} level={level} />
          <div className="mt-4 max-w-2xl">
            <ResultTable
              name="ranking-stability"
              caption={`Ranks by ${labelOf(rule)} over the replicates`}
              columns={columnsFor(level)}
              rows={asTableRows(shown)}
            />
          </div>
          <Rows
            table="rank_distribution"
            columns={COLUMNS.rank_distribution}
            rows={asTableRows(rows)}
            query={rankQuery(view, rule)}
          />
        </>
      ) : (
        <Awaiting u={u} what="how often each team takes each rank" />
      )}
    </>
  );
}
