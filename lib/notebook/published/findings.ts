import type { Cell, Finding } from '@/lib/challenge/audit';
import type { PlainColumn } from '@/lib/ingest/plain-column';

type Value = string | number | boolean | null;
type Record = { readonly number: number; readonly finding: Finding; readonly cell: Cell };

const COLUMNS: Readonly<{ [name: string]: (record: Record) => Value }> = {
  finding: ({ number }) => number,
  rule: ({ finding }) => finding.rule,
  text: ({ finding }) => finding.text,
  printed: ({ finding }) => finding.printed,
  recomputed: ({ finding }) => finding.recomputed,
  rounding_explains: ({ finding }) => finding.roundingExplains,
  cell_table: ({ cell }) => cell.table,
  cell_row: ({ cell }) => cell.row,
  cell_column: ({ cell }) => cell.column,
  cell_value: ({ cell }) => cell.value,
};

/** Findings as the columns of a table, with a row for each cell a finding rests on. */
export function findingColumns(
  findings: readonly Finding[],
): Pick<PlainColumn, 'name' | 'values'>[] {
  const records = findings.flatMap((finding, i) =>
    finding.cells.map((cell): Record => ({ number: i + 1, finding, cell })),
  );
  return Object.entries(COLUMNS).map(([name, value]) => ({ name, values: records.map(value) }));
}
