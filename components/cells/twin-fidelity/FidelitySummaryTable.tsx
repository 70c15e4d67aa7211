'use client';

import { useMemo } from 'react';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { formatCell, type TableColumn, type TableRow } from '@/components/ui/table-format';
import type { FidelityRow } from '@/lib/challenge/fidelity';
import { fidelitySummaries } from '@/lib/notebook/published/fidelity';

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
  title: `Widest ${title}`,
  format: 'score',
  hint: `Greatest distance of a class’s ${title} from its target`,
});

const COLUMNS: readonly TableColumn[] = [
  text('task', 'Task'),
  text('team', 'Team'),
  ...OVERALL.map(({ metric, title }) => text(metric, title)),
  worst('ap', 'AP'),
  worst('f1', 'F1'),
  worst('fnr', 'FNR'),
];

/** Each team of the twin: its figures over all classes, the printed ones in brackets. */
export function FidelitySummaryTable({ rows }: { rows: readonly FidelityRow[] }) {
  const shown = useMemo(
    () =>
      fidelitySummaries(rows).map(
        (summary): TableRow => ({
          task: summary.task,
          team: summary.team,
          ...Object.fromEntries(
            OVERALL.map(({ metric }) => {
              const figure = summary.metrics.get(metric);
              const measured = formatCell(figure?.measured, 'score');
              const published = figure?.published ?? null;
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
      caption="Synthetic twin: measured figures, printed ones in brackets"
      columns={COLUMNS}
      rows={shown}
      maxHeight={360}
    />
  );
}
