'use client';

import { useEffect, useState } from 'react';
import type { TaskAttribute } from '@/lib/notebook/session/subgroups';
import type { SourceEntry } from '@/lib/notebook/session/types';
import type { Breakdown } from '@/lib/scoring/break-down';
import { useTask, useView, useWorkspace, useWorkspaceState } from './context';

/** Attributes of the current task's images; null until they are known. */
export function useAttributes(wanted: boolean): readonly TaskAttribute[] | null {
  const workspace = useWorkspace();
  const { id } = useTask();
  const { sources } = useView().files;
  const busy = useWorkspaceState((state) => state.busy);
  const [known, setKnown] = useState<{
    readonly id: string;
    readonly sources: readonly SourceEntry[];
    readonly attributes: readonly TaskAttribute[];
  } | null>(null);
  useEffect(() => {
    if (busy || !wanted) return;
    let stale = false;
    workspace.attributes(id).then(
      (attributes) => !stale && setKnown({ id, sources, attributes }),
      (error: unknown) => !stale && workspace.report(error),
    );
    return () => {
      stale = true;
    };
  }, [workspace, id, sources, busy, wanted]);
  return known?.id === id && known.sources === sources ? known.attributes : null;
}

/** Counts of the current task's submissions by subgroup; null until they are counted. */
export function useBreakdown(attribute: TaskAttribute | null): Breakdown | null {
  const workspace = useWorkspace();
  const { id } = useTask();
  const [counted, setCounted] = useState<{ by: TaskAttribute; breakdown: Breakdown } | null>(null);
  useEffect(() => {
    if (!attribute) return;
    const abort = new AbortController();
    workspace.breakDown(id, attribute, abort.signal).then(
      (breakdown) => breakdown && !abort.signal.aborted && setCounted({ by: attribute, breakdown }),
      (error: unknown) => !abort.signal.aborted && workspace.report(error),
    );
    return () => abort.abort();
  }, [workspace, id, attribute]);
  return counted && counted.by === attribute ? counted.breakdown : null;
}
