'use client';

import { useEffect, useState } from 'react';
import { useSession, useTask } from '@/components/hooks/context';
import type { SessionEvaluation } from '@/lib/notebook/session/evaluations';
import { readerStudyOf } from '@/lib/notebook/session/readers';
import type { ReaderStudy } from '@/lib/scoring/reader-study';

interface Computed {
  readonly evaluation: SessionEvaluation;
  readonly threshold: number;
  readonly study: ReaderStudy;
}

/**
 * The human readers of the current task against its teams; the last that was computed while another
 * threshold is, null until there is one.
 */
export function useReaderStudy(wanted: boolean): ReaderStudy | null {
  const session = useSession();
  const { id, evaluation, threshold } = useTask();
  const [computed, setComputed] = useState<Computed | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    readerStudyOf(session, id, threshold, abort.signal).then(
      (study) => study && !abort.signal.aborted && setComputed({ evaluation, threshold, study }),
      (error: unknown) => !abort.signal.aborted && session.report(error),
    );
    return () => abort.abort();
  }, [session, id, evaluation, threshold, wanted]);
  return computed?.evaluation === evaluation ? computed.study : null;
}
