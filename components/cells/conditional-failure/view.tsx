'use client';

import { useCallback, useMemo, useRef } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState, Note } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { teamTableQuery } from '@/lib/notebook/query/image-queries';
import { countOf, formatP } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { twoRatesFigure } from '@/lib/plots/two-rates';
import { LEAST_POSITIVES } from '@/lib/scoring/images/conditional';
import type { ImageSource } from '@/lib/scoring/images/source';
import type { ConditionalFnrRow } from '@/lib/scoring/result-tables';
import { conditionalFnrRows } from '@/lib/scoring/tables/conditional-fnr';

export const about: CellText = {
  shows:
    'The false negative rate of a class where another class is labelled too, against where it is not: for every pair with at least 20 positives of both kinds, the smallest p value first.',
  reading:
    'A higher rate beside another class suggests that it hides the first, or that the model has learned that they exclude each other. It may also be that such images are harder for other reasons.',
  computed:
    'Differences have Newcombe’s 95 % interval and a two-proportion score test. Both allow for the likeness of images that are resampled together, such as those of a patient (design effect). q values are adjusted over all pairs of the team (Benjamini and Hochberg).',
};

const SHOWN: readonly TableColumn[] = COLUMNS.conditional_fnr.filter(({ key }) =>
  [
    'class',
    'other',
    'positives_with',
    'fnr_with',
    'positives_without',
    'fnr_without',
    'difference',
    'lower',
    'upper',
    'p',
    'q',
  ].includes(key),
);

/** A p value too small for three digits is shown as a bound. */
function pCell(row: TableRow, { key }: TableColumn) {
  const value = row[key];
  return (key === 'p' || key === 'q') && typeof value === 'number' ? formatP(value) : undefined;
}

interface ConditionalProps {
  team: string;
  rows: readonly ConditionalFnrRow[];
}

function Conditional({ team, rows }: ConditionalProps) {
  const { task } = useTask();
  const names = useMemo(() => [...new Set(rows.map((row) => row.class))], [rows]);
  const { value: name, field } = useChoiceOrSelected('class', 'classes', {
    names,
    fallback: [names[0] ?? '', 'strongest'],
  });
  const own = useMemo(
    () =>
      rows
        .filter((row) => row.class === name)
        .map((row) => ({
          class: row.other,
          first: row.fnr_without,
          second: row.fnr_with,
          lower: row.lower,
          upper: row.upper,
        })),
    [rows, name],
  );
  const draw = useCallback(
    (params: FigureParams) =>
      twoRatesFigure(own, {
        ...params,
        title: `FNR of ${name}, ${team}`,
        names: { first: 'other class not labelled', second: 'other class labelled' },
      }),
    [own, name, team],
  );
  const unit = rows[0]?.unit ?? null;
  const different = rows.filter((row) => row.q !== null && row.q < 0.05).length;
  return (
    <>
      <Note>
        {countOf(rows.length, 'pair')} tested; {different} with q &lt; 0.05.{' '}
        {unit === null
          ? 'Single images, as for the bootstrap.'
          : `Images of one ${unit} count as alike, as for the bootstrap.`}
      </Note>
      <ResultTable
        name="conditional-failure"
        caption={`Misses of a class with and without another, ${team}`}
        columns={SHOWN}
        rows={asTableRows(rows)}
        renderCell={pCell}
        maxHeight={320}
      />
      <Controls>
        <Select label="Class" {...field} />
      </Controls>
      <Figure draw={draw} />
      <Rows
        table="conditional_fnr"
        columns={COLUMNS.conditional_fnr}
        rows={asTableRows(rows)}
        query={teamTableQuery('conditional_fnr', task, team)}
      />
    </>
  );
}

export default function ConditionalFailureView() {
  const { task, teams, threshold } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which images have two classes');
  const source = useImageSource(seen && needed === null);
  const { value: team, field } = useChoiceOrSelected('team', 'teams', {
    names: teams,
    fallback: [teams[0] ?? '', 'best'],
  });
  const ask = useCallback(
    async (own: ImageSource) => {
      const found = await own.conditional(team, threshold);
      return { team, rows: found && conditionalFnrRows(task, team, found.unit, found.pairs) };
    },
    [task, team, threshold],
  );
  const found = useAnswer(source, ask);
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (
        <>
          <Controls>
            <Select label="Team" {...field} />
          </Controls>
          {!found && <Pending />}
          {found?.rows === null && (
            <EmptyState>
              Scores of {found.team} are on the scale rank: no threshold divides them.
            </EmptyState>
          )}
          {found?.rows?.length === 0 && (
            <EmptyState>
              No two classes have {LEAST_POSITIVES} positives together and {LEAST_POSITIVES} apart.
            </EmptyState>
          )}
          {found?.rows && found.rows.length > 0 && (
            <Conditional team={found.team} rows={found.rows} />
          )}
        </>
      )}
    </div>
  );
}
