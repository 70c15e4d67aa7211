'use client';

import { useCallback } from 'react';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { PRINTED_CLASS_COLUMNS } from '@/components/cells/shared/printed-columns';
import { Rows } from '@/components/cells/shared/Rows';
import { useSettings } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { Segmented } from '@/components/ui/Segmented';
import { printedClassQuery } from '@/lib/notebook/published/class-queries';
import type { PrintedView } from '@/lib/notebook/published/printed-view';
import type { FigureParams } from '@/lib/plots/figure-params';
import { heatMapFigure } from '@/lib/plots/heat-map';

const METRICS = [
  { value: 'ap', label: 'AP' },
  { value: 'f1', label: 'F1' },
  { value: 'fnr', label: 'FNR' },
] as const;

/** Printed figures of every class and team of a task. */
export function PrintedHeatMap({ view }: { view: PrintedView }) {
  const [metric, setMetric] = useOption('printed-metric', METRICS, 'ap');
  const limits = useSettings((s) => s.limits);
  const draw = useCallback(
    (params: FigureParams) =>
      heatMapFigure(view.rows, { ...params, metric, order: view.classOrder }),
    [view, metric],
  );
  return (
    <>
      <div className="mb-4">
        <Segmented label="Metric" value={metric} options={METRICS} onChange={setMetric} />
      </div>
      <Figure draw={draw} name="class-by-class-printed" />
      <Rows
        table="published_class_metrics"
        columns={PRINTED_CLASS_COLUMNS}
        rows={asTableRows(view.rows)}
        query={printedClassQuery(view, limits)}
      />
    </>
  );
}
