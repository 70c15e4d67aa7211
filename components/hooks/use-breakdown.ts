'use client';

import { useEffect, useState } from 'react';
import type { Breakdown } from '@/lib/notebook/breakdown';
import type { TaskAttribute } from '@/lib/notebook/session/parting';
import { sourcesSignature } from '@/lib/notebook/session/sources-signature';
import { useTask, useWorkspace, useWorkspaceState } from './context';

/** Attributes of the images of the task looked at; null until they are known. */
export function useAttributes(wanted: boolean): readonly TaskAttribute[] | null {
  const workspace = useWorkspace();
  const { task } = useTask();
  const sources = useWorkspaceState(sourcesSignature);
  const busy = useWorkspaceState((state) => state.busy);
  const [known, setKnown] = useState<{ of: string; attributes: TaskAttribute[] } | null>(null);
  const of = `${task} ${sources}`;
  useEffect(() => {
    if (busy || !wanted) return;
    let stale = false;
    workspace.attributes(task).then(
      (attributes) => !stale && setKnown({ of, attributes }),
      (error: unknown) => !stale && workspace.report(error),
    );
    return () => {
      stale = true;
    };
  }, [workspace, task, of, busy, wanted]);
  return known?.of === of ? known.attributes : null;
}

/** The task's submissions parted by an attribute; null until they are counted. */
export function useBreakdown(attribute: TaskAttribute | null): Breakdown | null {
  const workspace = useWorkspace();
  const { task } = useTask();
  const [counted, setCounted] = useState<{ by: TaskAttribute; breakdown: Breakdown } | null>(null);
  useEffect(() => {
    if (!attribute) return;
    const abort = new AbortController();
    workspace.breakDown(task, attribute, abort.signal).then(
      (breakdown) => breakdown && !abort.signal.aborted && setCounted({ by: attribute, breakdown }),
      (error: unknown) => !abort.signal.aborted && workspace.report(error),
    );
    return () => abort.abort();
  }, [workspace, task, attribute]);
  return counted && counted.by === attribute ? counted.breakdown : null;
}
