'use client';

import { useCallback, useMemo } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import type { TableColumn } from '@/components/ui/table-format';
import type { RankStability } from '@/lib/evaluation/bootstrap/rank-stability';
import type { FigureParams } from '@/lib/figures/figure-params';
import { rankBlobsFigure } from '@/lib/figures/rank-blobs';
import { rankQuery } from '@/lib/notebook/query/resampled-queries';
import { asTableRows, COLUMNS } from '../../columns';
import { useTask } from '../../context';
import { useOption } from '../../document';
import { Figure } from '../../Figure';
import { ResultTable } from '../../ResultTable';
import { Rows } from '../../Rows';
import { useUncertainty } from '../../uncertainty';
import { Awaiting } from './Awaiting';
import { percentOf, replicatesNote } from './interval-words';
import { ResamplingPanel } from './ResamplingPanel';
import { labelOf, RANKING_RULES } from './rules';
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
