'use client';

import { useCallback, useMemo } from 'react';
import { useChoice } from '@/components/hooks/document';
import { Segmented } from '@/components/ui/Segmented';
import type { TableColumn } from '@/components/ui/table-format';
import type { ComparedRow } from '@/lib/notebook/published/printed-view';
import { differencesFigure } from '@/lib/plots/differences';
import type { FigureParams } from '@/lib/plots/figure-params';
import { CLASS_METRICS } from './class-metric';
import { asTableRows } from './columns';
import { Figure } from './Figure';
import { Rows } from './Rows';

/** Metrics of a class that the paper prints. */
export type ClassFigureMetric = 'ap' | 'f1' | 'fnr';

const COLUMNS: readonly TableColumn[] = [
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'metric', title: 'Metric', format: 'text' },
  { key: 'published', title: 'Printed', format: 'score' },
  { key: 'computed', title: 'Computed', format: 'score' },
  { key: 'difference', title: 'Computed less printed', format: 'signed' },
];

interface DifferencesProps {
  rows: readonly ComparedRow[];
  order: readonly string[];
  metrics: readonly ClassFigureMetric[];
  /** SQL that gives the rows of a metric. */
  queryOf(metric: ClassFigureMetric): string;
}

/** Computed figures beside the printed ones, and how far apart they are. */
export function Differences({ rows, order, metrics, queryOf }: DifferencesProps) {
  const [chosen, setChosen] = useChoice('differences-metric', '');
  const metric = metrics.find((m) => m === chosen) ?? metrics[0];
  const options = CLASS_METRICS.filter(({ value }) => metrics.some((m) => m === value));
  const label = options.find(({ value }) => value === metric)?.label ?? '';
  const own = useMemo(() => rows.filter((row) => row.metric === metric), [rows, metric]);
  const draw = useCallback(
    (params: FigureParams) =>
      differencesFigure(
        own.map((row) => ({ ...row, reference: row.published, value: row.computed })),
        { ...params, metric: label, names: { reference: 'printed', value: 'computed' }, order },
      ),
    [own, label, order],
  );
  if (rows.length === 0) {
    return (
      <p className="rounded-md border border-line border-dashed p-6 text-soft">
        No team here has a name the paper gives it: its letter, “Team” and its letter, or its
        handle.
      </p>
    );
  }
  return (
    <>
      {options.length > 1 && (
        <div className="mb-4">
          <Segmented
            label="Metric"
            value={metric as string}
            options={options}
            onChange={setChosen}
          />
        </div>
      )}
      <Figure draw={draw} name="published-differences" />
      <Rows
        table="published_differences"
        columns={COLUMNS}
        rows={asTableRows(own)}
        {...(metric && { query: queryOf(metric) })}
      />
    </>
  );
}
