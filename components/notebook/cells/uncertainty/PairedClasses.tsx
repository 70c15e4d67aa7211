'use client';

import { useCallback, useMemo } from 'react';
import type { FigureParams } from '@/lib/figures/figure-params';
import { pairedClassesFigure } from '@/lib/figures/paired-classes';
import { classDifferencesQuery } from '@/lib/notebook/query/resampled-queries';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { asTableRows, COLUMNS } from '../../columns';
import { useTask } from '../../context';
import { Figure } from '../../Figure';
import { Rows } from '../../Rows';
import { percentOf, replicatesNote } from './interval-words';

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
