'use client';

import { useCallback, useMemo } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { FigureForExport } from '@/components/cells/shared/ForExport';
import { undercoverageNote } from '@/components/cells/shared/interval-cautions';
import {
  IntervalSwitch,
  MethodSelect,
  useMethod,
} from '@/components/cells/shared/interval-controls';
import {
  CLASS_METRICS,
  classMetricLabel,
  PUBLISHED_METRICS,
} from '@/components/cells/shared/metrics';
import { PublishedOrComputed } from '@/components/cells/shared/PublishedOrComputed';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Controls } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { CLASS_STATISTICS } from '@/lib/metrics';
import type { PrintedView } from '@/lib/notebook/published/printed-view';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { intervalNote } from '@/lib/notebook/uncertainty/words';
import type { FigureParams } from '@/lib/plots/core/params';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { ClassTable, ClassTableForExport } from './ClassTable';

export const about: CellText = {
  shows: 'Every class of every team. The best value of each row is marked.',
  reading: 'A dash means undefined: a class without positive images has no AP.',
  computed:
    'AP and AUROC need no threshold; F1 and FNR are computed at the threshold; ECE is the expected calibration error.',
  onPage: 'Set the threshold in the top bar.',
};

/** The published values of every class and team of a task. */
function PublishedHeatMap({ view }: { view: PrintedView }) {
  const [metric, setMetric] = useOption('printed-metric', PUBLISHED_METRICS, 'ap');
  const draw = useCallback(
    (params: FigureParams) =>
      heatMapFigure(view.rows, { ...params, metric, order: view.classOrder }),
    [view, metric],
  );
  return (
    <>
      <Controls>
        <Segmented label="Metric" value={metric} options={PUBLISHED_METRICS} onChange={setMetric} />
      </Controls>
      <Figure
        draw={draw}
        name="class-by-class-printed"
        text={{
          subject: `${metric.toUpperCase()} of each class and team, as printed`,
          shows: `${metric.toUpperCase()} of each class (row) and team (column), as printed; the best value of each class is framed and in bold.`,
        }}
      />
    </>
  );
}

const SAME_ORDER = '';

const LOOKS = [
  { value: 'map', label: 'heat map' },
  { value: 'table', label: 'table' },
] as const;

function Computed() {
  const view = useTask();
  const { classRows, classOrder, teams } = view;
  const [look, setLook] = useOption('look', LOOKS, 'map');
  const [metric, setMetric] = useOption('metric', CLASS_METRICS, 'ap');
  const u = useUncertainty();
  const method = useMethod(u, metric);
  const [sortTeam, setSortTeam] = useChoice('sort', SAME_ORDER);
  const classes = useMemo(() => {
    if (sortTeam === SAME_ORDER) return classOrder;
    const teamRows = classRows.filter((row) => row.team === sortTeam);
    const value = new Map(
      teamRows.map((row) => [row.class, row[metric] ?? Number.NEGATIVE_INFINITY]),
    );
    return [...classOrder].sort(
      (a, b) =>
        (value.get(b) ?? Number.NEGATIVE_INFINITY) - (value.get(a) ?? Number.NEGATIVE_INFINITY),
    );
  }, [classOrder, classRows, metric, sortTeam]);
  const draw = useCallback(
    (params: FigureParams) => heatMapFigure(classRows, { ...params, metric, order: classes }),
    [classRows, metric, classes],
  );
  const text = {
    subject: `${classMetricLabel(metric)} of each class and team`,
    shows: `${classMetricLabel(metric)} of each class (row) and team (column); the best value of each class is framed and in bold. A dash: undefined.`,
    computed: `${CLASS_STATISTICS[metric].description}.`,
  };
  const table = { view, metric, u, method: method.method };
  const sortOptions = [
    { value: SAME_ORDER, label: 'order of the settings' },
    ...teams.map((team) => ({ value: team, label: `by ${team}` })),
  ];
  return (
    <>
      <Controls>
        <Segmented label="Metric" value={metric} options={CLASS_METRICS} onChange={setMetric} />
        <Segmented label="View" value={look} options={LOOKS} onChange={setLook} />
        {look === 'map' && (
          <Select label="Sort" value={sortTeam} options={sortOptions} onChange={setSortTeam} />
        )}
      </Controls>
      {look === 'map' ? (
        <>
          <Figure draw={draw} text={text} />
          <ClassTableForExport {...table} />
        </>
      ) : (
        <>
          {metric !== 'ece' && (
            <Controls>
              <IntervalSwitch u={u} />
              {u.settings.shown && <MethodSelect of={method} />}
            </Controls>
          )}
          <ClassTable {...table} />
          <FigureForExport draw={draw} name="class-by-class" text={text} />
          {metric !== 'ece' && u.settings.shown && u.replicates && (
            <p className="mt-2 max-w-prose text-soft text-sm">
              {intervalNote(u, method.method, 'In brackets')}{' '}
              {undercoverageNote(u, classRows, metric, method.method)}
            </p>
          )}
        </>
      )}
      <Rows
        table="class_metrics"
        columns={COLUMNS.class_metrics}
        rows={asTableRows(classRows)}
        query={resultQuery('class_metrics', view)}
      />
    </>
  );
}

export default function ClassByClassView() {
  return (
    <PublishedOrComputed
      metrics={['ap', 'f1', 'fnr']}
      Computed={Computed}
      Published={PublishedHeatMap}
    />
  );
}
