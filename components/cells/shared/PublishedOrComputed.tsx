'use client';

import { type ComponentType, useCallback, useMemo } from 'react';
import { useSettings, useView } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import {
  CLASS_SOURCES,
  choosePaperTask,
  useClassSource,
  usePaperTask,
  usePublished,
  usePublishedTables,
} from '@/components/hooks/published';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { optionsOf } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { audit } from '@/lib/challenge/audit';
import { differencesQuery, printedClassQuery } from '@/lib/notebook/published/class-queries';
import { paperTasks } from '@/lib/notebook/published/paper-task';
import {
  type ComparedRow,
  comparedRows,
  type PrintedView,
  printedView,
} from '@/lib/notebook/published/printed-view';
import { placesText } from '@/lib/notebook/published/provenance';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { differencesFigure } from '@/lib/plots/differences';
import { Figure } from './Figure';
import { PUBLISHED_METRICS, type PublishedMetric } from './metrics';
import { Rows } from './ResultTable';

const PUBLISHED_CLASS_COLUMNS: readonly TableColumn[] = [
  { key: 'task', title: 'Task', format: 'text' },
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'band', title: 'Band', format: 'text' },
  { key: 'prevalence', title: 'Training prevalence', format: 'percent' },
  { key: 'ap', title: 'AP', format: 'score' },
  { key: 'f1', title: 'F1', format: 'score' },
  { key: 'fnr', title: 'FNR', format: 'score' },
  { key: 'source_tables', title: 'Printed in', format: 'text' },
];

/** Warns of inconsistencies in the tables of the paper that a figure shows. */
function InconsistencyNote({ places }: { places: readonly string[] }) {
  const tables = usePublishedTables();
  const count = useMemo(() => {
    const concerns = (table: string) => places.includes(table);
    return audit(tables).filter(
      (finding) => !finding.roundingExplains && finding.cells.some((cell) => concerns(cell.table)),
    ).length;
  }, [tables, places]);
  if (count === 0) return null;
  return (
    <p className="mb-4 max-w-prose text-sm">
      These tables contain{' '}
      <a href="#audit" className="text-accent underline underline-offset-2">
        {countOf(count, 'inconsistency', 'inconsistencies')}
      </a>
      , so some values must be wrong.
    </p>
  );
}

const DIFFERENCE_COLUMNS: readonly TableColumn[] = [
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'metric', title: 'Metric', format: 'text' },
  { key: 'published', title: 'Printed', format: 'score' },
  { key: 'computed', title: 'Computed', format: 'score' },
  { key: 'difference', title: 'Computed minus printed', format: 'signed' },
];

interface DifferencesProps {
  rows: readonly ComparedRow[];
  order: readonly string[];
  metrics: readonly PublishedMetric[];
  /** SQL that gives the rows of a metric. */
  queryOf(metric: PublishedMetric): string;
}

/** Computed and published values side by side, with their difference. */
function Differences({ rows, order, metrics, queryOf }: DifferencesProps) {
  const [chosen, setChosen] = useChoice('differences-metric', '');
  const metric = metrics.find((m) => m === chosen) ?? metrics[0];
  const options = PUBLISHED_METRICS.filter(({ value }) => metrics.some((m) => m === value));
  const label = options.find(({ value }) => value === metric)?.label ?? '';
  const shown = useMemo(() => rows.filter((row) => row.metric === metric), [rows, metric]);
  const draw = useCallback(
    (params: FigureParams) =>
      differencesFigure(
        shown.map((row) => ({ ...row, reference: row.published, value: row.computed })),
        { ...params, metric: label, names: { reference: 'printed', value: 'computed' }, order },
      ),
    [shown, label, order],
  );
  if (rows.length === 0) {
    return (
      <EmptyState>
        No team has a name from the paper. Name it by its letter (A or Team A) or by its handle to
        compare it.
      </EmptyState>
    );
  }
  return (
    <>
      {options.length > 1 && (
        <Controls>
          <Segmented
            label="Metric"
            value={metric as string}
            options={options}
            onChange={setChosen}
          />
        </Controls>
      )}
      <Figure
        draw={draw}
        name="published-differences"
        text={{
          subject: `${label}, computed minus printed`,
          shows: `Difference between the ${label} computed from the files and the ${label} printed in the paper, for each class and team. Printed values have three decimals, so differences up to 0.0005 may be rounding.`,
        }}
      />
      <Rows
        table="published_differences"
        columns={DIFFERENCE_COLUMNS}
        rows={asTableRows(shown)}
        {...(metric && { query: queryOf(metric) })}
      />
    </>
  );
}

interface PublishedOrComputedProps {
  metrics: readonly PublishedMetric[];
  Computed: ComponentType;
  /** The figure of published values; their rows follow below it. */
  Published: ComponentType<{ view: PrintedView }>;
}

/** The rows behind a figure of published class metrics. */
function PublishedRows({ view }: { view: PrintedView }) {
  const bands = useSettings((s) => s.bands);
  return (
    <Rows
      table="published_class_metrics"
      columns={PUBLISHED_CLASS_COLUMNS}
      rows={asTableRows(view.rows)}
      query={printedClassQuery(view, bands)}
    />
  );
}

/** Selects a task of the paper if none is loaded. */
function PaperTaskSelect({ task }: { task: string }) {
  const tables = usePublishedTables();
  return (
    <Segmented
      label="Task"
      value={task}
      options={optionsOf(paperTasks(tables))}
      onChange={choosePaperTask}
    />
  );
}

function usePrintedView(): PrintedView | null {
  const tables = usePublished((state) => state.tables);
  const name = usePaperTask();
  const bands = useSettings((s) => s.bands);
  const order = useSettings((s) => s.order);
  const hiddenTeams = useSettings((s) => s.hiddenTeams);
  return useMemo(
    () => (tables && name ? printedView(tables, name, { bands, order, hiddenTeams }) : null),
    [tables, name, bands, order, hiddenTeams],
  );
}

const placesOf = (view: PrintedView | null) =>
  [...new Set(view?.rows.flatMap((row) => row.source_tables.split(', ')))].sort();

/** A cell that shows computed values, published values, or the difference between them. */
export function PublishedOrComputed(props: PublishedOrComputedProps) {
  const { metrics, Computed, Published } = props;
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
      <Controls>
        {task ? (
          <Segmented label="Show" value={source} options={CLASS_SOURCES} onChange={chooseSource} />
        ) : (
          <PaperTaskSelect task={view.task} />
        )}
        {source !== 'computed' && (
          <span className="text-soft text-sm">
            {view.task} as printed in {placesText(places)}
          </span>
        )}
      </Controls>
      {source !== 'computed' && <InconsistencyNote places={places} />}
      {source === 'computed' && <Computed />}
      {source === 'printed' && (
        <>
          <Published view={view} />
          <PublishedRows view={view} />
        </>
      )}
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
