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
 * What to say where intervals of classes' figures held the true value too seldom in simulated test
 * sets with as many positives; empty where they did not, and for metrics that were not simulated.
 */
export function shortfallOf(
  { replicates }: Pick<TaskUncertainty, 'replicates'>,
  rows: readonly ClassRow[],
  metric: string,
  method: IntervalMethod,
): string {
  if (metric !== 'ap' && metric !== 'auroc') return '';
  const clustered = (replicates?.cluster.column ?? null) !== null;
  const positives = positivesByClass(rows);
  const notes = positives.flatMap((count) => shortfallNote(metric, method, count, clustered) ?? []);
  const [worst] = notes;
  if (worst === undefined) return '';
  return `For ${notes.length} of ${positives.length} classes intervals are likely too narrow. ${worst}`;
}

/** A shift of the draws by less than this part of an interval's width is not worth a word. */
const NOTICEABLE = 0.1;

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/**
 * What to say where the drawn sets' mAP lie beside those of all images, as far as measured on the
 * teams shown: a percentile interval goes along with such a shift.
 */
export function liftedMeans(
  u: Pick<TaskUncertainty, 'settings' | 'interval' | 'draws'>,
  teams: readonly string[],
): string {
  if (u.settings.method !== 'percentile') return '';
  const found = teams.flatMap((team) => {
    const row = u.interval('team', team, null, 'map');
    const draws = u.draws('team', team, null, 'map');
    if (!draws || row?.estimate == null || row.lower === null || row.upper === null) return [];
    return [{ shift: spreadOf(draws).mean - row.estimate, width: row.upper - row.lower }];
  });
  if (found.length === 0) return '';
  const shift = mean(found.map((one) => one.shift));
  if (Math.abs(shift) < NOTICEABLE * mean(found.map((one) => one.width))) return '';
  const size = Math.abs(shift).toFixed(3);
  return `On average over the teams, mAP is ${size} ${shift > 0 ? 'higher' : 'lower'} in the replicates than on all images.`;
}
