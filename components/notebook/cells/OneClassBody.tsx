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

export function OneClassBody() {
  const view = useTask();
  const { evaluation, classOrder, classRows, teams } = view;
  const [chosen, setChosen] = useChoice('class', AS_SELECTED);
  const selected = useOnlySelected('classes', classOrder);
  const unchosen = selected ?? classOrder[0] ?? '';
  const name = classOrder.find((c) => c === chosen) ?? unchosen;
  const rows = useMemo(
    () => curvePoints(evaluation, name).filter((row) => teams.includes(row.team)),
    [evaluation, name, teams],
  );
  const scores = useMemo(() => classRows.filter((row) => row.class === name), [classRows, name]);
  const draw = useCallback(
    (params: FigureParams) =>
      curvesFigure(rows, { ...params, scores, prevalence: scores[0]?.prevalence ?? null }),
    [rows, scores],
  );
  return (
    <>
      <div className="mb-4">
        <Select
          label="Class"
          value={name === chosen ? chosen : AS_SELECTED}
          options={[
            { value: AS_SELECTED, label: `${unchosen} (${selected ? 'selected' : 'first'})` },
            ...classOrder.map((value) => ({ value, label: value })),
          ]}
          onChange={setChosen}
        />
      </div>
      <Figure draw={draw} />
      <Rows
        table="curve_points"
        columns={COLUMNS.curve_points}
        rows={asTableRows(rows)}
        query={resultQuery('curve_points', view, name)}
      />
    </>
  );
}
