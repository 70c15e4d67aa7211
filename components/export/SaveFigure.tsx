'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import { Popover } from '@/components/ui/Popover';
import { Segmented } from '@/components/ui/Segmented';
import type { CellInfo } from './cell-info';
import type { ExportFigure } from './exportables';
import { FigureOptions } from './FigureOptions';
import { changeExportOptions, useExportOptions } from './options';
import { SavingStatus } from './SavingStatus';
import type { FigureFormat } from './save-figure';
import { useSaving } from './use-saving';

const FORMATS: readonly { label: string; format: FigureFormat }[] = [
  { label: 'SVG', format: { kind: 'svg' } },
  { label: 'PDF', format: { kind: 'pdf' } },
  { label: 'PNG', format: { kind: 'png', factor: 1 } },
  { label: 'PNG 2x', format: { kind: 'png', factor: 2 } },
  { label: 'PNG 4x', format: { kind: 'png', factor: 4 } },
];

function Choices({ figure, cell }: SaveFigureProps) {
  const options = useExportOptions();
  const [saving, run] = useSaving();
  const save = (format: FigureFormat) =>
    run(async () => {
      const { saveFigure } = await import('./save-figure');
      return saveFigure(figure, cell, options, format);
    });
  return (
    <div className="space-y-2.5">
      <FigureOptions />
      <Segmented
        label="Colours"
        value={options.theme}
        options={[
          { value: 'light', label: 'light' },
          { value: 'dark', label: 'dark' },
        ]}
        onChange={(theme) => changeExportOptions({ theme })}
      />
      <div>
        <Segmented
          label="Letters in SVG"
          value={options.text}
          options={[
            { value: 'font', label: 'text' },
            { value: 'shapes', label: 'shapes' },
          ]}
          onChange={(text) => changeExportOptions({ text })}
        />
        <p className="mt-1 text-soft text-xs">
          Text can be edited; its font, DejaVu Sans, is inside for browsers, but Inkscape and
          Illustrator look for it on the computer. Shapes look the same everywhere.
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        {FORMATS.map(({ label, format }) => (
          <Button key={label} disabled={saving.kind === 'working'} onClick={() => save(format)}>
            {label}
          </Button>
        ))}
      </div>
      <SavingStatus saving={saving} />
    </div>
  );
}

interface SaveFigureProps {
  figure: ExportFigure;
  cell: CellInfo;
}

/** Saves a figure for a paper or a slide. */
export function SaveFigure({ figure, cell }: SaveFigureProps) {
  return (
    <Popover
      label="Save this figure"
      trigger={
        <Button look="quiet" aria-label={`Save the figure ${figure.name}`}>
          <Download size={14} aria-hidden /> Save
        </Button>
      }
    >
      <Choices figure={figure} cell={cell} />
    </Popover>
  );
}
