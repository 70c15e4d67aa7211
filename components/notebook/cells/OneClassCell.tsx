'use client';

import { useCallback, useMemo, useState } from 'react';
import { AS_SELECTED, useOnlySelected } from '@/components/selection/only-selected';
import { Select } from '@/components/ui/Select';
import { curvePoints } from '@/lib/evaluation/tables/curve-points';
import { curvesFigure } from '@/lib/figures/curves';
import type { FigureParams } from '@/lib/figures/figure-params';
import type { CellDefinition } from '../cell';
import { asTableRows, COLUMNS } from '../columns';
import { useTask } from '../context';
import { Figure } from '../Figure';
import { Rows } from '../Rows';

function Body() {
  const { evaluation, classOrder, classRows, teams } = useTask();
  const [chosen, setChosen] = useState(AS_SELECTED);
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
      <Rows table="curve_points" columns={COLUMNS.curve_points} rows={asTableRows(rows)} />
    </>
  );
}

export const oneClassCell: CellDefinition = {
  id: 'one-class',
  title: 'One class, every threshold',
  short: 'One class',
  about:
    'Precision over recall, and the true positive rate over the false positive rate, of one class as the threshold falls from 1 to 0. Unless a class is chosen here, it is the one selected in the notebook. The area under the steps of the first is the average precision; a model without skill stays at the prevalence in the first and on the diagonal in the second.',
  tables: ['curve_points', 'class_metrics'],
  Body,
};
