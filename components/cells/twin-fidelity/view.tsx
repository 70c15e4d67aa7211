'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { classMetricLabel, PUBLISHED_METRICS } from '@/components/cells/shared/metrics';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useChoice, useOption } from '@/components/hooks/document';
import { usePublished } from '@/components/hooks/published';
import { Controls, Subheading } from '@/components/ui/blocks';
import { optionsOf, Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import {
  asTableRows,
  formatCell,
  type TableColumn,
  type TableRow,
} from '@/components/ui/table-format';
import { type FidelityRow, isMissed, isTarget } from '@/lib/challenge/fidelity';
import { fidelitySummaries } from '@/lib/notebook/published/fidelity';
import { TWIN_FIDELITY_QUERY } from '@/lib/notebook/published/queries';
import { countOf } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { differencesFigure } from '@/lib/plots/differences';

export const about: CellText = {
  shows:
    'The labels and predictions that come with this notebook (the synthetic twin) are generated so that AP, F1 and FNR of every team and class match the values printed in the paper. Each of these targets is compared with what the notebook measures.',
  reading: 'The synthetic twin contains no patient, image or prediction of the challenge.',
};

const OVERALL = [
  { metric: 'map', title: 'mAP' },
  { metric: 'mf1', title: 'mF1' },
  { metric: 'macro_fnr', title: 'Macro FNR' },
  { metric: 'mauroc', title: 'mAUROC' },
  { metric: 'mece_decision', title: 'mECE (decision)' },
] as const;

const text = (key: string, title: string): TableColumn => ({ key, title, format: 'text' });
const worst = (metric: string, title: string): TableColumn => ({
  key: `worst_${metric}`,
  title: `Largest ${title} error`,
  format: 'score',
  hint: `Largest difference between a class’s ${title} and its target`,
});

const SUMMARY_COLUMNS: readonly TableColumn[] = [
  text('task', 'Task'),
  text('team', 'Team'),
  ...OVERALL.map(({ metric, title }) => text(metric, title)),
  worst('ap', 'AP'),
  worst('f1', 'F1'),
  worst('fnr', 'FNR'),
];

/** The means of each team of the synthetic twin, with the printed values in brackets. */
function FidelitySummaryTable({ rows }: { rows: readonly FidelityRow[] }) {
  const shown = useMemo(
    () =>
      fidelitySummaries(rows).map(
        (summary): TableRow => ({
          task: summary.task,
          team: summary.team,
          ...Object.fromEntries(
            OVERALL.map(({ metric }) => {
              const statistic = summary.metrics.get(metric);
              const measured = formatCell(statistic?.measured, 'score');
              const published = statistic?.published ?? null;
              return [
                metric,
                published === null ? measured : `${measured} (${formatCell(published, 'score')})`,
              ];
            }),
          ),
          worst_ap: summary.worst.ap,
          worst_f1: summary.worst.f1,
          worst_fnr: summary.worst.fnr,
        }),
      ),
    [rows],
  );
  return (
    <ResultTable
      name="fidelity"
      caption="Synthetic twin: measured values, printed values in brackets"
      columns={SUMMARY_COLUMNS}
      rows={shown}
      maxHeight={360}
    />
  );
}

const COLUMNS: readonly TableColumn[] = [
  { key: 'task', title: 'Task', format: 'text' },
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'metric', title: 'Metric', format: 'text' },
  { key: 'published', title: 'Printed', format: 'score' },
  { key: 'target', title: 'Target', format: 'score' },
  { key: 'measured', title: 'Measured', format: 'score' },
  { key: 'tolerance', title: 'Tolerance', format: 'score' },
];

function Fidelity({ rows }: { rows: readonly FidelityRow[] }) {
  const [chosen, setChosen] = useChoice('task', '');
  const [metric, setMetric] = useOption('metric', PUBLISHED_METRICS, 'ap');
  const tasks = useMemo(() => [...new Set(rows.map((row) => row.task))].sort(), [rows]);
  const task = tasks.find((name) => name === chosen) ?? tasks[0] ?? '';
  const targets = useMemo(() => rows.filter(isTarget), [rows]);
  const met = targets.length - targets.filter(isMissed).length;
  const shown = useMemo(
    () =>
      targets.flatMap((row) =>
        row.task === task && row.metric === metric && row.class !== null
          ? [{ ...row, class: row.class }]
          : [],
      ),
    [targets, task, metric],
  );
  const label = classMetricLabel(metric);
  const draw = useCallback(
    (params: FigureParams) =>
      differencesFigure(
        shown.map((row) => ({
          team: row.team,
          class: row.class,
          prevalence: null,
          reference: row.target,
          value: row.measured,
        })),
        {
          ...params,
          metric: label,
          names: { reference: 'target', value: 'measured' },
          order: 'name',
          ...(shown[0] && { tolerance: shown[0].tolerance }),
        },
      ),
    [shown, label],
  );
  return (
    <>
      <p className="max-w-prose">
        {met.toLocaleString('en')} of {countOf(targets.length, 'target')} are met within their
        tolerance by the synthetic twin that comes with this notebook.
        {met < targets.length &&
          ' The tolerances are set for the full-size twin; a smaller one has too few positives of rare classes to meet all targets.'}
      </p>
      <Subheading title="Means over all classes">
        Measured on the synthetic twin; printed values in brackets. mAP, mF1 and macro FNR follow
        from the targets of the classes. mAUROC and mECE were not targets, so they show how far the
        similarity goes. The paper’s definition of ECE is unclear; we assumed the decision reading,
        accuracy = [(score ≥ 0.5) = label] against the score. Team D’s FNR on Task 1 was not a
        target, since its printed column repeats its F1.
      </Subheading>
      <FidelitySummaryTable rows={rows} />
      <Subheading title="Class by class: measured minus target" />
      <Controls>
        <Select
          label="Task of the twin"
          value={task}
          options={optionsOf(tasks)}
          onChange={setChosen}
        />
        <Segmented label="Metric" value={metric} options={PUBLISHED_METRICS} onChange={setMetric} />
      </Controls>
      <Figure
        draw={draw}
        text={{
          subject: `${label} of the synthetic twin minus its target, ${task}`,
          shows: `Difference between the ${label} measured on the synthetic twin and its target, for each class and team. Grey: tolerance.`,
        }}
      />
      <Rows
        table="twin_fidelity"
        columns={COLUMNS}
        rows={asTableRows(rows)}
        query={TWIN_FIDELITY_QUERY}
      />
    </>
  );
}

export default function TwinFidelityView() {
  const rows = usePublished((state) => state.fidelity);
  if (!rows) return <p className="text-soft">Loading the report on the synthetic twin.</p>;
  return <Fidelity rows={rows} />;
}
