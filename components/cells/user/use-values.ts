'use client';

import { type RefObject, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useSessionState } from '@/components/hooks/context';
import { useQuerySession } from '@/components/hooks/query-session';
import { readValue, type TextValue, writeValue } from '@/lib/notebook/text/value';
import { RESULT_TABLES } from '@/lib/scoring/result-tables';
import { tablesRead } from '@/lib/sql/query/references';
import { NO_ROW } from '@/lib/sql/query/run';
import type { QuerySession } from '@/lib/sql/query/session';

const PAUSE = 150;

function readOrNull(source: string): TextValue | null {
  try {
    return readValue(source);
  } catch {
    return null;
  }
}

/** A version of the tables that the values of a text read. */
function versionOf(querySession: QuerySession, sources: readonly string[]): string {
  const reads = sources.flatMap((source) => [...tablesRead(readOrNull(source)?.select ?? '')]);
  return querySession.versionOfReads(new Set(reads));
}

/** Why no row matches: tables made of replicates are empty until these are computed. */
async function whyNoRow(
  querySession: QuerySession,
  source: string,
  signal: AbortSignal,
): Promise<string> {
  const table = readOrNull(source)?.of?.table.toLowerCase() ?? '';
  const own = Object.values(RESULT_TABLES).find(({ name }) => name === table);
  const depends: readonly string[] = own?.dependsOn ?? [];
  if (!depends.includes('replicates')) return NO_ROW;
  const rows = await querySession.reads.scalar(`SELECT count(*) FROM ${table}`, { signal });
  return rows === 0 ? 'Not computed yet: compute confidence intervals first.' : NO_ROW;
}

async function fill(
  querySession: QuerySession,
  element: HTMLElement,
  source: string,
  signal: AbortSignal,
): Promise<void> {
  const show = (text: string, failed: boolean) => {
    if (signal.aborted) return;
    element.textContent = text;
    element.title = `{{ ${source} }}`;
    element.classList.toggle('text-alarm', failed);
    element.dataset.state = failed ? 'failed' : 'filled';
  };
  try {
    const { select, format, of } = readValue(source);
    const value = await querySession.reads.scalar(select, { signal, rows: of?.rows });
    show(writeValue(value, format), false);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const why = message === NO_ROW ? await whyNoRow(querySession, source, signal) : message;
    show(`[${source}: ${why}]`, true);
  }
}

/** Says in place of each value what it waits for. */
function showWaiting(element: HTMLElement): void {
  element.textContent = '[waits for the files of this notebook]';
  element.title = `{{ ${element.dataset.value} }}`;
  element.dataset.state = 'waiting';
}

/** The elements of the values in a text, in order. */
export function valuesIn(root: ParentNode | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-value]') ?? [])];
}

/**
 * Fills in the values of a rendered text, and again after their tables have changed. Returns whether
 * all are filled in.
 *
 * @param shown the text; a change means new elements
 */
export function useValues(
  root: RefObject<HTMLElement | null>,
  shown: string,
  mayRun: boolean,
): boolean {
  const querySession = useQuerySession();
  const busy = useSessionState((state) => state.busy);
  const waits = useSessionState(({ expectsFiles, tasks }) => !!expectsFiles && tasks.length === 0);
  const version = useStore(querySession.store, () =>
    mayRun && !busy
      ? versionOf(
          querySession,
          valuesIn(root.current).map((element) => element.dataset.value ?? ''),
        )
      : '',
  );
  const [filled, setFilled] = useState<string | null>(null);
  const asked = JSON.stringify([shown, version, waits]);
  useEffect(() => {
    if (!mayRun || busy) return;
    if (waits) {
      for (const element of valuesIn(root.current)) showWaiting(element);
      setFilled(asked);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      for (const element of valuesIn(root.current)) {
        if (abort.signal.aborted) return;
        await fill(querySession, element, element.dataset.value ?? '', abort.signal);
      }
      if (!abort.signal.aborted) setFilled(asked);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort(new DOMException('queried again', 'AbortError'));
    };
  }, [querySession, root, asked, mayRun, busy, waits]);
  return !mayRun || (!busy && filled === asked);
}

/** A text with its placeholders replaced by the values on the page. */
export function filledText(text: string, root: ParentNode | null): string {
  const values = new Map(
    valuesIn(root).map((element) => [element.dataset.value ?? '', element.textContent ?? '']),
  );
  return text.replace(
    /\{\{(.*?)\}\}/gs,
    (whole, source: string) => values.get(source.trim()) ?? whole,
  );
}
