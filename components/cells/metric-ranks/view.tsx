'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { Controls, Note, Subheading } from '@/components/ui/blocks';
import { asTableRows } from '@/components/ui/table-format';
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

export const about: CellText = {
  shows:
    'The ranks of the teams under several statistics side by side: lines that cross are teams whose order depends on the choice.',
  reading:
    'AP favours common classes, since they have higher AP. AP over prevalence counts how many times better than chance a team is, and favours rare classes. F1 depends on the threshold, the Brier score on calibration.',
  computed:
    'Each is a mean over classes. AP gain is (AP − p) / ((1 − p) AP), with p the prevalence: precision gain after Flach and Kull 2015. Only teams that scored all images and classes are ranked.',
  onPage: 'The table below names the class that does most to reverse a pair.',
};

const RANKS = resultColumns('metric_ranks');
const FLIPS = resultColumns('rank_flips').filter(({ key }) => key !== 'task');
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
