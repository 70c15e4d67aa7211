'use client';

import { useCallback, useMemo, useRef } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows } from '@/components/ui/table-format';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { attributeBaselineFigure } from '@/lib/plots/attribute-baseline';
import type { FigureParams } from '@/lib/plots/core/params';
import type { AttributeBaselineRow } from '@/lib/scoring/result-tables';
import { attributeBaselineRows } from '@/lib/scoring/tables/attribute-baseline';

export const about: CellText = {
  shows:
    'AP or AUROC of each class that the attributes of an image alone reach, without its pixels (dashed), beside the teams.',
  reading:
    'Where the dashed mark is high, a model may score well because it recognises the view or the patient’s age. A team at or below it has learned no more than that.',
  computed:
    'Logistic regression on the values of all attributes (L2 penalty, C = 1, as scikit-learn’s default), cross-fitted over five folds of patients: each image is scored by what was fitted on the others. A fold’s scores are its log odds less their mean, so that folds can be ranked together.',
};

const METRICS = [
  { value: 'ap', label: 'AP' },
  { value: 'auroc', label: 'AUROC' },
] as const;

function Baseline({ rows }: { rows: readonly AttributeBaselineRow[] }) {
  const view = useTask();
  const { classRows, classOrder } = view;
  const [metric, setMetric] = useOption('metric', METRICS, 'auroc');
  const label = METRICS.find(({ value }) => value === metric)!.label;
  const { attributes } = rows[0]!;
  const sorted = useMemo(() => {
    const place = new Map(classOrder.map((name, index) => [name, index]));
    return rows.toSorted((a, b) => (place.get(a.class) ?? 0) - (place.get(b.class) ?? 0));
  }, [rows, classOrder]);
  const draw = useCallback(
    (params: FigureParams) =>
      attributeBaselineFigure(
        classRows.map((row) => ({ ...row, value: row[metric] })),
        rows.map((row) => ({ class: row.class, value: row[metric] })),
        { ...params, metric: label, attributes, order: classOrder },
      ),
    [classRows, rows, metric, label, attributes, classOrder],
  );
  return (
    <>
      <Controls>
        <Segmented label="Metric" value={metric} options={METRICS} onChange={setMetric} />
      </Controls>
      <Figure
        draw={draw}
        text={{
          subject: `${label} of each class by attributes alone, and of the teams`,
          shows: `${label} of each class: a symbol for each team; dashed: a logistic regression on ${attributes} alone, cross-fitted by patient.`,
        }}
      />
      <Rows
        table="attribute_baseline"
        columns={COLUMNS.attribute_baseline}
        rows={asTableRows(sorted)}
        query={resultQuery('attribute_baseline', view)}
      />
    </>
  );
}

export default function AttributeBaselineView() {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which attributes images have');
  const source = useImageSource(seen && needed === null);
  const rows = useAnswer(source, attributeBaselineRows);
  return (
    <div ref={place} className="min-h-40">
      {needed ??
        (rows === null ? (
          <Pending>Fitting…</Pending>
        ) : rows.length === 0 ? (
          <EmptyState>
            No class has positives in every four of five folds, or no attribute is known.
          </EmptyState>
        ) : (
          <Baseline rows={rows} />
        ))}
    </div>
  );
}
