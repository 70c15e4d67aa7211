'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { useTask } from '@/components/hooks/context';
import { Controls, Note, Subheading } from '@/components/ui/blocks';
import { resultColumns } from '@/lib/export/table/result-columns';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { metricRanksFigure } from '@/lib/plots/metric-ranks';
import {
  metricRanks,
  RANKED_METRIC_NAMES,
  RANKED_METRICS,
  rankFlips,
} from '@/lib/scoring/tables/metric-ranks';

const RANKS = resultColumns('metric_ranks');
const FLIPS = resultColumns('rank_flips');
const METRICS = RANKED_METRIC_NAMES.map((name) => ({ name, title: RANKED_METRICS[name].title }));

export default function MetricRanksView() {
  const view = useTask();
  const { evaluation, threshold, bands } = view;
  const few = useFewTeams();
  const { shown } = few;
  const ranks = useMemo(
    () => metricRanks(evaluation, threshold, bands).filter((row) => shown.includes(row.team)),
    [evaluation, threshold, bands, shown],
  );
  const flips = useMemo(
    () =>
      rankFlips(evaluation, threshold, bands).filter(
        (row) => shown.includes(row.team) && shown.includes(row.other),
      ),
    [evaluation, threshold, bands, shown],
  );
  const draw = useCallback(
    (params: FigureParams) => metricRanksFigure(ranks, { ...params, metrics: METRICS }),
    [ranks],
  );
  return (
    <>
      <Controls>
        <FewTeamsSwitch of={few} />
      </Controls>
      <Figure draw={draw} />
      <Subheading title="Which classes change the order?" />
      {flips.length === 0 ? (
        <Note>All of these statistics put the teams shown in the same order as mean AP.</Note>
      ) : (
        <>
          <Note>{countOf(flips.length, 'pair')} in another order than by mean AP.</Note>
          <ResultTable
            name="rank-flips"
            caption="Pairs of teams in another order than by mean AP"
            columns={FLIPS}
            rows={asTableRows(flips)}
            {...(shown.length === view.allTeams.length && {
              query: resultQuery('rank_flips', view),
            })}
            maxHeight={320}
          />
        </>
      )}
      <Rows
        table="metric_ranks"
        columns={RANKS}
        rows={asTableRows(ranks)}
        query={resultQuery('metric_ranks', { ...view, teams: shown })}
      />
    </>
  );
}
