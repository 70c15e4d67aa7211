'use client';

import { useCallback, useMemo } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import type { TableColumn } from '@/components/ui/table-format';
import { bandsFigure } from '@/lib/figures/bands';
import type { FigureParams } from '@/lib/figures/figure-params';
import { prevalenceFigure } from '@/lib/figures/prevalence';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { CellDefinition } from '../cell';
import { asTableRows, COLUMNS } from '../columns';
import { useTask } from '../context';
import { useOption } from '../document';
import { Figure } from '../Figure';
import { Rows } from '../Rows';

function BandMeans() {
  const view = useTask();
  const { task, classRows, bandRows, bandsFrom } = view;
  const draw = useCallback(
    (params: FigureParams) => bandsFigure({ classes: classRows, bands: bandRows }, params),
    [classRows, bandRows],
  );
  if (bandRows.length === 0) {
    return (
      <p className="max-w-prose text-soft">
        {bandsFrom === 'nothing'
          ? `${task}: no training prevalence. The training counts hold none of its classes, so none of them has a band.`
          : 'No class of this task has a band.'}
      </p>
    );
  }
  return (
    <>
      <Figure draw={draw} />
      <Rows
        table="band_metrics"
        columns={COLUMNS.band_metrics}
        rows={asTableRows(bandRows)}
        query={resultQuery('band_metrics', view)}
      />
    </>
  );
}

const ORDINATES = [
  { value: 'ap', label: 'AP' },
  { value: 'lift', label: 'AP relative to prevalence' },
] as const;

const PREVALENCE_COLUMNS: readonly TableColumn[] = [
  ...COLUMNS.class_metrics.filter(({ key }) =>
    ['task', 'team', 'class', 'band', 'positives', 'images', 'prevalence', 'ap'].includes(key),
  ),
  {
    key: 'lift',
    title: 'AP / prevalence',
    format: 'score',
    hint: 'How many times the AP of a model without skill',
  },
];

function AgainstPrevalence() {
  const { classRows } = useTask();
  const [y, setY] = useOption('ordinate', ORDINATES, 'ap');
  const rows = useMemo(
    () =>
      classRows.map((row) => ({
        ...row,
        lift: row.ap !== null && row.prevalence ? row.ap / row.prevalence : null,
      })),
    [classRows],
  );
  const draw = useCallback(
    (params: FigureParams) => prevalenceFigure(rows, { ...params, y }),
    [rows, y],
  );
  return (
    <>
      <h3 className="mt-10 font-medium text-lg">Average precision against prevalence</h3>
      <p className="mt-1 mb-4 max-w-prose text-soft">
        A model without skill reaches an AP equal to the class’s prevalence. So raw AP must not be
        used to say which class is easier: compare it with the line of no skill, or look at AP
        divided by prevalence.
      </p>
      <div className="mb-3">
        <Segmented label="Show" value={y} options={ORDINATES} onChange={setY} />
      </div>
      <Figure draw={draw} name="ap-against-prevalence" />
      <Rows table="class_metrics" columns={PREVALENCE_COLUMNS} rows={asTableRows(rows)} />
    </>
  );
}

function Body() {
  return (
    <>
      <BandMeans />
      <AgainstPrevalence />
    </>
  );
}

export const bandsCell: CellDefinition = {
  id: 'bands',
  title: 'Head, medium, tail: what does rarity cost?',
  short: 'Head, medium, tail',
  about:
    'The mean average precision of each team over the classes of each band, every class as a dot, and the mean of the three bands, in which rare classes weigh as much as common ones. Both cut-offs can be moved in the bar at the top.',
  tables: ['band_metrics', 'class_metrics'],
  Body,
};
