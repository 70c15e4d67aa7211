'use client';

import { Segmented } from '@/components/ui/ToggleGroup';
import type { CellInfo } from './cell-info';
import { changeExportOptions, useExportOptions } from './export-options';
import type { ExportFigure } from './exportables';
import { FigureOptions } from './OptionFields';
import { SaveButtons, SavingStatus, useSaving } from './save-controls';
import type { FigureFormat } from './save-figure';

const FORMATS: readonly { label: string; format: FigureFormat }[] = [
  { label: 'SVG', format: { kind: 'svg' } },
  { label: 'PDF', format: { kind: 'pdf' } },
  { label: 'PNG', format: { kind: 'png', factor: 1 } },
  { label: 'PNG 2x', format: { kind: 'png', factor: 2 } },
  { label: 'PNG 4x', format: { kind: 'png', factor: 4 } },
];

export interface SaveFigureProps {
  figure: ExportFigure;
  cell: CellInfo;
}

/** How a figure is saved. */
export function SaveFigureChoices({ figure, cell }: SaveFigureProps) {
  const options = useExportOptions();
  const { saving, run } = useSaving();
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
          label="Text in SVG"
          value={options.text}
          options={[
            { value: 'font', label: 'text' },
            { value: 'shapes', label: 'shapes' },
          ]}
          onChange={(text) => changeExportOptions({ text })}
        />
        <p className="mt-1 text-soft text-xs">
          Text can be edited. Browsers use the embedded font, DejaVu Sans; Inkscape and Illustrator
          need it installed. Shapes look the same everywhere.
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <SaveButtons saving={saving} formats={FORMATS} onSave={save} />
      </div>
      <SavingStatus saving={saving} />
    </div>
  );
}
