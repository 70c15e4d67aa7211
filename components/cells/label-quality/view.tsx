'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useOption } from '@/components/hooks/document';
import { usePublishedTables } from '@/components/hooks/published';
import { Controls } from '@/components/ui/blocks';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows, formatCell, type TableColumn } from '@/components/ui/table-format';
import { type LabelQuality, labelQuality } from '@/lib/challenge/published';
import { labelQualityQuery } from '@/lib/notebook/published/queries';
import type { FigureParams } from '@/lib/plots/core/params';
import { dumbbellFigure } from '@/lib/plots/dumbbell';

export const about: CellText = {
  shows:
    'The precision of two label sources against the gold standard: of the images that rule-based labels, or labels by GPT-4o, call positive, the share that is positive in the gold standard. Values by class as printed in Table 8.',
  reading: 'The precision of a rare class depends on few images.',
};

const COLUMNS: readonly TableColumn[] = [
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'rule_based', title: 'Rule-based', format: 'score' },
  { key: 'gpt_4o', title: 'GPT-4o', format: 'score' },
  { key: 'difference', title: 'Difference', format: 'signed' },
];

type Order = 'rule_based' | 'gpt_4o' | 'difference' | 'class';

const ORDERS: readonly { value: Order; label: string }[] = [
  { value: 'difference', label: 'difference' },
  { value: 'rule_based', label: 'rule-based' },
  { value: 'gpt_4o', label: 'GPT-4o' },
  { value: 'class', label: 'name' },
];

function sorted(rows: readonly LabelQuality[], order: Order): LabelQuality[] {
  return [...rows].sort((a, b) =>
    order === 'class' ? a.class.localeCompare(b.class, 'en') : b[order] - a[order],
  );
}

export default function LabelQualityView() {
  const tables = usePublishedTables();
  const quality = useMemo(() => labelQuality(tables), [tables]);
  const [order, setOrder] = useOption('order', ORDERS, 'difference');
  const rows = useMemo(() => sorted(quality.rows, order), [quality, order]);
  const draw = useCallback(
    (params: FigureParams) =>
      dumbbellFigure(
        rows.map((row) => ({ class: row.class, first: row.rule_based, second: row.gpt_4o })),
        {
          ...params,
          title: 'Precision against the gold standard',
          names: { first: 'Rule-based', second: 'GPT-4o' },
          mean: { first: quality.mean.rule_based, second: quality.mean.gpt_4o },
        },
      ),
    [rows, quality],
  );
  const { mean, printed_mean: printed } = quality;
  const score = (value: number) => formatCell(value, 'score');
  return (
    <>
      <Controls>
        <Segmented label="Sort by" value={order} options={ORDERS} onChange={setOrder} />
      </Controls>
      <Figure
        draw={draw}
        text={{
          subject: 'Precision of rule-based and GPT-4o labels',
          shows:
            'Precision of automatic labels against the gold standard, for each class, by two methods; lines: means over classes.',
        }}
      />
      <p className="mt-3 max-w-prose text-sm tabular-nums">
        Mean over {rows.length} classes: {score(mean.rule_based)} rule-based and{' '}
        {score(mean.gpt_4o)} GPT-4o, recomputed from the rows
        {printed &&
          `; ${score(printed.rule_based)} and ${score(printed.gpt_4o)} as printed in Table 8`}
        .
      </p>
      <Rows
        table="published_label_quality"
        columns={COLUMNS}
        rows={asTableRows(rows)}
        query={labelQualityQuery(order)}
      />
    </>
  );
}
