'use client';

import { Checkbox } from '@/components/ui/Checkbox';
import { Segmented } from '@/components/ui/Segmented';
import { FIGURE_SIZES, type FigureSize } from '@/lib/export/figure/sizes';
import { changeExportOptions, useExportOptions } from './options';

const SIZES = (Object.keys(FIGURE_SIZES) as FigureSize[]).map((value) => ({
  value,
  label: FIGURE_SIZES[value].title,
}));

/** Size and wording of figures. */
export function FigureOptions() {
  const { size, worded } = useExportOptions();
  return (
    <>
      <Segmented
        label="For"
        value={size}
        options={SIZES}
        onChange={(value) => changeExportOptions({ size: value })}
      />
      <Checkbox checked={worded} onChange={(value) => changeExportOptions({ worded: value })}>
        with title and caption
      </Checkbox>
    </>
  );
}
