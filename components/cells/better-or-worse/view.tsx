'use client';

import { useCallback, useMemo, useRef } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { ResultTable } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useCalls, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { optionsOf, Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn, TableRow } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { flipsQuery } from '@/lib/notebook/query/image-queries';
import { formatP } from '@/lib/plots/core/format';
import type { FigureParams } from '@/lib/plots/core/params';
import { twoRatesFigure } from '@/lib/plots/two-rates';
import { flipRows } from '@/lib/scoring/tables/flips';
import { ClassFlips, type FlipsProps } from './ClassFlips';

/** What the caption says is in no column. */
const FLIPS = COLUMNS.flips.filter(({ key }) => !['task', 'team', 'other', 'among'].includes(key));

export const about: CellText = {
  shows:
    'Images that are wrong in one submission and right in another (fixed), the other way round (broken), or wrong in both, for each class at the threshold.',
  reading:
    'Two submissions with the same rate may still fail on different images. A low p value means that more images are fixed than broken, or the other way round, than by chance.',
  computed:
    'McNemar’s exact test on fixed and broken images, adjusted over the classes (Holm). It takes images as independent.',
  onPage:
    'Choose a class below the table to see the two scores of each of its images and to list them.',
};

const NO_TEAMS: readonly string[] = [];

const AMONG = [
  { value: 'positives', label: 'positives' },
  { value: 'negatives', label: 'negatives' },
  { value: 'all', label: 'all' },
] as const;

/** A p value too small for three digits is shown as a bound. */
function pCell(row: TableRow, { key }: TableColumn) {
  const value = row[key];
  return (key === 'p' || key === 'p_holm') && typeof value === 'number'
    ? formatP(value)
    : undefined;
}

function Flips(props: FlipsProps) {
  const { at, team, other, among } = props;
  const { task, classOrder } = useTask();
  const rows = useMemo(() => {
    const place = new Map(classOrder.map((name, i) => [name, i]));
    return flipRows(at.calls, team, other, among).sort(
      (a, b) => place.get(a.class)! - place.get(b.class)!,
    );
  }, [at, team, other, among, classOrder]);
  const draw = useCallback(
    (params: FigureParams) =>
      twoRatesFigure(
        rows.map((row) => ({
          class: row.class,
          first: row.images === 0 ? null : row.broken / row.images,
          second: row.images === 0 ? null : row.fixed / row.images,
        })),
        {
          ...params,
          title: `Share that flips from ${team.team} to ${other.team}${among === 'all' ? '' : `, ${among}`}`,
          names: { first: 'broken', second: 'fixed' },
        },
      ),
    [rows, team, other, among],
  );
  if (rows.length === 0) {
    return (
      <EmptyState>
        These two have no calls of the same class: scores on the scale rank have no threshold.
      </EmptyState>
    );
  }
  return (
    <>
      <Figure draw={draw} />
      <ResultTable
        name="flips"
        caption={`Images that flip from ${team.team} to ${other.team}, ${among === 'all' ? 'all images' : among}`}
        columns={FLIPS}
        rows={asTableRows(rows)}
        renderCell={pCell}
        maxHeight={320}
        query={flipsQuery(task, team.team, other.team, among, classOrder)}
      />
      <ClassFlips {...props} />
    </>
  );
}

export default function BetterOrWorseView() {
  const { teams } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which images flip');
  const source = useImageSource(seen && needed === null && teams.length > 1);
  const at = useCalls(source);
  const [names, setNames] = useChoice('teams', NO_TEAMS);
  const [among, setAmong] = useOption('among', AMONG, 'positives');
  const first = teams.find((name) => name === names[0]) ?? teams[1];
  const second =
    teams.find((name) => name === names[1] && name !== first) ??
    teams.find((name) => name !== first);
  if (first === undefined || second === undefined) {
    return <EmptyState>This needs predictions of two teams for the same task.</EmptyState>;
  }
  const team = at?.calls.teams.find((own) => own.team === first);
  const other = at?.calls.teams.find((own) => own.team === second);
  const options = optionsOf(teams);
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (
        <>
          <Controls>
            <Select
              label="From"
              value={first}
              options={options}
              onChange={(value) => setNames([value, value === second ? first : second])}
            />
            <Select
              label="to"
              value={second}
              options={options.filter((option) => option.value !== first)}
              onChange={(value) => setNames([first, value])}
            />
            <Segmented label="Among" value={among} options={AMONG} onChange={setAmong} />
          </Controls>
          {source && at && team && other ? (
            <Flips source={source} at={at} team={team} other={other} among={among} />
          ) : (
            <Pending />
          )}
        </>
      )}
    </div>
  );
}
