'use client';

import { useCallback, useMemo } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { FewTeamsSwitch, useFewTeams } from '@/components/cells/shared/few-teams';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useSessionState, useTask } from '@/components/hooks/context';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { asTableRows } from '@/components/ui/table-format';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { FigureParams } from '@/lib/plots/core/params';
import { atThreshold } from '@/lib/plots/core/threshold';
import { curvesFigure } from '@/lib/plots/curves';
import { studyOfReaders } from '@/lib/scoring/reader-study';
import { curvePoints } from '@/lib/scoring/tables/curve-points';
import { readerMetricRows } from '@/lib/scoring/tables/readers';

export const about: CellText = {
  shows: 'The precision-recall curve and the ROC curve of one class.',
  computed:
    'The area under the steps of the first is the average precision. A model without skill stays at the prevalence in the first and on the diagonal in the second.',
  onPage: 'Shows the selected class; choose another here.',
};

export default function OneClassView() {
  const view = useTask();
  const { evaluation, classOrder, classRows, shownThreshold: threshold } = view;
  const few = useFewTeams();
  const { shown: shownTeams } = few;
  const { value: name, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder,
    fallback: [classOrder[0] ?? '', 'first'],
  });
  const rows = useMemo(
    () => curvePoints(evaluation, name).filter((row) => shownTeams.includes(row.team)),
    [evaluation, name, shownTeams],
  );
  const scores = useMemo(
    () => classRows.filter((row) => row.class === name && shownTeams.includes(row.team)),
    [classRows, name, shownTeams],
  );
  const task = useSessionState((state) => state.tasks.find(({ id }) => id === view.id));
  const readers = useMemo(() => {
    const all = task && !task.source.content.readers.length ? null : task;
    return all ? readerMetricRows(studyOfReaders(all)).filter((row) => row.class === name) : [];
  }, [task, name]);
  const draw = useCallback(
    (params: FigureParams) =>
      curvesFigure(rows, {
        ...params,
        scores,
        threshold,
        readers,
        prevalence: scores[0]?.prevalence ?? null,
      }),
    [rows, scores, threshold, readers],
  );
  return (
    <>
      <Controls>
        <Select label="Class" {...field} />
        <FewTeamsSwitch of={few} />
      </Controls>
      <Figure
        draw={draw}
        text={{
          subject: `Precision-recall and ROC curves of ${name}`,
          shows: `Precision-recall and ROC curves of ${name} for each team. Symbols: ${atThreshold(threshold)}.${readers.length > 0 ? ' Open circles: human readers.' : ''} Dashed: random scores.`,
        }}
      />
      <Rows
        table="curve_points"
        columns={COLUMNS.curve_points}
        rows={asTableRows(rows)}
        query={resultQuery('curve_points', { ...view, teams: shownTeams }, name)}
      />
    </>
  );
}
