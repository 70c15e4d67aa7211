'use client';

import { useMemo, useRef } from 'react';
import { useOwnState } from '@/components/export/out-of-sight';
import { useIsStale, useQueryState, useSession } from '@/components/hooks/query-session';
import { CodeEditor, type CodeEditorHandle } from '@/components/ui/CodeEditor';
import { TextField } from '@/components/ui/TextField';
import type { SqlCell } from '@/lib/notebook/document/types';
import type { QueryState } from '@/lib/notebook/query/state';
import { QueryStatus } from './QueryStatus';
import { ResultTable } from './ResultTable';
import { TablesPanel } from './TablesPanel';
import { useAutoRun } from './use-auto-run';
import { useInSight } from './use-in-sight';
import { useTables } from './use-tables';

interface SqlCellBodyProps {
  cell: SqlCell;
  onChange(change: Partial<Pick<SqlCell, 'name' | 'sql'>>): void;
  /** No query may run yet: the reader has not let them. */
  held?: boolean;
  /** The query is read, not edited. */
  readOnly?: boolean;
}

/** The error of a query, at its line. */
function ErrorNote({ message, line }: { message: string; line: number | null }) {
  return (
    <p
      role="alert"
      className="mt-2 whitespace-pre-wrap rounded-md bg-alarm-paper px-3 py-2 text-alarm text-sm"
    >
      {line !== null && <strong>Line {line}: </strong>}
      {message}
    </p>
  );
}

/** Why a query has no rows to save; null where it has, or gives none. */
function lackingOf({ phase, ran }: QueryState, held: boolean): string | null {
  if (held) return 'its query waits until it is let run';
  if (ran === null) return 'its query was not run';
  if (phase.kind === 'failed') return `its query failed: ${phase.error.message}`;
  return phase.kind === 'cancelled' ? 'its query was cancelled' : null;
}

/** A query over what is loaded, and its rows. */
export function SqlCellBody({ cell, onChange, held = false, readOnly = false }: SqlCellBodyProps) {
  const { id, name, sql } = cell;
  const session = useSession();
  const state = useQueryState(id);
  const stale = useIsStale(id);
  const tables = useTables();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<CodeEditorHandle>(null);
  const inSight = useInSight(place);
  const due = useAutoRun(id, sql, inSight && !held);
  const { phase, result, summaries, ran } = state;
  const settled = !due && phase.kind !== 'running';
  useOwnState({ title: name, settled, lacking: lackingOf(state, held) });
  const error = phase.kind === 'failed' ? phase.error : null;
  const shown = phase.kind === 'done' || phase.kind === 'running' ? result : null;
  const problem = useMemo(
    () => (error?.place && ran === sql ? { ...error.place, message: error.message } : null),
    [error, ran, sql],
  );
  const nameProblem = session.nameProblem(cell);
  const run = () => {
    if (!held) void session.run(id);
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
        {held ? (
          <p className="text-soft text-sm">Not run yet.</p>
        ) : (
          <QueryStatus
            state={state}
            stale={stale}
            onRun={run}
            onCancel={() => session.cancel(id)}
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
          <ResultTable name={name} result={shown} summaries={summaries} />
        </div>
      )}
    </div>
  );
}
