'use client';

import { Checkbox, NumberField } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { FIGURE_SIZES, type FigureSize } from '@/lib/export/figure/sizes';
import type { TextBlock } from '@/lib/export/table/print-options';
import type { Decimals } from '@/lib/export/table/table';
import type { FigureTitle } from '@/lib/notebook/ephemeral';
import { changeExportOptions, useExportOptions } from './export-options';

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

const TITLES: readonly { value: FigureTitle; label: string }[] = [
  { value: 'none', label: 'none' },
  { value: 'subject', label: 'subject' },
  { value: 'finding', label: 'finding' },
];

/** Size of saved figures, and whether they have a title and a caption. */
export function FigureOptions() {
  const { size, title, caption } = useExportOptions();
  return (
    <>
      <Segmented
        label="For"
        value={size}
        options={SIZES}
        onChange={(value) => changeExportOptions({ size: value })}
      />
      <Segmented
        label="Title"
        value={title}
        options={TITLES}
        onChange={(value) => changeExportOptions({ title: value })}
      />
      <Checkbox checked={caption} onChange={(value) => changeExportOptions({ caption: value })}>
        with caption
      </Checkbox>
    </>
  );
}

const BLOCKS: readonly { value: TextBlock; label: string }[] = [
  { value: 'column', label: FIGURE_SIZES.column.title },
  { value: 'page', label: FIGURE_SIZES.page.title },
];

/** Width of the text block that LaTeX tables fit. */
export function BlockField() {
  const { size } = useExportOptions();
  return (
    <Segmented
      label="For"
      value={size === 'column' ? 'column' : 'page'}
      options={BLOCKS}
      onChange={(value) => changeExportOptions({ size: value })}
    />
  );
}

/** Whether printed values have intervals. */
export function IntervalsField() {
  const { intervals } = useExportOptions();
  return (
    <Checkbox checked={intervals} onChange={(value) => changeExportOptions({ intervals: value })}>
      with intervals
    </Checkbox>
  );
}

/** How many teams printed tables have. */
export function TeamsField({ of }: { of: number }) {
  const { teams } = useExportOptions();
  return (
    <NumberField
      label="Best"
      unit={`of ${of} teams`}
      value={Math.min(of, teams ?? of)}
      min={1}
      max={of}
      whole
      onChange={(value) => changeExportOptions({ teams: value === of ? null : value })}
    />
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
