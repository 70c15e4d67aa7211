import type {
  IntervalMethod,
  ResampledMetric,
  ResampledScope,
} from '@/lib/evaluation/result-tables';
import type { ErrorBars } from '@/lib/figures/error-bars';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { intervalNote } from './interval-words';

/** A figure whose interval is wanted. */
export interface Wanted {
  readonly team: string;
  readonly scope: ResampledScope;
  readonly subject: string | null;
  readonly metric: ResampledMetric;
}

/** The intervals of what is shown, as far as there are any; undefined while they are switched off. */
export function intervalBars(
  u: TaskUncertainty,
  wanted: readonly Wanted[],
  method: IntervalMethod = u.settings.method,
  caution = '',
): ErrorBars | undefined {
  if (!u.settings.shown) return undefined;
  const rows = wanted.flatMap(
    ({ team, scope, subject, metric }) => u.interval(scope, team, subject, metric, method) ?? [],
  );
  if (rows.length === 0) return undefined;
  return { rows, note: `${intervalNote(u, method)}${caution && ` ${caution}`}` };
}

/** `[0.275, 0.287]`; empty where there is none. */
export function intervalText(
  u: TaskUncertainty,
  { team, scope, subject, metric }: Wanted,
  method: IntervalMethod = u.settings.method,
): string {
  const row = u.settings.shown ? u.interval(scope, team, subject, metric, method) : null;
  if (row?.lower == null || row.upper == null) return '';
  return `[${row.lower.toFixed(3)}, ${row.upper.toFixed(3)}]`;
}
