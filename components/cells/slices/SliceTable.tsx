'use client';

import { useCallback, useMemo, useState } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { PointedImages } from '@/components/cells/shared/PointedImages';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useAnswer } from '@/components/hooks/use-images';
import { Controls, Note } from '@/components/ui/blocks';
import { NumberField } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { asTableRows, type TableColumn, type TableRow } from '@/components/ui/table-format';
import { slicesQuery } from '@/lib/notebook/query/image-queries';
import { countOf, formatP } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { twoRatesFigure } from '@/lib/plots/two-rates';
import type { ClassImages } from '@/lib/scoring/images/class-images';
import type { ImageSource } from '@/lib/scoring/images/source';
import type { SliceRow } from '@/lib/scoring/result-tables';
import { SLICE_LEAST, type SliceStatistic } from '@/lib/scoring/slices/slice-gaps';
import { isShownSlice, type SliceFilter, type SliceSearch } from '@/lib/scoring/tables/slices';

const SHOWN: readonly TableColumn[] = COLUMNS.slices.filter(
  ({ key }) => !['task', 'team', 'statistic', 'conditions', 'label', 'unit'].includes(key),
);

const CONDITIONS = [
  { value: 'all', label: 'all' },
  { value: '1', label: 'one' },
  { value: '2', label: 'two' },
  { value: '3', label: 'three' },
] as const;

const LABELS = [
  { value: 'no', label: 'attributes' },
  { value: 'yes', label: 'attributes and labels' },
] as const;

/** Rows of the figure. */
const MOST_DRAWN = 20;

const TITLES: Readonly<Record<SliceStatistic, string>> = {
  fnr: 'FNR',
  fpr: 'FPR',
  auroc: 'AUROC',
  lift: 'AP over prevalence',
  calibration: 'Mean probability less share of positives',
};

/** The interval, as far as the statistic reaches. */
function within({ statistic, rest, lower, upper }: SliceRow) {
  if (statistic === 'lift' || statistic === 'calibration' || rest === null) return { lower, upper };
  return {
    lower: lower === null ? null : Math.max(lower, -rest),
    upper: upper === null ? null : Math.min(upper, 1 - rest),
  };
}

interface SliceTableProps {
  readonly source: ImageSource;
  readonly search: SliceSearch;
  readonly team: string;
  readonly statistic: SliceStatistic;
  readonly rows: readonly SliceRow[];
}

type PointedProps = Pick<SliceTableProps, 'source' | 'search' | 'team'> & { row: SliceRow };

/** The positives (for FPR negatives) of a class in a slice. */
function SliceImages({ source, search, team, row }: PointedProps) {
  const { threshold } = useTask();
  const label = row.statistic === 'fpr' ? 0 : 1;
  const index = search.classes.findIndex(({ name }) => name === row.class);
  const images = useMemo(() => {
    const { side } = search.slices.find(({ name }) => name === row.slice)!;
    const known = search.labels[index]!;
    const rows = Int32Array.from(side, (_, i) => i);
    return rows.filter((i) => side[i] === 1 && known[i] === label);
  }, [search, row, index, label]);
  const ask = useCallback(
    async (own: ImageSource): Promise<ClassImages> => ({
      class: row.class,
      threshold,
      labels: own.labels[index]!,
      teams: await own.scores(row.class, team),
    }),
    [row, index, threshold, team],
  );
  const of = useAnswer(source, ask);
  return (
    <PointedImages
      of={of?.class === row.class ? of : null}
      rows={images}
      order="order of the label file"
      caption={`${label === 1 ? 'Positives' : 'Negatives'} of ${row.class}: ${row.slice}`}
      name="slice"
      team={team}
    />
  );
}

/** Slices and their gaps; a click on one lists its images. */
export function SliceTable({ source, search, team, statistic, rows }: SliceTableProps) {
  const { task } = useTask();
  const [conditions, setConditions] = useOption('conditions', CONDITIONS, 'all');
  const [labels, setLabels] = useOption('labels', LABELS, 'no');
  const [least, setLeast] = useChoice('least', SLICE_LEAST);
  const [pointed, setPointed] = useState<SliceRow | null>(null);
  const hasAttributes = rows.some(({ label }) => label === null);
  const filter: SliceFilter = useMemo(
    () => ({
      conditions: conditions === 'all' ? null : Number(conditions),
      withLabels: labels === 'yes' || !hasAttributes,
      least,
    }),
    [conditions, labels, least, hasAttributes],
  );
  const shown = useMemo(() => rows.filter((row) => isShownSlice(row, filter)), [rows, filter]);
  const different = shown.filter((row) => row.q !== null && row.q < 0.05).length;
  const draw = useCallback(
    (params: FigureParams) =>
      twoRatesFigure(
        shown.slice(0, MOST_DRAWN).map((row) => ({
          class: `${row.class}: ${row.slice}`,
          first: row.rest,
          second: row.value,
          ...within(row),
        })),
        {
          ...params,
          kind: 'slice',
          title: `${TITLES[statistic]}, ${team}`,
          names: { first: 'rest of the images', second: 'slice' },
        },
      ),
    [shown, statistic, team],
  );
  const cell = (row: TableRow, { key }: TableColumn) => {
    const value = row[key];
    if ((key === 'p' || key === 'q') && typeof value === 'number') return formatP(value);
    if (key !== 'slice') return undefined;
    const own = shown.find((one) => one.class === row.class && one.slice === value) ?? null;
    return (
      <button
        type="button"
        className="text-left underline decoration-dotted underline-offset-2"
        onClick={() => setPointed(own)}
      >
        {value}
      </button>
    );
  };
  const current = pointed && shown.includes(pointed) ? pointed : null;
  return (
    <>
      <Controls>
        <Segmented
          label="Conditions"
          value={conditions}
          options={CONDITIONS}
          onChange={setConditions}
        />
        {hasAttributes && (
          <Segmented label="Slices by" value={labels} options={LABELS} onChange={setLabels} />
        )}
        <NumberField
          label="Only slices with at least"
          unit={statistic === 'fpr' ? 'negatives' : 'positives'}
          value={least}
          min={SLICE_LEAST}
          max={1_000_000}
          whole
          onChange={setLeast}
        />
      </Controls>
      <Note>
        {countOf(rows.length, 'gap')} tested, {shown.length} shown; {different} of these with q &lt;
        0.05.
      </Note>
      {shown.length > 0 && (
        <>
          <Figure
            draw={draw}
            name="slices"
            text={{
              subject: `${TITLES[statistic]} in slices of the images, ${team}`,
              shows: `The first ${Math.min(MOST_DRAWN, shown.length)} of ${shown.length} slices against the rest of the images; those with q < 0.05 come first, by the size of the gap, then the others by p value.`,
            }}
          />
          <ResultTable
            name="slices"
            caption={`${TITLES[statistic]} by slice, ${team}`}
            columns={SHOWN}
            rows={asTableRows(shown)}
            renderCell={cell}
            maxHeight={360}
          />
        </>
      )}
      {current && <SliceImages source={source} search={search} team={team} row={current} />}
      <Rows
        table="slices"
        columns={COLUMNS.slices}
        rows={asTableRows(shown)}
        query={slicesQuery(task, team, statistic, filter)}
      />
    </>
  );
}
