'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { FewTeams } from '@/components/cells/shared/FewTeams';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/Rows';
import { useFewTeams } from '@/components/cells/shared/use-few-teams';
import { useTask } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import { AS_SELECTED, useOnlySelected } from '@/components/selection/only-selected';
import { Select } from '@/components/ui/Select';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { curvesFigure } from '@/lib/plots/curves';
import type { FigureParams } from '@/lib/plots/figure-params';
import { curvePoints } from '@/lib/scoring/tables/curve-points';

export function OneClassBody() {
  const view = useTask();
  const { evaluation, classOrder, classRows } = view;
  const few = useFewTeams();
  const { drawn } = few;
  const [chosen, setChosen] = useChoice('class', AS_SELECTED);
  const selected = useOnlySelected('classes', classOrder);
  const unchosen = selected ?? classOrder[0] ?? '';
  const name = classOrder.find((c) => c === chosen) ?? unchosen;
  const rows = useMemo(
    () => curvePoints(evaluation, name).filter((row) => drawn.includes(row.team)),
    [evaluation, name, drawn],
  );
  const scores = useMemo(
    () => classRows.filter((row) => row.class === name && drawn.includes(row.team)),
    [classRows, name, drawn],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      curvesFigure(rows, { ...params, scores, prevalence: scores[0]?.prevalence ?? null }),
    [rows, scores],
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Select
          label="Class"
          value={name === chosen ? chosen : AS_SELECTED}
          options={[
            { value: AS_SELECTED, label: `${unchosen} (${selected ? 'selected' : 'first'})` },
            ...classOrder.map((value) => ({ value, label: value })),
          ]}
          onChange={setChosen}
        />
        <FewTeams of={few} />
      </div>
      <Figure draw={draw} />
      <Rows
        table="curve_points"
        columns={COLUMNS.curve_points}
        rows={asTableRows(rows)}
        query={resultQuery('curve_points', { ...view, teams: drawn }, name)}
      />
    </>
  );
}
