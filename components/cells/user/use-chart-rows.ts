'use client';

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useSessionState } from '@/components/hooks/context';
import { useQuerySession } from '@/components/hooks/query-session';
import type { ChartColumn, ChartRow } from '@/lib/plots/chart/columns';

/** Most rows of a chart. */
export const CHART_ROWS = 100_000;
const PAUSE = 150;

export type ChartRows =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'read';
      readonly source: string;
      readonly columns: readonly ChartColumn[];
      readonly rows: readonly ChartRow[];
      /** Whether there are more than `CHART_ROWS`. */
      readonly cut: boolean;
    };

/** The rows of a chart, read again when its source or the inputs of the source change. */
export function useChartRows(
  source: string,
  columns: readonly string[],
  mayRun: boolean,
): { readonly read: ChartRows; readonly upToDate: boolean } {
  const querySession = useQuerySession();
  const [{ read, of }, setState] = useState<{ read: ChartRows; of: string }>({
    read: { kind: 'waiting' },
    of: '',
  });
  const busy = useSessionState((s) => s.busy);
  const ready = mayRun && !busy;
  const version = useStore(querySession.store, () =>
    ready ? querySession.versionOfReads(new Set([source.toLowerCase().replace(/^my\./, '')])) : '',
  );
  const wanted = JSON.stringify(columns);
  const asked = JSON.stringify([source, wanted, version]);
  useEffect(() => {
    if (!ready || source === '') return;
    const abort = new AbortController();
    const { signal } = abort;
    const take = (next: ChartRows) => {
      if (!signal.aborted) setState({ read: next, of: asked });
    };
    const ask = async () => {
      try {
        const only = new Set<string>(JSON.parse(wanted) as string[]);
        const page = await querySession.reads.rows(source, CHART_ROWS + 1, { signal, only });
        take({
          kind: 'read',
          source,
          columns: page.columns.map(({ name, kind }) => ({
            name,
            kind: kind === 'number' ? 'number' : 'category',
          })),
          rows: page.rows.slice(0, CHART_ROWS),
          cut: page.rows.length > CHART_ROWS,
        });
      } catch (error) {
        take({
          kind: 'failed',
          message: error instanceof Error ? error.message : String(error),
        });
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort(new DOMException('read again', 'AbortError'));
    };
  }, [querySession, source, wanted, asked, ready]);
  return { read, upToDate: !mayRun || source === '' || (ready && of === asked) };
}
