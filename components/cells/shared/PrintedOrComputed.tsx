'use client';

import { type ComponentType, useMemo } from 'react';
import { useSettings, useView } from '@/components/hooks/context';
import {
  CLASS_SOURCES,
  choosePaperTask,
  useClassSource,
  usePaperTask,
  usePublished,
  usePublishedTables,
} from '@/components/hooks/published';
import { Segmented } from '@/components/ui/Segmented';
import { differencesQuery } from '@/lib/notebook/published/class-queries';
import { paperTasks } from '@/lib/notebook/published/paper-task';
import { comparedRows, type PrintedView, printedView } from '@/lib/notebook/published/printed-view';
import { placesText } from '@/lib/notebook/published/provenance';
import { type ClassFigureMetric, Differences } from './Differences';
import { FindingsNote } from './FindingsNote';

interface PrintedOrComputedProps {
  metrics: readonly ClassFigureMetric[];
  Computed: ComponentType;
  Printed: ComponentType<{ view: PrintedView }>;
}

/** Chooses among the paper's tasks where none is loaded. */
function PaperTaskPicker({ task }: { task: string }) {
  const tables = usePublishedTables();
  return (
    <Segmented
      label="Task"
      value={task}
      options={paperTasks(tables).map((value) => ({ value, label: value }))}
      onChange={choosePaperTask}
    />
  );
}

function usePrintedView(): PrintedView | null {
  const tables = usePublished((state) => state.tables);
  const name = usePaperTask();
  const limits = useSettings((s) => s.limits);
  const order = useSettings((s) => s.order);
  const hiddenTeams = useSettings((s) => s.hiddenTeams);
  return useMemo(
    () => (tables && name ? printedView(tables, name, { limits, order, hiddenTeams }) : null),
    [tables, name, limits, order, hiddenTeams],
  );
}

const placesOf = (view: PrintedView | null) =>
  [...new Set(view?.rows.flatMap((row) => row.source_tables.split(', ')))].sort();

/** One cell for computed figures, printed ones, and the difference of the two. */
export function PrintedOrComputed(props: PrintedOrComputedProps) {
  const { metrics, Computed, Printed } = props;
  const tables = usePublished((state) => state.tables);
  const { task } = useView();
  const view = usePrintedView();
  const [source, chooseSource] = useClassSource();
  const compared = useMemo(
    () =>
      tables && view && task && source === 'difference'
        ? comparedRows(tables, view, task.classRows)
        : [],
    [tables, view, task, source],
  );
  const places = useMemo(() => placesOf(view), [view]);
  if (!view) return <Computed />;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        {task ? (
          <Segmented label="Show" value={source} options={CLASS_SOURCES} onChange={chooseSource} />
        ) : (
          <PaperTaskPicker task={view.task} />
        )}
        {source !== 'computed' && (
          <span className="text-soft text-sm">
            {view.task} as printed in {placesText(places)}
          </span>
        )}
      </div>
      {source !== 'computed' && <FindingsNote places={places} />}
      {source === 'computed' && <Computed />}
      {source === 'printed' && <Printed view={view} />}
      {source === 'difference' && (
        <Differences
          rows={compared}
          order={view.classOrder}
          metrics={metrics}
          queryOf={(metric) =>
            tables && task ? differencesQuery(tables, view, task.classRows, metric) : ''
          }
        />
      )}
    </>
  );
}
