import { shortfallNote } from '@/lib/inference/measured-coverage';
import { spreadOf } from '@/lib/inference/spread';
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
 * Reports the bootstrap bias of mAP, averaged over the teams shown, where it is noticeable: a
 * percentile interval is shifted by it. Empty otherwise.
 */
export function bootstrapBiasNote(
  u: Pick<TaskUncertainty, 'settings' | 'interval' | 'replicatesOf'>,
  teams: readonly string[],
): string {
  if (u.settings.method !== 'percentile') return '';
  const found = teams.flatMap((team) => {
    const row = u.interval('team', team, null, 'map');
    const replicates = u.replicatesOf('team', team, null, 'map');
    if (!replicates || row?.estimate == null || row.lower === null || row.upper === null) return [];
    return [{ bias: spreadOf(replicates).mean - row.estimate, width: row.upper - row.lower }];
  });
  if (found.length === 0) return '';
  const bias = mean(found.map((one) => one.bias));
  if (Math.abs(bias) < NOTICEABLE * mean(found.map((one) => one.width))) return '';
  const size = Math.abs(bias).toFixed(3);
  return `Averaged over teams, mAP is ${size} ${bias > 0 ? 'higher' : 'lower'} in the replicates than on all images (bootstrap bias).`;
}
