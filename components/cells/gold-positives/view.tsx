'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { usePublishedTables } from '@/components/hooks/published';
import { Note } from '@/components/ui/blocks';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { goldPositives } from '@/lib/challenge/published';
import { GOLD_POSITIVES_QUERY } from '@/lib/notebook/published/queries';
import type { FigureParams } from '@/lib/plots/core/params';
import { fittingCountsFigure } from '@/lib/plots/fitting-counts';

export const about: CellText = {
  shows:
    'How many of the 406 gold-standard studies show each finding. The paper does not print these counts; all of them are inferred.',
  computed:
    'A false negative rate is a fraction k / n with n positives, so the printed rates of four teams leave only a few counts n that reproduce all of them to three decimals. The smallest count is the first guess; most of its multiples fit too. If the printed F1 values fit only another count, that one is more likely.',
};

const COLUMNS: readonly TableColumn[] = [
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'smallest', title: 'Smallest (inferred)', format: 'count' },
  { key: 'fitting', title: 'Counts that fit', format: 'count' },
  { key: 'counts', title: 'All counts that fit FNR (inferred)', format: 'text' },
  { key: 'counts_with_f1', title: 'Counts that also fit F1', format: 'text' },
];

export default function GoldPositivesView() {
  const tables = usePublishedTables();
  const { images, rows } = useMemo(() => {
    const found = goldPositives(tables);
    const sorted = found.rows.toSorted((a, b) => (b.smallest ?? 0) - (a.smallest ?? 0));
    return { images: found.images, rows: sorted };
  }, [tables]);
  const draw = useCallback(
    (params: FigureParams) => fittingCountsFigure(rows, { ...params, images }),
    [rows, images],
  );
  const listed = rows.map((row) => ({
    ...row,
    fitting: row.counts.length,
    counts: row.counts.join(' '),
    counts_with_f1: row.counts_with_f1.join(' '),
  }));
  const without = rows.filter((row) => row.counts_with_f1.length === 0).map((row) => row.class);
  return (
    <>
      <Figure
        draw={draw}
        text={{
          subject: 'Positive images of each class, inferred',
          shows: `Numbers of positive images among ${images} that the printed false negative rates of a class allow (inferred); filled: the printed F1 allow them too. Number: the smallest.`,
        }}
      />
      {without.length > 0 && (
        <Note>
          No count up to {images} fits every printed FNR and F1 of {without.join(', ')}: a printed
          value is wrong, or F1 was not computed from whole images.
        </Note>
      )}
      <Rows
        table="gold_positives"
        columns={COLUMNS}
        rows={asTableRows(listed)}
        query={GOLD_POSITIVES_QUERY}
      />
    </>
  );
}
