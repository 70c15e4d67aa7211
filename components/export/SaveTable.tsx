'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import { Popover } from '@/components/ui/Popover';
import { Segmented } from '@/components/ui/Segmented';
import type { ExportTable } from '@/lib/export/table/table';
import { changeExportOptions, DECIMALS, decimalsOf, useExportOptions } from './options';
import { SavingStatus } from './SavingStatus';
import type { ClipboardFormat, TableFormat } from './save-table';
import { useSaving } from './use-saving';

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

/** How many decimals printed tables get. */
export function DecimalsChoice() {
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

interface SaveTableProps {
  table: ExportTable;
  /** All its rows, for CSV and Parquet, where the table holds only the first. */
  whole?(): Promise<ExportTable>;
}

function Choices({ table, whole }: SaveTableProps) {
  const { decimals } = useExportOptions();
  const [saving, run] = useSaving();
  const busy = saving.kind === 'working';
  const load = () => import('./save-table');
  const save = async (format: TableFormat) => {
    const all = whole && (format === 'csv' || format === 'parquet') ? await whole() : table;
    return (await load()).saveTable(all, format, decimals);
  };
  return (
    <div className="space-y-2.5">
      <div>
        <DecimalsChoice />
        <p className="mt-1 text-soft text-xs">
          In Markdown and LaTeX. CSV, Parquet and cells always hold every digit.
        </p>
      </div>
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="mb-1 text-soft">Save as</legend>
        {FILES.map(({ format, label }) => (
          <Button key={format} disabled={busy} onClick={() => run(() => save(format))}>
            {label}
          </Button>
        ))}
      </fieldset>
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="mb-1 text-soft">Copy as</legend>
        {COPIES.map(({ format, label }) => (
          <Button
            key={format}
            disabled={busy}
            aria-label={`Copy as ${label}`}
            onClick={() => run(async () => (await load()).copyTable(table, format, decimals))}
          >
            {label}
          </Button>
        ))}
      </fieldset>
      <SavingStatus saving={saving} />
    </div>
  );
}

/** Saves a table to a file, or copies it. */
export function SaveTable({ table, whole }: SaveTableProps) {
  return (
    <Popover
      label="Save this table"
      trigger={
        <Button look="quiet" aria-label={`Save or copy the table ${table.name}`}>
          <Download size={14} aria-hidden /> Save or copy
        </Button>
      }
    >
      <Choices table={table} {...(whole && { whole })} />
    </Popover>
  );
}
