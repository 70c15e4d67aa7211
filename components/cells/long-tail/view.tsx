'use client';

import { useCallback } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { EmptyBands } from '@/components/cells/shared/EmptyBands';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { Controls } from '@/components/ui/blocks';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { FigureParams } from '@/lib/plots/core/params';
import { longTailFigure } from '@/lib/plots/long-tail';

export const about: CellText = {
  shows: 'How often each class occurs. Prevalence is the share of images labelled positive.',
  computed:
    'A class belongs to a band by its prevalence in the training set if training counts are loaded, otherwise by its prevalence in the label file; or to a group of the challenge.',
};

const SCALES = [
  { value: 'log', label: 'logarithmic' },
  { value: 'linear', label: 'linear' },
] as const;

const BANDS_FROM = {
  labels: 'No training counts are loaded: bands use the prevalence in the label file.',
  nothing: 'No bands: the training counts contain none of these classes.',
};

export default function LongTailView() {
  const view = useTask();
  const { labelCounts, bandsFrom, classOrder, bands } = view;
  const [scale, setScale] = useOption('scale', SCALES, 'log');
  const draw = useCallback(
    (params: FigureParams) =>
      longTailFigure(labelCounts, { ...params, scale, bands, order: classOrder }),
    [labelCounts, scale, bands, classOrder],
  );
  return (
    <>
      <Controls>
        <Segmented label="Scale" value={scale} options={SCALES} onChange={setScale} />
        {bandsFrom !== 'training' && <p className="text-soft text-sm">{BANDS_FROM[bandsFrom]}</p>}
      </Controls>
      <Figure
        draw={draw}
        text={{
          subject: 'Classes by frequency',
          shows:
            'Prevalence of each class, from the most frequent to the rarest, with its number of positive images. Dashed: cut-offs of the bands.',
        }}
      />
      <EmptyBands />
      <Rows
        table="label_counts"
        columns={COLUMNS.label_counts}
        rows={asTableRows(labelCounts)}
        query={resultQuery('label_counts', view)}
      />
    </>
  );
}
