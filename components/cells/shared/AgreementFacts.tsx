import { formatCell } from '@/components/ui/table-format';
import type { Agreement } from '@/lib/scoring/task-agreement';

const score = (value: number | null) => formatCell(value, 'score').replace('-', '−');

/** r, R², ρ and n of a fit, as a line of text. */
export function AgreementFacts({ facts, unit }: { facts: Agreement; unit: string }) {
  const interval = facts.interval
    ? ` (95 % interval ${score(facts.interval[0])} to ${score(facts.interval[1])})`
    : '';
  return (
    <p className="mt-3 text-sm tabular-nums">
      r = {score(facts.r)}
      {interval}, R² = {score(facts.r2)}, Spearman’s ρ = {score(facts.spearman)}, n = {facts.n}{' '}
      {unit}
      {facts.n === 3 && '; the interval of r needs at least four'}
    </p>
  );
}
