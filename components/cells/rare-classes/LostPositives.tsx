import { formatCell } from '@/components/ui/table-format';
import type { BootstrapMetricRow } from '@/lib/scoring/result-tables';

const NAMED = 4;

const count = (value: number) => formatCell(value, 'count');

/** Which classes had no positive image in some draws, and what became of them there. */
export function LostPositives({ rows }: { rows: readonly BootstrapMetricRow[] }) {
  const lost = rows.filter((row) => row.lost > 0).sort((a, b) => b.lost - a.lost);
  if (lost.length === 0) return null;
  const named = lost
    .slice(0, NAMED)
    .map((row) => `${row.subject} in ${count(row.lost)} of ${count(row.lost + row.replicates)}`)
    .join(', ');
  const others = lost.length > NAMED ? ` and ${lost.length - NAMED} more` : '';
  return (
    <p className="mt-3 max-w-prose text-soft text-sm">
      Some replicates hold no positive image of a class: {named}
      {others}. There the class has no AP, and the mean of that replicate is over the other classes.
    </p>
  );
}
