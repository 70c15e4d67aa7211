'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { percentOf, replicatesNote } from '@/components/cells/shared/interval-words';
import { Rows } from '@/components/cells/shared/Rows';
import { useTask } from '@/components/hooks/context';
import { classDifferencesQuery } from '@/lib/notebook/query/resampled-queries';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import type { FigureParams } from '@/lib/plots/figure-params';
import { pairedClassesFigure } from '@/lib/plots/paired-classes';

interface PairedClassesProps {
  u: TaskUncertainty;
  team: string;
  other: string;
  metric: 'ap' | 'fnr';
  sort: 'difference' | 'prevalence';
}

/** The difference of two teams in each class, with its interval. */
export function PairedClasses({ u, team, other, metric, sort }: PairedClassesProps) {
  const view = useTask();
  const { classRows } = view;
  const rows = u.classDifferences(team, other, metric);
  const marks = useMemo(() => {
    const prevalence = new Map(classRows.map((row) => [row.class, row.prevalence]));
    return rows.map((row) => ({
      ...row,
      class: row.subject,
      prevalence: prevalence.get(row.subject) ?? null,
    }));
  }, [rows, classRows]);
  const drawn = rows.some((row) => row.lower !== null);
  const note = drawn
    ? `Lines: ${percentOf(u.settings.level)} intervals of the paired difference. ${replicatesNote(u)}`
    : 'Without intervals: no replicates are drawn of what is shown.';
  const draw = useCallback(
    (params: FigureParams) =>
      pairedClassesFigure(marks, { ...params, metric, team, other, sort, note }),
    [marks, metric, team, other, sort, note],
  );
  return (
    <>
      <Figure draw={draw} />
      <Rows
        table="class_differences"
        columns={COLUMNS.class_differences}
        rows={asTableRows(rows)}
        query={classDifferencesQuery(view, team, other, metric, u.settings.level)}
      />
    </>
  );
}
