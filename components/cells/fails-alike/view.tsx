'use client';

import { useCallback, useMemo, useRef } from 'react';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { Rows } from '@/components/cells/shared/ResultTable';
import { useTask } from '@/components/hooks/context';
import { type CallsAt, useCalls, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { missCorrelationsQuery } from '@/lib/notebook/query/image-queries';
import type { FigureParams } from '@/lib/plots/core/params';
import { missCorrelationsFigure } from '@/lib/plots/miss-correlations';
import { missCorrelationRows } from '@/lib/scoring/tables/misses';

const ALL = 'all classes';

function FailsAlike({ at }: { at: CallsAt }) {
  const view = useTask();
  const { classOrder, teams } = view;
  const { value: subject, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder,
    others: [ALL],
    fallback: [ALL, 'none selected'],
  });
  const name = subject === ALL ? null : subject;
  const rows = useMemo(
    () =>
      missCorrelationRows(at.calls, name === null ? null : new Set([name])).filter(
        (row) => row.class === name,
      ),
    [at, name],
  );
  const draw = useCallback(
    (params: FigureParams) => missCorrelationsFigure(rows, { ...params, order: teams, subject }),
    [rows, teams, subject],
  );
  return (
    <>
      <Controls>
        <Select label="Class" {...field} />
      </Controls>
      <Figure draw={draw} />
      <Rows
        table="miss_correlations"
        columns={COLUMNS.miss_correlations}
        rows={asTableRows(rows)}
        query={missCorrelationsQuery(view, name)}
      />
    </>
  );
}

export default function FailsAlikeView() {
  const { teams } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which images two teams both miss');
  const at = useCalls(useImageSource(seen && needed === null && teams.length > 1));
  if (teams.length < 2) {
    return <EmptyState>This needs predictions of two teams for the same task.</EmptyState>;
  }
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (at ? <FailsAlike at={at} /> : <p className="text-soft">Counting…</p>)}
    </div>
  );
}
