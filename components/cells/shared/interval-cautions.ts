import { shortfallNote } from '@/lib/inference/measured-coverage';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { IntervalMethod } from '@/lib/scoring/result-tables';

interface ClassRow {
  readonly class: string;
  readonly positives: number;
}

function positivesByClass(rows: readonly ClassRow[]): number[] {
  const known = new Map(rows.map((row) => [row.class, row.positives]));
  return [...known.values()].filter((positives) => positives > 0).sort((a, b) => a - b);
}

/**
 * Warns of class intervals whose coverage was too low in simulated test sets with as many positives;
 * empty if none was, and for metrics that were not simulated.
 */
export function undercoverageNote(
  { replicates }: Pick<TaskUncertainty, 'replicates'>,
  rows: readonly ClassRow[],
  metric: string,
  method: IntervalMethod,
): string {
  if (metric !== 'ap' && metric !== 'auroc') return '';
  const clustered = (replicates?.clusters.use.column ?? null) !== null;
  const positives = positivesByClass(rows);
  const notes = positives.flatMap((count) => shortfallNote(metric, method, count, clustered) ?? []);
  const [worst] = notes;
  if (worst === undefined) return '';
  return `The intervals of ${notes.length} of ${positives.length} classes are probably too narrow. ${worst}`;
}

/** A bias below this share of an interval's width is not mentioned. */
const NOTICEABLE = 0.1;

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/**
 * Reports the bias of mAP, averaged over the teams shown, where it is noticeable: the jackknife's
 * intervals are corrected for it, those of replicates are shifted by it. Empty otherwise.
 */
export function biasNote(
  u: Pick<TaskUncertainty, 'settings' | 'interval'>,
  teams: readonly string[],
): string {
  const found = teams.flatMap((team) => {
    const row = u.interval('team', team, null, 'map', 'jackknife');
    if (row?.bias == null || row.lower === null || row.upper === null) return [];
    return [{ bias: row.bias, width: row.upper - row.lower }];
  });
  if (found.length === 0) return '';
  const bias = mean(found.map((one) => one.bias));
  if (Math.abs(bias) < NOTICEABLE * mean(found.map((one) => one.width))) return '';
  const size = `${Math.abs(bias).toFixed(3)} too ${bias > 0 ? 'high' : 'low'}`;
  const said = `Averaged over teams, mAP is ${size} by the jackknife: AP of few positives is biased.`;
  return u.settings.method === 'jackknife'
    ? `${said} The intervals are corrected for it, so a value may lie beside its interval.`
    : `${said} Replicates are biased once more, so these intervals often miss the true mAP; jackknife intervals are corrected for it.`;
}
