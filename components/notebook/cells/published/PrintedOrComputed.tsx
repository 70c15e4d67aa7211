'use client';

import { type ComponentType, useMemo, useState } from 'react';
import { Segmented } from '@/components/ui/Segmented';
import { paperTask, paperTasks } from '@/lib/notebook/published/paper-task';
import { comparedRows, type PrintedView, printedView } from '@/lib/notebook/published/printed-view';
import { type ClassSource, changePublished } from '@/lib/notebook/published/store';
import { useSettings, useView } from '../../context';
import { usePublished } from '../../published';
import { type ClassFigureMetric, Differences } from './Differences';

const SOURCES: readonly { value: ClassSource; label: string }[] = [
  { value: 'computed', label: 'computed' },
  { value: 'printed', label: 'printed in the paper' },
  { value: 'difference', label: 'difference' },
];

interface PrintedOrComputedProps {
  /** Id of the cell. */
  cell: string;
  metrics: readonly ClassFigureMetric[];
  Computed: ComponentType;
  Printed: ComponentType<{ view: PrintedView }>;
}

/** The paper's task the cell shows: the one loaded, or, where none is, the reader's choice. */
function usePrintedView(): { view: PrintedView | null; choice: React.ReactNode } {
  const tables = usePublished((state) => state.tables);
  const { task } = useView();
  const limits = useSettings((s) => s.limits);
  const order = useSettings((s) => s.order);
  const hiddenTeams = useSettings((s) => s.hiddenTeams);
  const [chosen, setChosen] = useState('');
  const tasks = useMemo(() => (tables ? paperTasks(tables) : []), [tables]);
  const name = useMemo(() => {
    if (!tables) return null;
    if (task) return paperTask(tables, { name: task.task, classes: task.classOrder });
    return tasks.find((t) => t === chosen) ?? tasks[0] ?? null;
  }, [tables, task, tasks, chosen]);
  const view = useMemo(
    () => (tables && name ? printedView(tables, name, { limits, order, hiddenTeams }) : null),
    [tables, name, limits, order, hiddenTeams],
  );
  const options = tasks.map((value) => ({ value, label: value }));
  const choice = !task && name && (
    <Segmented label="Task" value={name} options={options} onChange={setChosen} />
  );
  return { view, choice };
}

/** One cell for computed figures, printed ones, and the difference of the two. */
export function PrintedOrComputed(props: PrintedOrComputedProps) {
  const { cell, metrics, Computed, Printed } = props;
  const tables = usePublished((state) => state.tables);
  const { task } = useView();
  const sources = usePublished((state) => state.classSources);
  const { view, choice } = usePrintedView();
  const source = task ? (sources[cell] ?? 'computed') : 'printed';
  const compared = useMemo(
    () =>
      tables && view && task && source === 'difference'
        ? comparedRows(tables, view, task.classRows)
        : [],
    [tables, view, task, source],
  );
  if (!view) return <Computed />;
  const places = [...new Set(view.rows.flatMap((row) => row.source_tables.split(', ')))].sort();
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        {task ? (
          <Segmented
            label="Show"
            value={source}
            options={SOURCES}
            onChange={(next) => changePublished({ classSources: { ...sources, [cell]: next } })}
          />
        ) : (
          choice
        )}
        {source !== 'computed' && (
          <span className="text-soft text-sm">
            {view.task} as printed in Supplementary Tables{' '}
            {places.map((place) => place.replace('S', '')).join(', ')}
          </span>
        )}
      </div>
      {source === 'computed' && <Computed />}
      {source === 'printed' && <Printed view={view} />}
      {source === 'difference' && (
        <Differences rows={compared} order={view.classOrder} metrics={metrics} />
      )}
    </>
  );
}
