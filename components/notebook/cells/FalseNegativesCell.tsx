'use client';

import { useCallback } from 'react';
import { NumberSlider } from '@/components/ui/NumberSlider';
import type { TableColumn } from '@/components/ui/table-format';
import type { FigureParams } from '@/lib/figures/figure-params';
import { fnrFigure } from '@/lib/figures/fnr';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { changeSettings } from '@/lib/notebook/settings';
import type { CellDefinition } from '../cell';
import { asTableRows, COLUMNS } from '../columns';
import { useSettings, useTask } from '../context';
import { Figure } from '../Figure';
import { ResultTable } from '../ResultTable';
import { Rows } from '../Rows';
import { PrintedFalseNegatives } from './published/PrintedFalseNegatives';
import { PrintedOrComputed } from './published/PrintedOrComputed';

const LOWEST = { is: 'lowest', of: 'column' } as const;

const SUMMARY: readonly TableColumn[] = [
  { key: 'team', title: 'Team', format: 'text' },
  {
    key: 'macro_fnr',
    title: 'Macro FNR',
    format: 'score',
    hint: 'Mean over classes',
    best: LOWEST,
  },
  {
    key: 'micro_fnr',
    title: 'Micro FNR',
    format: 'score',
    hint: 'Of counts summed over classes',
    best: LOWEST,
  },
];

function Computed() {
  const view = useTask();
  const { classRows, classOrder, teamRows, threshold } = view;
  const chosen = useSettings((s) => s.threshold);
  const draw = useCallback(
    (params: FigureParams) => fnrFigure(classRows, { ...params, order: classOrder, threshold }),
    [classRows, classOrder, threshold],
  );
  return (
    <>
      <div className="mb-4">
        <NumberSlider
          label="Positive where score is above"
          value={chosen}
          min={0}
          max={1}
          step={0.001}
          digits={3}
          wide
          onChange={(value) => changeSettings({ threshold: value })}
        />
      </div>
      <div className="mb-5 max-w-md">
        <ResultTable
          name="fnr-by-team"
          caption="False negative rate by team"
          columns={SUMMARY}
          rows={asTableRows(teamRows)}
          maxHeight={420}
        />
      </div>
      <Figure draw={draw} />
      <Rows
        table="class_metrics"
        columns={COLUMNS.class_metrics}
        rows={asTableRows(classRows)}
        query={resultQuery('class_metrics', view)}
      />
    </>
  );
}

function Body() {
  return (
    <PrintedOrComputed metrics={['fnr']} Computed={Computed} Printed={PrintedFalseNegatives} />
  );
}

export const falseNegativesCell: CellDefinition = {
  id: 'false-negatives',
  title: 'Which findings are missed?',
  short: 'False negatives',
  about:
    'The false negative rate of a class is the share of its positive images that a team does not call positive at the threshold. Macro FNR is its mean over classes; micro FNR pools the counts of all classes first, so that common findings dominate it.',
  needs: 'either',
  tables: ['class_metrics', 'team_metrics'],
  published: [
    { table: 'published_class_metrics', where: { metric: ['fnr'] } },
    { table: 'published_averages', where: { statistic: ['macro_fnr', 'micro_fnr'] } },
  ],
  Body,
};
