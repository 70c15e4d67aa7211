'use client';

import { teamsIn } from '@/lib/export/table/print-options';
import type { ExportTable } from '@/lib/export/table/table';
import { useExportOptions } from './export-options';
import { BlockField, DecimalsField, IntervalsField, TeamsField } from './OptionFields';
import { printOptions } from './print-options';
import { SaveButtons, SavingStatus, useSaving } from './save-controls';
import type { ClipboardFormat, TableFormat } from './save-table';

const FILES: readonly { format: TableFormat; label: string }[] = [
  { format: 'csv', label: 'CSV' },
  { format: 'parquet', label: 'Parquet' },
  { format: 'md', label: 'Markdown' },
  { format: 'tex', label: 'LaTeX' },
];

const COPIES: readonly { format: ClipboardFormat; label: string }[] = [
  { format: 'cells', label: 'Cells' },
  { format: 'md', label: 'Markdown' },
  { format: 'tex', label: 'LaTeX' },
];

export interface SaveTableProps {
  table: ExportTable;
  /** Reads all rows for CSV and Parquet, if the table has only the first ones. */
  whole?(): Promise<ExportTable>;
}

/** How a table is saved. */
export function SaveTableChoices({ table, whole }: SaveTableProps) {
  const options = printOptions(useExportOptions());
  const teams = teamsIn(table);
  const hasIntervals = table.columns.some(({ interval }) => interval);
  const { saving, run } = useSaving();
  const load = () => import('./save-table');
  const save = async (format: TableFormat) => {
    const all = whole && (format === 'csv' || format === 'parquet') ? await whole() : table;
    return (await load()).saveTable(all, format, options);
  };
  const copy = async (format: ClipboardFormat) => (await load()).copyTable(table, format, options);
  return (
    <div className="space-y-2.5">
      <div className="space-y-2">
        <BlockField />
        <DecimalsField />
        {teams > 1 && <TeamsField of={teams} />}
        {hasIntervals && <IntervalsField />}
        <p className="mt-1 text-soft text-xs">
          For Markdown and LaTeX; a wide LaTeX table has smaller letters, is turned or divided. CSV,
          Parquet and cells have all teams, intervals and digits.
        </p>
      </div>
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="mb-1 text-soft">Save as</legend>
        <SaveButtons saving={saving} formats={FILES} onSave={(format) => run(() => save(format))} />
      </fieldset>
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="mb-1 text-soft">Copy as</legend>
        <SaveButtons
          saving={saving}
          formats={COPIES}
          prefix="Copy as"
          onSave={(format) => run(() => copy(format))}
        />
      </fieldset>
      <SavingStatus saving={saving} />
    </div>
  );
}
