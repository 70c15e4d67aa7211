'use client';

import { useCallback, useState } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import type { FigureParams } from '@/lib/figures/figure-params';
import { longTailFigure } from '@/lib/figures/long-tail';
import type { CellDefinition } from '../cell';
import { asTableRows, COLUMNS } from '../columns';
import { useSettings, useTask } from '../context';
import { Figure } from '../Figure';
import { Rows } from '../Rows';

const BANDS_FROM = {
  labels: 'No training counts are loaded: bands follow the label file’s own prevalence.',
  nothing: 'No training prevalence: the training counts hold none of these classes.',
};

function Body() {
  const { labelCounts, bandsFrom, classOrder } = useTask();
  const limits = useSettings((s) => s.limits);
  const [scale, setScale] = useState<'log' | 'linear'>('log');
  const draw = useCallback(
    (params: FigureParams) =>
      longTailFigure(labelCounts, { ...params, scale, limits, order: classOrder }),
    [labelCounts, scale, limits, classOrder],
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-4">
        <Segmented
          label="Scale"
          value={scale}
          options={[
            { value: 'log', label: 'logarithmic' },
            { value: 'linear', label: 'linear' },
          ]}
          onChange={setScale}
        />
        {bandsFrom !== 'training' && <p className="text-soft text-sm">{BANDS_FROM[bandsFrom]}</p>}
      </div>
      <Figure draw={draw} />
      <Rows table="label_counts" columns={COLUMNS.label_counts} rows={asTableRows(labelCounts)} />
    </>
  );
}

export const longTailCell: CellDefinition = {
  id: 'long-tail',
  title: 'How long is the tail?',
  short: 'The long tail',
  about:
    'Each class by how often it occurs. Its prevalence is the share of images labelled positive; the band it belongs to, head, medium or tail, is decided by its prevalence in the training set where training counts are loaded.',
  tables: ['label_counts'],
  Body,
};
