'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import {
  OtherSettings,
  useImagesNeeded,
  useStoredTask,
} from '@/components/cells/shared/ImagesNeeded';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useItem, useSession, useTask } from '@/components/hooks/context';
import { useSeen } from '@/components/hooks/use-near';
import { EmptyState, Subheading } from '@/components/ui/blocks';
import { asTableRows } from '@/components/ui/table-format';
import type { Recognised } from '@/lib/challenge/recognise';
import { inItems } from '@/lib/challenge/words';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { contradictionsOf } from '@/lib/notebook/session/contradictions';
import type { SessionEvaluation } from '@/lib/notebook/session/evaluations';
import { type Contradictions, pairsOf } from '@/lib/scoring/contradictions';
import {
  labelContradictionRows,
  scoreContradictionRows,
} from '@/lib/scoring/tables/contradictions';

interface Counted {
  readonly evaluation: SessionEvaluation;
  readonly recognised: Recognised;
  readonly found: Contradictions;
}

/** Where the current task contradicts the parents of its classes; null until it is counted. */
function useContradictions(wanted: boolean): Contradictions | null {
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

export const about: CellText = {
  shows:
    'Where the challenge says that a class implies another (a rib fracture is a fracture): images labelled with the class and not with its parent, and images that teams score higher for the class than for its parent.',
  computed:
    'A team calls a class positive if its score is above the threshold. The call contradicts the parent if the parent’s score is not above it.',
  onPage: 'Edit the description of the challenge to add parents.',
};

function Tables({ found }: { found: Contradictions }) {
  const view = useTask();
  const item = useItem();
  const { threshold, teams } = view;
  const labels = useMemo(() => labelContradictionRows(found), [found]);
  const scores = useMemo(
    () => scoreContradictionRows(found, threshold).filter((row) => teams.includes(row.team)),
    [found, threshold, teams],
  );
  return (
    <>
      <Subheading title="Labels">
        {inItems('Images labelled positive for the class and negative for its parent.', item)}
      </Subheading>
      <ResultTable
        name="label-contradictions"
        caption="Labels that contradict the parent of a class"
        columns={COLUMNS.label_contradictions}
        rows={asTableRows(labels)}
      />
      <Subheading title="Scores">
        For each class and team. A model that respects the hierarchy has no contradictions.
      </Subheading>
      <ResultTable
        name="score-contradictions"
        caption="Scores that contradict the parent of a class"
        columns={COLUMNS.score_contradictions}
        rows={asTableRows(scores)}
      />
      <Rows
        table="score_contradictions"
        columns={COLUMNS.score_contradictions}
        rows={asTableRows(scores)}
        query={resultQuery('score_contradictions', view)}
      />
    </>
  );
}

export default function ParentsView() {
  const { recognised, evaluation } = useTask();
  const ref = useRef<HTMLDivElement>(null);
  const seen = useSeen(ref, '600px');
  const pairs = useMemo(
    () =>
      pairsOf(
        recognised.challenge,
        evaluation.classes.map(({ name }) => name),
      ),
    [recognised, evaluation],
  );
  const needed = useImagesNeeded(
    'the images that have a class without its parent',
    'contradictions',
  );
  const stored = useStoredTask();
  const found = useContradictions(seen && pairs.length > 0);
  return (
    <div ref={ref}>
      {pairs.length === 0 ? (
        <EmptyState>
          No class of this task has a parent in the description of the challenge.
        </EmptyState>
      ) : (
        (needed ??
        ((found && <Tables found={found} />) || (stored && <OtherSettings entry={stored} />)))
      )}
    </div>
  );
}
