'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { RANKING_RULES, ruleLabel } from '@/components/cells/shared/metrics';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { NeedsReplicates } from '@/components/cells/shared/RunStatus';
import { useSessionState, useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useRun, useUncertainty } from '@/components/hooks/uncertainty';
import { Controls } from '@/components/ui/blocks';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn } from '@/components/ui/table-format';
import type { RankStability } from '@/lib/inference/rank-stability';
import { rankQuery } from '@/lib/notebook/query/resampled-queries';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { SessionState } from '@/lib/notebook/session/types';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { percentOf, replicatesNote } from '@/lib/notebook/uncertainty/words';
import type { FigureParams } from '@/lib/plots/core/params';
import { rankBlobsFigure } from '@/lib/plots/rank-blobs';
import { ResamplingPanel } from './ResamplingPanel';

/** Largest run (scores times replicates) that starts by itself: about two seconds. */
const SMALL = 1e9;

/** Milliseconds without other work before a run starts by itself. */
const IDLE = 1500;

/** Scores of a task: of what the session has, as the view may not show all of it yet. */
function scoresOf(state: SessionState, task: string): number {
  const { submissions } = evaluationsOf(state).find(({ id }) => id === task) ?? { submissions: [] };
  return submissions.flatMap(({ classes }) => classes).reduce((sum, { images }) => sum + images, 0);
}

/** Starts the resampling of a small task once by itself. */
function useFirstRun(u: TaskUncertainty): void {
  const view = useTask();
  const busy = useSessionState((state) => state.busy);
  const scores = useSessionState((state) => scoresOf(state, view.id));
  const { start } = useRun(view.id);
  // The initial number: a user who changes it is about to start the run.
  const [replicates] = useState(u.settings.replicates);
  const wanted =
    u.state.kind === 'none' && u.settings.shown && !busy && replicates * scores <= SMALL;
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(start, IDLE);
    return () => clearTimeout(timer);
  }, [wanted, start]);
}

function columnsFor(level: number): readonly TableColumn[] {
  return [
    { key: 'rank', title: 'Rank', format: 'count', hint: 'On all images' },
    { key: 'team', title: 'Team', format: 'text' },
    { key: 'first', title: 'First', format: 'percent', hint: 'Share of replicates' },
    { key: 'topThree', title: 'Top three', format: 'percent', hint: 'Share of replicates' },
    { key: 'median', title: 'Median rank', format: 'count' },
    {
      key: 'lower',
      title: 'From',
      format: 'count',
      hint: `Range of ranks in ${percentOf(level)} of replicates`,
    },
    {
      key: 'upper',
      title: 'To',
      format: 'count',
      hint: `Range of ranks in ${percentOf(level)} of replicates`,
    },
  ];
}

/** Kendall's tau between the rankings of replicates and that of all images. */
function Agreement({ stability, level }: { stability: RankStability; level: number }) {
  const { kendall } = stability;
  if (!kendall) return null;
  const score = (value: number) => value.toFixed(3).replace('-', '−');
  return (
    <p className="mt-3 text-sm tabular-nums">
      Kendall’s τ between the ranking of a replicate and the ranking on all images: mean{' '}
      {score(kendall.mean)}, {percentOf(level)} range {score(kendall.lower)} to{' '}
      {score(kendall.upper)} (1: same order, 0: unrelated)
    </p>
  );
}

export default function RankingStabilityView() {
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
        { ...params, rule: ruleLabel(rule), level, note },
      ),
    [rows, shown, rule, level, note],
  );
  return (
    <>
      <ResamplingPanel u={u} />
      <Controls>
        <Segmented label="Ranked by" value={rule} options={RANKING_RULES} onChange={setRule} />
      </Controls>
      {stability && shown.length > 0 ? (
        <>
          <Figure draw={draw} />
          <Agreement stability={stability} level={level} />
          <div className="mt-4 max-w-2xl">
            <ResultTable
              name="ranking-stability"
              caption={`Ranks by ${ruleLabel(rule)} over the replicates`}
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
        <NeedsReplicates u={u} what="how often each team takes each rank" />
      )}
    </>
  );
}
