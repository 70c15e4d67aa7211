import type { Finding } from '@/lib/challenge/audit';

const COLUMNS = [
  'finding',
  'rule',
  'text',
  'printed',
  'recomputed',
  'rounding_explains',
  'cell_table',
  'cell_row',
  'cell_column',
  'cell_value',
] as const;

/** Findings as tidy records, one for each cell a finding rests on. */
export function findingRecords(findings: readonly Finding[]) {
  const rows = findings.flatMap((finding, i) =>
    finding.cells.map((cell) => [
      i + 1,
      finding.rule,
      finding.text,
      finding.printed,
      finding.recomputed,
      finding.roundingExplains,
      cell.table,
      cell.row,
      cell.column,
      cell.value,
    ]),
  );
  return { columns: COLUMNS, rows };
}
