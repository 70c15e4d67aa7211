'use client';

import { useCallback, useMemo, useRef } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { PointedImages } from '@/components/cells/shared/PointedImages';
import { Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice } from '@/components/hooks/document';
import { type CallsAt, useCalls, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState } from '@/components/ui/blocks';
import { optionsOf, Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { asTableRows } from '@/components/ui/table-format';
import type { ImageNumber } from '@/lib/notebook/images/listing';
import { missCorrelationsQuery } from '@/lib/notebook/query/image-queries';
import type { FigureParams } from '@/lib/plots/core/params';
import type { Tags } from '@/lib/plots/core/tagged';
import { missCorrelationsFigure } from '@/lib/plots/miss-correlations';
import { missedByBoth } from '@/lib/scoring/images/misses';
import { missCorrelationRows } from '@/lib/scoring/tables/misses';

export const about: CellText = {
  shows: 'For each two teams, how far they miss the same images, beyond chance.',
  reading:
    'Teams with a high correlation see and overlook the same things: together they find little more than one alone. A low correlation means that their misses differ, so combining them may help.',
  computed:
    'Correlation of the misses among positives that both scored, within each class about its own rates, so that a class that is hard for all does not make teams alike. Of one class it is the phi coefficient. Chance: each team misses as many of each class, independently.',
  onPage: 'Click a cell to list the images that both teams miss.',
};

const NO_NUMBERS: readonly ImageNumber[] = [];
const ALL = 'all classes';
const NO_TEAM = 'choose a team';

interface MissedByBothProps {
  at: CallsAt;
  pair: readonly [string, string];
  names: readonly string[];
}

/** The images that two teams both miss. */
function MissedByBoth({ at, pair: [first, second], names }: MissedByBothProps) {
  const found = useMemo(
    () => missedByBoth(at.calls, [first, second], new Set(names)),
    [at, first, second, names],
  );
  const rows = useMemo(() => Int32Array.from(found.keys()), [found]);
  const numbers = useMemo<readonly ImageNumber[]>(
    () => [
      {
        key: 'classes',
        title: 'Classes',
        hint: 'Classes that both teams miss in it',
        format: 'count',
        at: (row) => found.get(row) ?? null,
      },
    ],
    [found],
  );
  const subject = names.length === 1 ? names[0]! : ALL;
  return (
    <PointedImages
      of={null}
      rows={rows}
      order="order of the label file"
      numbers={names.length === 1 ? NO_NUMBERS : numbers}
      caption={`Missed by ${first} and ${second}: ${subject}`}
      name="missed-by-both"
    />
  );
}

function FailsAlike({ at }: { at: CallsAt }) {
  const view = useTask();
  const { classOrder, teams } = view;
  const { value: subject, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder,
    others: [ALL],
    fallback: [ALL, 'none selected'],
  });
  const name = subject === ALL ? null : subject;
  const rows = useMemo(
    () =>
      missCorrelationRows(at.calls, name === null ? null : new Set([name])).filter(
        (row) => row.class === name,
      ),
    [at, name],
  );
  const draw = useCallback(
    (params: FigureParams) => missCorrelationsFigure(rows, { ...params, order: teams, subject }),
    [rows, teams, subject],
  );
  const [first, setFirst] = useChoice('first', NO_TEAM);
  const [second, setSecond] = useChoice('second', NO_TEAM);
  const onPoint = useCallback(
    ({ team, part }: Tags) => {
      if (team === undefined || part === undefined) return;
      setFirst(team);
      setSecond(part);
    },
    [setFirst, setSecond],
  );
  const isPair = first !== second && teams.includes(first) && teams.includes(second);
  const options = optionsOf([NO_TEAM, ...teams]);
  return (
    <>
      <Controls>
        <Select label="Class" {...field} />
        <Select label="List images missed by" value={first} options={options} onChange={setFirst} />
        <Select label="and" value={second} options={options} onChange={setSecond} />
      </Controls>
      <Figure draw={draw} onPoint={onPoint} />
      <Rows
        table="miss_correlations"
        columns={COLUMNS.miss_correlations}
        rows={asTableRows(rows)}
        query={missCorrelationsQuery(view, name)}
      />
      {isPair && (
        <MissedByBoth at={at} pair={[first, second]} names={name === null ? classOrder : [name]} />
      )}
    </>
  );
}

export default function FailsAlikeView() {
  const { teams } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which images two teams both miss');
  const at = useCalls(useImageSource(seen && needed === null && teams.length > 1));
  if (teams.length < 2) {
    return <EmptyState>This needs predictions of two teams for the same task.</EmptyState>;
  }
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (at ? <FailsAlike at={at} /> : <Pending />)}
    </div>
  );
}
