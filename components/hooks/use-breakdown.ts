'use client';

import { useEffect, useState } from 'react';
import type { SessionAttribute } from '@/lib/notebook/session/subgroups';
import type { SourceEntry } from '@/lib/notebook/session/types';
import type { Breakdown } from '@/lib/scoring/break-down';
import { useSession, useSessionState, useTask, useView } from './context';

/** Attributes of the current task's images; null until they are known. */
export function useAttributes(wanted: boolean): readonly SessionAttribute[] | null {
  const session = useSession();
  const { id } = useTask();
  const { sources } = useView().files;
  const busy = useSessionState((state) => state.busy);
  const [known, setKnown] = useState<{
    readonly id: string;
    readonly sources: readonly SourceEntry[];
    readonly attributes: readonly SessionAttribute[];
  } | null>(null);
  useEffect(() => {
    if (busy || !wanted) return;
    let stale = false;
    session.attributes(id).then(
      (attributes) => !stale && setKnown({ id, sources, attributes }),
      (error: unknown) => !stale && session.report(error),
    );
    return () => {
      stale = true;
    };
  }, [session, id, sources, busy, wanted]);
  return known?.id === id && known.sources === sources ? known.attributes : null;
}

/** Counts of the current task's submissions by subgroup; null until they are counted. */
export function useBreakdown(attribute: SessionAttribute | null): Breakdown | null {
  const session = useSession();
  const { id } = useTask();
  const [counted, setCounted] = useState<{ by: SessionAttribute; breakdown: Breakdown } | null>(
    null,
  );
  useEffect(() => {
    if (!attribute) return;
    const abort = new AbortController();
    session.breakDown(id, attribute, abort.signal).then(
      (breakdown) => breakdown && !abort.signal.aborted && setCounted({ by: attribute, breakdown }),
      (error: unknown) => !abort.signal.aborted && session.report(error),
    );
    return () => abort.abort();
  }, [session, id, attribute]);
  return counted && counted.by === attribute ? counted.breakdown : null;
}
