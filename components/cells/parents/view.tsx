'use client';

import { useMemo, useRef } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useContradictions } from '@/components/hooks/use-contradictions';
import { useSeen } from '@/components/hooks/use-near';
import { EmptyState, Subheading } from '@/components/ui/blocks';
import { asTableRows } from '@/components/ui/table-format';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { Contradictions } from '@/lib/scoring/contradictions';
import { pairsOf } from '@/lib/scoring/contradictions';
import {
  labelContradictionRows,
  scoreContradictionRows,
} from '@/lib/scoring/tables/contradictions';

export const about: CellText = {
  shows:
    'Where the challenge says that a class implies another (a rib fracture is a fracture): images labelled with the class and not with its parent, and images that teams score higher for the class than for its parent.',
  computed:
    'A team calls a class positive if its score is above the threshold. The call contradicts the parent if the parent’s score is not above it.',
  onPage: 'Edit the description of the challenge to add parents.',
};

function Tables({ found }: { found: Contradictions }) {
  const view = useTask();
  const { threshold, teams } = view;
  const labels = useMemo(() => labelContradictionRows(found), [found]);
  const scores = useMemo(
    () => scoreContradictionRows(found, threshold).filter((row) => teams.includes(row.team)),
    [found, threshold, teams],
  );
  return (
    <>
      <Subheading title="Labels">
        Images labelled positive for the class and negative for its parent.
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
  const needed = useImagesNeeded('the images that have a class without its parent');
  const found = useContradictions(seen && pairs.length > 0);
  return (
    <div ref={ref}>
      {pairs.length === 0 ? (
        <EmptyState>
          No class of this task has a parent in the description of the challenge.
        </EmptyState>
      ) : (
        (needed ?? (found && <Tables found={found} />))
      )}
    </div>
  );
}
