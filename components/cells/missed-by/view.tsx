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
import { Controls } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { asTableRows } from '@/components/ui/table-format';
import type { ImageNumber } from '@/lib/notebook/images/listing';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import type { FigureParams } from '@/lib/plots/core/params';
import type { Tags } from '@/lib/plots/core/tagged';
import { missedByFigure } from '@/lib/plots/missed-by';
import { missedPositives } from '@/lib/scoring/images/misses';
import { missCountRows } from '@/lib/scoring/tables/misses';

export const about: CellText = {
  shows:
    'The positives of a class, or of all classes, by the number of teams that miss them. At the right: images that everyone misses. At the left: images that everyone finds.',
  reading:
    'If teams missed independently, few images would be missed by all. Many at the right end mean that the same images are hard for every model, or that labels are wrong.',
  computed:
    'A team misses an image that is labelled positive if its score is not above the threshold. Over all classes, an image counts once for each class that it is labelled with.',
  onPage: 'Click a bar to list its images.',
};

const ALL = 'all classes';
const NONE = -1;

/** The images that a number of teams miss. */
function Missed({ at, names, by }: { at: CallsAt; names: readonly string[]; by: number }) {
  const { calls } = at;
  const { rows, classesOf } = useMemo(() => {
    const found = new Map<number, number>();
    calls.classes.forEach(({ name }, index) => {
      if (!names.includes(name)) return;
      const own = missedPositives(calls, index);
      own.rows.forEach((row, i) => {
        if (own.missedBy[i] === by) found.set(row, (found.get(row) ?? 0) + 1);
      });
    });
    return { rows: Int32Array.from(found.keys()).sort(), classesOf: found };
  }, [calls, names, by]);
  const numbers = useMemo<readonly ImageNumber[]>(
    () =>
      names.length === 1
        ? []
        : [
            {
              key: 'classes',
              title: 'Classes',
              hint: `Classes that ${by} teams miss in it`,
              format: 'count',
              at: (row) => classesOf.get(row) ?? null,
            },
          ],
    [names, by, classesOf],
  );
  const subject = names.length === 1 ? names[0]! : ALL;
  const title = `Missed by ${by} of ${calls.teams.length}: ${subject}`;
  return (
    <PointedImages
      of={null}
      rows={rows}
      order="order of the label file"
      numbers={numbers}
      caption={title}
      name={`missed-by-${by}`}
    />
  );
}

function MissedBy({ at }: { at: CallsAt }) {
  const view = useTask();
  const { classOrder, bands } = view;
  const [by, setBy] = useChoice('by', NONE);
  const { value: subject, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder,
    others: [ALL],
    fallback: [ALL, 'none selected'],
  });
  const names = useMemo(() => (subject === ALL ? classOrder : [subject]), [subject, classOrder]);
  const rows = useMemo(
    () => missCountRows(at.calls, bands).filter((row) => names.includes(row.class)),
    [at, bands, names],
  );
  const draw = useCallback(
    (params: FigureParams) => missedByFigure(rows, { ...params, subject }),
    [rows, subject],
  );
  const onPoint = useCallback(
    ({ part }: Tags) => part !== undefined && setBy(Number(part)),
    [setBy],
  );
  const numbersOfTeams = Array.from({ length: at.calls.teams.length + 1 }, (_, k) => k);
  const shown = numbersOfTeams.includes(by) ? by : NONE;
  return (
    <>
      <Controls>
        <Select label="Class" {...field} />
        <Select
          label="List images missed by"
          value={String(shown)}
          options={[
            { value: String(NONE), label: 'choose a number' },
            ...numbersOfTeams.map((k) => ({ value: String(k), label: `${k} teams` })),
          ]}
          onChange={(value) => setBy(Number(value))}
        />
      </Controls>
      <Figure draw={draw} onPoint={onPoint} />
      <Rows
        table="miss_counts"
        columns={COLUMNS.miss_counts}
        rows={asTableRows(rows)}
        {...(view.teams.length === view.allTeams.length && {
          // The table counts all teams.
          query: resultQuery('miss_counts', view, subject === ALL ? undefined : subject),
        })}
      />
      {shown !== NONE && <Missed at={at} names={names} by={shown} />}
    </>
  );
}

export default function MissedByView() {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('calls of single images');
  const at = useCalls(useImageSource(seen && needed === null));
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (at ? <MissedBy at={at} /> : <Pending />)}
    </div>
  );
}
