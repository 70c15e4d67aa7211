import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { ErrorBars } from '@/lib/plots/error-bars';
import type { IntervalMethod, ResampledMetric, ResampledScope } from '@/lib/scoring/result-tables';
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

/** The interval shown of a figure; null where there is none, or none are to be shown. */
export function shownInterval(
  u: TaskUncertainty,
  { team, scope, subject, metric }: Wanted,
  method: IntervalMethod = u.settings.method,
): { readonly lower: number; readonly upper: number } | null {
  const row = u.settings.shown ? u.interval(scope, team, subject, metric, method) : null;
  return row?.lower == null || row.upper == null ? null : { lower: row.lower, upper: row.upper };
}

/** `[0.275, 0.287]`; empty where there is none. */
export function intervalText(u: TaskUncertainty, wanted: Wanted, method?: IntervalMethod): string {
  const found = shownInterval(u, wanted, method);
  return found ? `[${found.lower.toFixed(3)}, ${found.upper.toFixed(3)}]` : '';
}
