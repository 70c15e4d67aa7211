'use client';

import { useCallback, useMemo } from 'react';
import { AS_SELECTED, useOnlySelected } from '@/components/selection/only-selected';
import { Select } from '@/components/ui/Select';
import { curvePoints } from '@/lib/evaluation/tables/curve-points';
import { curvesFigure } from '@/lib/figures/curves';
import type { FigureParams } from '@/lib/figures/figure-params';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { asTableRows, COLUMNS } from '../columns';
import { useTask } from '../context';
import { useChoice } from '../document';
import { Figure } from '../Figure';
import { Rows } from '../Rows';
import { FewTeams } from './FewTeams';
import { useFewTeams } from './use-few-teams';

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
