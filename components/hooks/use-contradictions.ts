'use client';

import { useEffect, useState } from 'react';
import type { Recognised } from '@/lib/challenge/recognise';
import { contradictionsOf } from '@/lib/notebook/session/contradictions';
import type { SessionEvaluation } from '@/lib/notebook/session/evaluations';
import type { Contradictions } from '@/lib/scoring/contradictions';
import { useSession, useTask } from './context';

interface Counted {
  readonly evaluation: SessionEvaluation;
  readonly recognised: Recognised;
  readonly found: Contradictions;
}

/** Where the current task contradicts the parents of its classes; null until it is counted. */
export function useContradictions(wanted: boolean): Contradictions | null {
  const session = useSession();
  const { id, evaluation, recognised } = useTask();
  const [counted, setCounted] = useState<Counted | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    contradictionsOf(session, id, recognised.challenge, abort.signal).then(
      (found) => found && !abort.signal.aborted && setCounted({ evaluation, recognised, found }),
      (error: unknown) => !abort.signal.aborted && session.report(error),
    );
    return () => abort.abort();
  }, [session, id, evaluation, recognised, wanted]);
  const isCurrent = counted?.evaluation === evaluation && counted.recognised === recognised;
  return isCurrent ? counted.found : null;
}
