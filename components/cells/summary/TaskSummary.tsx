'use client';

import { Suspense, useEffect, useMemo, useState } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Rows } from '@/components/cells/shared/ResultTable';
import { useCellInfo } from '@/components/export/cell-info';
import { useSession, useSessionState, useTask, useView } from '@/components/hooks/context';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Subheading } from '@/components/ui/blocks';
import { lazyModule } from '@/components/ui/lazy';
import { asTableRows } from '@/components/ui/table-format';
import { countedGroups, imagesOf, taskFindings } from '@/lib/notebook/findings';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { TaskView } from '@/lib/notebook/view';
import type { GroupRow } from '@/lib/scoring/result-tables';
import { findingRows } from '@/lib/scoring/tables/findings';
import { FindingList } from './FindingList';

const twinNote = lazyModule(() => import('@/components/cells/shared/TwinNote'));

function AboutTwin() {
  const { TwinNote } = twinNote.read();
  return <TwinNote cell="summary" />;
}

const NO_ROWS: readonly GroupRow[] = [];

/** Rows by subgroup of the current task, once its files are read; none until they are counted. */
function useGroups(view: TaskView): readonly GroupRow[] {
  const session = useSession();
  const busy = useSessionState((state) => state.busy);
  const { id, threshold, evaluation } = view;
  const { sources } = useView().files;
  const [known, setKnown] = useState<{
    readonly of: readonly unknown[];
    readonly rows: readonly GroupRow[];
  } | null>(null);
  useEffect(() => {
    if (busy) return;
    const abort = new AbortController();
    countedGroups(session, { id, threshold, evaluation }, abort.signal).then(
      (rows) => !abort.signal.aborted && setKnown({ of: [threshold, evaluation, sources], rows }),
      (error: unknown) => !abort.signal.aborted && session.report(error),
    );
    return () => abort.abort();
  }, [session, busy, id, threshold, evaluation, sources]);
  const isCurrent = known?.of[0] === threshold && known.of[1] === evaluation;
  return isCurrent ? known.rows : NO_ROWS;
}

/** The findings of the current task; those of the twin with what of it is invented. */
export function TaskSummary({ isTwin }: { isTwin: boolean }) {
  const view = useTask();
  const { tasks } = useView();
  const session = useSession();
  const u = useUncertainty();
  const groups = useGroups(view);
  const { origins } = useCellInfo();
  const images = imagesOf(session, view.id);
  const findings = useMemo(
    () => taskFindings({ view, tasks, images, uncertainty: u, groups }),
    [view, tasks, images, u, groups],
  );
  return (
    <>
      {isTwin && (
        <>
          <Subheading title="Computed from the synthetic twin" />
          <div className="mb-4 max-w-prose text-soft">
            <Suspense fallback={<p aria-hidden className="min-h-10" />}>
              <AboutTwin />
            </Suspense>
          </div>
        </>
      )}
      <FindingList findings={findings} origins={origins} />
      {view.teams.length < view.allTeams.length && (
        <p className="mt-2 text-soft text-sm">Hidden teams are included.</p>
      )}
      {u.state.kind === 'running' && (
        <p className="mt-2 text-soft text-sm">Intervals are being computed.</p>
      )}
      <Rows
        table="findings"
        columns={COLUMNS.findings}
        rows={asTableRows(findingRows(findings))}
        query={resultQuery('findings', { ...view, teams: view.allTeams })}
      />
    </>
  );
}
