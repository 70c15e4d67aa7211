'use client';

import { useEphemeral } from '@/components/hooks/ephemeral';
import { Checkbox } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { FIGURE_SIZES, type FigureSize } from '@/lib/export/figure/sizes';
import type { Decimals } from '@/lib/export/table/table';
import { changeEphemeral, type ExportOptions, ephemeralStore } from '@/lib/notebook/ephemeral';

export function useExportOptions(): ExportOptions {
  return useEphemeral((state) => state.exportOptions);
}

export function changeExportOptions(change: Partial<ExportOptions>): void {
  const { exportOptions } = ephemeralStore.getState();
  changeEphemeral({ exportOptions: { ...exportOptions, ...change } });
}

const DECIMALS: readonly { value: `${Decimals}`; label: string }[] = [
  ...(['2', '3', '4', '5', '6'] as const).map((value) => ({ value, label: value })),
  { value: 'full', label: 'all' },
];

function decimalsOf(value: `${Decimals}`): Decimals {
  return value === 'full' ? 'full' : (Number(value) as Exclude<Decimals, 'full'>);
}

const SIZES = (Object.keys(FIGURE_SIZES) as FigureSize[]).map((value) => ({
  value,
  label: FIGURE_SIZES[value].title,
}));

/** Size of saved figures, and whether they have a title and a caption. */
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

/** Number of decimals in Markdown and LaTeX tables. */
export function DecimalsField() {
  const { decimals } = useExportOptions();
  return (
    <Segmented
      label="Decimals"
      value={`${decimals}`}
      options={DECIMALS}
      onChange={(value) => changeExportOptions({ decimals: decimalsOf(value) })}
    />
  );
}
