'use client';

import { useEffect } from 'react';
import { useSession, useSettings, useView } from '@/components/hooks/context';
import { useImproveChoice } from '@/components/hooks/use-improved';
import { putThresholdsInForce } from '@/lib/notebook/session/tuned-thresholds';

/** Puts tuned thresholds in force where the notebook asks for them, and takes them back. */
export function PutThresholds() {
  const session = useSession();
  const tuned = useSettings((settings) => settings.tuned);
  const choice = useImproveChoice('thresholds');
  const { tasks } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read meanwhile is tuned too
  useEffect(() => {
    const abort = new AbortController();
    putThresholdsInForce(session, tuned ? choice : null, abort.signal).catch((error: unknown) => {
      if (!abort.signal.aborted) session.report(error);
    });
    return () => abort.abort(new DOMException('no longer wanted', 'AbortError'));
  }, [session, tuned, choice, tasks]);
  return null;
}
