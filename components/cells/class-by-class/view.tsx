'use client';

import { useCallback, useMemo } from 'react';
import { CLASS_METRICS } from '@/components/cells/shared/class-metric';
import { asTableRows, COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { shortfallOf } from '@/components/cells/shared/few-positives';
import { IntervalSwitch } from '@/components/cells/shared/IntervalSwitch';
import { intervalNote } from '@/components/cells/shared/interval-words';
import { MethodSelect } from '@/components/cells/shared/MethodSelect';
import { PrintedOrComputed } from '@/components/cells/shared/PrintedOrComputed';
import { Rows } from '@/components/cells/shared/Rows';
import { useMethod } from '@/components/cells/shared/use-method';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useUncertainty } from '@/components/hooks/uncertainty';
import { Segmented } from '@/components/ui/Segmented';
import { Select } from '@/components/ui/Select';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { FigureParams } from '@/lib/plots/figure-params';
import { heatMapFigure } from '@/lib/plots/heat-map';
import { ClassTable } from './ClassTable';
import { PrintedHeatMap } from './PrintedHeatMap';

const AS_ORDERED = '';

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
  const [sortTeam, setSortTeam] = useChoice('sort', AS_ORDERED);
  const classes = useMemo(() => {
    if (sortTeam === AS_ORDERED) return classOrder;
    const own = classRows.filter((row) => row.team === sortTeam);
    const value = new Map(own.map((row) => [row.class, row[metric] ?? Number.NEGATIVE_INFINITY]));
    return [...classOrder].sort(
      (a, b) =>
        (value.get(b) ?? Number.NEGATIVE_INFINITY) - (value.get(a) ?? Number.NEGATIVE_INFINITY),
    );
  }, [classOrder, classRows, metric, sortTeam]);
  const draw = useCallback(
    (params: FigureParams) => heatMapFigure(classRows, { ...params, metric, order: classes }),
    [classRows, metric, classes],
  );
  const sortOptions = [
    { value: AS_ORDERED, label: 'as set above' },
    ...teams.map((team) => ({ value: team, label: `by ${team}` })),
  ];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2">
        <Segmented label="Metric" value={metric} options={CLASS_METRICS} onChange={setMetric} />
        <Segmented label="As" value={look} options={LOOKS} onChange={setLook} />
        {look === 'map' && (
          <Select label="Sort" value={sortTeam} options={sortOptions} onChange={setSortTeam} />
        )}
      </div>
      {look === 'map' ? (
        <Figure draw={draw} />
      ) : (
        <>
          {metric !== 'ece' && (
            <div className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-2">
              <IntervalSwitch u={u} />
              {u.settings.shown && <MethodSelect method={method} />}
            </div>
          )}
          <ClassTable view={view} metric={metric} u={u} method={method.shown} />
          {metric !== 'ece' && u.settings.shown && u.replicates && (
            <p className="mt-2 max-w-prose text-soft text-sm">
              {intervalNote(u, method.shown).replace(/^Lines/, 'In brackets')}{' '}
              {shortfallOf(u, classRows, metric, method.shown)}
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

export function ClassByClassBody() {
  return (
    <PrintedOrComputed metrics={['ap', 'f1', 'fnr']} Computed={Computed} Printed={PrintedHeatMap} />
  );
}
