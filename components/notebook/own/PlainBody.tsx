'use client';

import type { CellChange } from '@/lib/notebook/document/operations';
import type { OwnCell } from '@/lib/notebook/document/types';
import { useViewMode } from '../view-mode';

interface PlainBodyProps<T extends OwnCell> {
  cell: T;
  onChange(change: CellChange<T>): void;
}

const NAMES = { text: 'Text', sql: 'Query', chart: 'Specification' };

/** What a cell of the reader's own holds, as plain text to edit. */
export function PlainBody({ cell, onChange }: PlainBodyProps<OwnCell>) {
  const reading = useViewMode().kind !== 'edit';
  const value = cell.kind === 'text' ? cell.text : cell.kind === 'sql' ? cell.sql : cell.spec;
  const change = (next: string) =>
    onChange(
      cell.kind === 'text' ? { text: next } : cell.kind === 'sql' ? { sql: next } : { spec: next },
    );
  return (
    <textarea
      aria-label={NAMES[cell.kind]}
      value={value}
      readOnly={reading}
      rows={4}
      onChange={(event) => change(event.target.value)}
      className="w-full rounded-md border border-line bg-raised p-2 font-mono text-sm"
    />
  );
}
