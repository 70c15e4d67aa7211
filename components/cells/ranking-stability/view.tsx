'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useStoredTask } from '@/components/cells/shared/ImagesNeeded';
import { RANKING_RULES, ruleLabel } from '@/components/cells/shared/metrics';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { NeedsReplicates } from '@/components/cells/shared/RunStatus';
import type { CellText } from '@/components/export/cell-info';
import { useSessionState, useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useRun, useUncertainty } from '@/components/hooks/uncertainty';
import { Controls } from '@/components/ui/blocks';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import type { RankStability } from '@/lib/inference/rank-stability';
import { rankQuery, rankSetsQuery } from '@/lib/notebook/query/resampled-queries';
import { evaluationsOf } from '@/lib/notebook/session/evaluations';
import type { SessionState } from '@/lib/notebook/session/types';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { percentOf, replicatesNote } from '@/lib/notebook/uncertainty/words';
import type { FigureParams } from '@/lib/plots/core/params';
import { rankBlobsFigure, withRankSets } from '@/lib/plots/rank-blobs';
import { ruleOf } from '@/lib/scoring/tables/rank-sets';
import { ResamplingPanel } from './ResamplingPanel';

export const about: CellText = {
  shows:
    'How the ranking would change with another sample of patients. Each replicate resamples the test set with replacement and ranks the teams again; the area of a disc is the share of replicates in which a team takes that rank.',
  reading:
    'A team with a single disc keeps its rank; where discs share ranks, the order is uncertain. This covers the sampling of patients only, not how the ranking would change in another hospital or with other labels.',
  computed:
    'Rank set: the ranks a team may have, from tests of all pairs together over the paired replicates (Mogstad, Romano, Shaikh and Wilhelm 2024); all sets together contain all true ranks at the confidence level, where the range of a team’s own replicates says nothing of the others. Mean rank: rank teams within each class by AP, then average, so that every class has the same weight.',
};

/** Largest run (scores times replicates) that starts by itself: about two seconds. */
const SMALL = 1e9;

/** Milliseconds without other work before a run starts by itself. */
const IDLE = 1500;

/** Scores of a task: of what the session has, as the view may not show all of it yet. */
function scoresOf(state: SessionState, task: string): number {
  const { submissions } = evaluationsOf(state).find(({ id }) => id === task) ?? { submissions: [] };
  return submissions.flatMap(({ classes }) => classes).reduce((sum, { images }) => sum + images, 0);
}

/** Starts the resampling of a small task by itself: at first, and when a run is out of date. */
function useSmallRuns(u: TaskUncertainty): void {
  const view = useTask();
  const busy = useSessionState((state) => state.busy);
  const scores = useSessionState((state) => scoresOf(state, view.id));
  const { start } = useRun(view.id);
  // The initial number: a user who changes it is about to start the first run.
  const [initial] = useState(u.settings.replicates);
  const hasImages = useStoredTask() === null;
  const { kind } = u.state;
  const why = u.state.kind === 'stale' ? u.state.why : null;
  const replicates = kind === 'none' ? initial : u.settings.replicates;
  const isDue = (kind === 'none' || kind === 'stale') && replicates * scores <= SMALL;
  const wanted = isDue && u.settings.shown && !busy && hasImages;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further change puts it off
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(start, IDLE);
    return () => clearTimeout(timer);
  }, [wanted, start, why]);
}

function columnsFor(level: number): readonly TableColumn[] {
  return [
    { key: 'rank', title: 'Rank', format: 'count', hint: 'On all images' },
    { key: 'team', title: 'Team', format: 'text' },
    {
      key: 'rank_set',
      title: 'Rank set',
      format: 'text',
      hint: `Ranks the team may have; all sets together contain all true ranks with ${percentOf(level)} confidence`,
    },
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
  useSmallRuns(u);
  const [rule, setRule] = useOption('rule', RANKING_RULES, ruleOf(view.ranking) ?? 'map');
  const { level } = u.settings;
  const stability = u.stability(rule);
  const rows = u.rankRows(rule);
  const sets = u.rankSets(rule);
  const shown = useMemo(() => {
    const own = stability?.teams.filter((row) => teams.includes(row.team)) ?? [];
    return withRankSets(own, sets);
  }, [stability, teams, sets]);
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
          <Figure
            draw={draw}
            text={{
              subject: `Ranks by ${ruleLabel(rule)} in resampled test sets`,
              shows: `How often each team takes each rank by ${ruleLabel(rule)} when the test set is resampled with replacement: the area or shade of a mark is the share of replicates. Line: ranks in ${percentOf(level)} of replicates; tick: median rank; columns: mean rank, share of replicates in which the team is first and among the first three.`,
              computed: 'This covers the sampling of the test set only.',
            }}
          />
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
          <Rows
            table="rank_sets"
            columns={COLUMNS.rank_sets}
            rows={asTableRows(sets)}
            query={rankSetsQuery(view, rule)}
          />
        </>
      ) : (
        <NeedsReplicates u={u} what="how often each team takes each rank" />
      )}
    </>
  );
}
