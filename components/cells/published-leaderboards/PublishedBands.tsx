'use client';

import { useCallback, useMemo } from 'react';
import { asTableRows } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import { usePublishedTables } from '@/components/hooks/published';
import type { TableColumn } from '@/components/ui/table-format';
import { DEFAULT_BAND_LIMITS } from '@/lib/challenge/bands';
import { publishedClassRows } from '@/lib/challenge/published';
import { type BandComparison, bandComparison } from '@/lib/notebook/published/band-comparison';
import { printedBandsQuery } from '@/lib/notebook/published/class-queries';
import { bandsFigure } from '@/lib/plots/bands';
import type { FigureParams } from '@/lib/plots/figure-params';

const COLUMNS: readonly TableColumn[] = [
  { key: 'team', title: 'Team', format: 'text' },
  { key: 'band', title: 'Band', format: 'text' },
  { key: 'classes', title: 'Classes', format: 'count' },
  { key: 'printed', title: 'Printed', format: 'score' },
  { key: 'recomputed', title: 'From class rows', format: 'score' },
  { key: 'difference', title: 'Difference', format: 'signed' },
];

interface BandsOfTaskProps {
  task: string;
  rows: readonly BandComparison[];
}

function BandsOfTask({ task, rows }: BandsOfTaskProps) {
  const tables = usePublishedTables();
  const classes = useMemo(
    () =>
      publishedClassRows(tables)
        .filter((row) => row.task === task)
        .map((row) => ({ ...row, positives: null, images: null, auroc: null })),
    [tables, task],
  );
  const bands = useMemo(
    () =>
      rows.flatMap(({ team, band, classes: count, printed, recomputed }) =>
        band === 'average'
          ? []
          : [
              {
                team,
                band,
                classes: count,
                map: printed ?? recomputed,
                mauroc: null,
                mf1: null,
                mfnr: null,
              },
            ],
      ),
    [rows],
  );
  const averages = useMemo(
    () =>
      rows.flatMap(({ team, band, printed }) =>
        band === 'average' && printed !== null ? [{ team, map: printed }] : [],
      ),
    [rows],
  );
  const draw = useCallback(
    (params: FigureParams) => bandsFigure({ classes, bands, averages }, params),
    [classes, bands, averages],
  );
  return (
    <>
      <Figure draw={draw} name="published-bands" />
      <div className="mt-4 max-w-2xl">
        <ResultTable
          name="bands-printed"
          caption={`Mean average precision by band, ${task}`}
          columns={COLUMNS}
          rows={asTableRows(rows)}
          query={printedBandsQuery(task, DEFAULT_BAND_LIMITS)}
        />
      </div>
    </>
  );
}

/** Table 5, beside the means of the class rows; for other tasks the latter alone. */
export function PublishedBands({ task }: { task: string }) {
  const tables = usePublishedTables();
  const rows = useMemo(() => bandComparison(tables, task), [tables, task]);
  const isPrinted = rows.some((row) => row.printed !== null);
  return (
    <>
      <h3 className="mt-10 font-medium text-lg">Head, medium, tail</h3>
      <p className="mt-1 mb-3 max-w-prose text-soft text-sm">
        {rows.length === 0 &&
          `${task}: no training prevalence. Its classes were not labelled in the training data, so none of them has a band.`}
        {rows.length > 0 &&
          (isPrinted
            ? 'Means as printed in Table 5, classes as printed in Supplementary Table 1. Bands by the training counts, which are not in the paper: three participants’ public code repositories agree on them.'
            : 'The paper prints no bands for this task: these are means of its printed class rows, banded by the training counts that three participants’ public code repositories agree on.')}
      </p>
      {rows.length > 0 && <BandsOfTask task={task} rows={rows} />}
    </>
  );
}
