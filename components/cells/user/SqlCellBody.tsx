'use client';

import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useUserCellState, useVisible } from '@/components/export/all-cells';
import { useSessionState } from '@/components/hooks/context';
import { useIsStale, useQuerySession, useQueryState } from '@/components/hooks/query-session';
import { ErrorBox } from '@/components/ui/blocks';
import { CodeEditor, type CodeEditorHandle } from '@/components/ui/CodeEditor';
import { TextField } from '@/components/ui/fields';
import type { SqlCell } from '@/lib/notebook/document/types';
import type { QueryState } from '@/lib/sql/query/state';
import { QueryResultTable } from './QueryResultTable';
import { QueryStatus } from './QueryStatus';
import { TablesPanel, useTables } from './TablesPanel';

/** Milliseconds without a change of settings before a query runs. */
const PAUSE = 300;

/**
 * Runs a query when its cell becomes visible: once as stored in the document, and again after its
 * inputs have changed. A query that is being typed is run by the user only. Returns whether a run is
 * due.
 */
function useAutoRun(id: string, sql: string, mayRun: boolean): boolean {
  const querySession = useQuerySession();
  const { ran, phase } = useQueryState(id);
  const stale = useIsStale(id);
  const busy = useSessionState((state) => state.busy);
  const first = useRef(sql);
  const isFirst = ran === null && sql === first.current && sql.trim() !== '';
  const isOutdated = ran === sql && stale && (phase.kind === 'done' || phase.kind === 'failed');
  const due = mayRun && (isFirst || isOutdated);
  const step = useStore(querySession.store, ({ tick }) => (due ? tick : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of settings restarts the pause
  useEffect(() => {
    if (!due || busy) return;
    const timer = setTimeout(() => void querySession.run(id), PAUSE);
    return () => clearTimeout(timer);
  }, [due, busy, step, querySession, id]);
  return due;
}

interface SqlCellBodyProps {
  cell: SqlCell;
  onChange(change: Partial<Pick<SqlCell, 'name' | 'sql'>>): void;
  /** No query may run before the user agrees. */
  untrusted?: boolean;
  /** Without controls. */
  readOnly?: boolean;
}

/** The error of a query with its line. */
function ErrorNote({ message, line }: { message: string; line: number | null }) {
  return (
    <ErrorBox>
      {line !== null && <strong>Line {line}: </strong>}
      {message}
    </ErrorBox>
  );
}

/** Why a query has nothing to export; null if it has. */
function missingOf({ phase, ran }: QueryState, untrusted: boolean): string | null {
  if (untrusted) return 'its query has not been allowed to run';
  if (ran === null) return 'its query has not run';
  if (phase.kind === 'failed') return `its query failed: ${phase.error.message}`;
  return phase.kind === 'cancelled' ? 'its query was cancelled' : null;
}

/** A query over all tables, and its rows. */
export function SqlCellBody({
  cell,
  onChange,
  untrusted = false,
  readOnly = false,
}: SqlCellBodyProps) {
  const { id, name, sql } = cell;
  const querySession = useQuerySession();
  const state = useQueryState(id);
  const stale = useIsStale(id);
  const tables = useTables();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditorHandle>(null);
  const visible = useVisible(place);
  const due = useAutoRun(id, sql, visible && !untrusted);
  const { phase, result, summaries, ran } = state;
  const upToDate = !due && phase.kind !== 'running';
  useUserCellState({ title: name, upToDate, missing: missingOf(state, untrusted) });
  const error = phase.kind === 'failed' ? phase.error : null;
  const shown = phase.kind === 'done' || phase.kind === 'running' ? result : null;
  const problem = useMemo(
    () => (error?.place && ran === sql ? { ...error.place, message: error.message } : null),
    [error, ran, sql],
  );
  const nameProblem = querySession.nameProblem(cell);
  const run = () => {
    if (!untrusted) void querySession.run(id);
  };
  return (
    <div ref={place}>
      <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {readOnly ? (
          <code className="text-sm">{name}</code>
        ) : (
          <TextField
            label="Query"
            value={name}
            onChange={(next) => onChange({ name: next.trim() })}
          />
        )}
        {untrusted ? (
          <p className="text-soft text-sm">Not run yet.</p>
        ) : (
          <QueryStatus
            state={state}
            stale={stale}
            onRun={run}
            onCancel={() => querySession.cancel(id)}
          />
        )}
      </div>
      {nameProblem && <ErrorNote message={nameProblem} line={null} />}
      <CodeEditor
        ref={editor}
        label={`SQL of ${name}`}
        language="sql"
        value={sql}
        placeholder="SELECT class, avg(ap) AS ap FROM class_metrics GROUP BY class"
        readOnly={readOnly}
        tables={tables}
        problem={problem}
        onChange={(next) => onChange({ sql: next })}
        onRun={run}
      />
      {error && <ErrorNote message={error.message} line={error.place?.line ?? null} />}
      {!readOnly && (
        <div className="mt-2">
          <TablesPanel tables={tables} onPick={(text) => editor.current?.insert(text)} />
        </div>
      )}
      {shown && (
        <div className="mt-3">
          <QueryResultTable name={name} result={shown} summaries={summaries} />
        </div>
      )}
    </div>
  );
}
