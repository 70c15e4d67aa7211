'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { ImageList } from '@/components/cells/shared/ImageList';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Button } from '@/components/ui/Button';
import { Controls, EmptyState, Note, Subheading } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import type { ImageNumber } from '@/lib/notebook/images/listing';
import { resultQuery } from '@/lib/notebook/query/rows-behind';
import { countOf } from '@/lib/plots/core/format';
import type { ClassImages } from '@/lib/scoring/images/class-images';
import type { ImageSource } from '@/lib/scoring/images/source';
import { checkClasses, classCandidates } from '@/lib/scoring/tables/label-candidates';
import { orNull } from '@/lib/scoring/undefined';

export const about: CellText = {
  shows:
    'Images whose label the scores of the teams disagree with most: labelled positive although most negatives score higher, or labelled negative although most positives score lower.',
  reading:
    'A candidate is worth a second look; it may also be an image that is hard for every model. Where a class has few positives, a negative that scores above all of them is common, and candidates say little. If another label file has better labels of some of the images, precision says how many candidates are wrong there.',
  computed:
    'Disagreement is the share of the images of the other label beyond the score (placement value), so neither scale nor prevalence matters. It is the mean over teams but the one that disagrees most, so no candidate rests on one team.',
  onPage: 'Tag images in the viewer, and save the tags as CSV.',
};

const LABELS = [
  { value: '1', label: 'labelled positive' },
  { value: '0', label: 'labelled negative' },
] as const;

/** With fewer positives, negatives that score above all of them are common. */
const FEW = 30;

const PRECISION: readonly TableColumn[] = [
  { key: 'band', title: 'Band', format: 'text' },
  { key: 'k', title: 'Candidates', format: 'count', hint: 'The strongest k with a second label' },
  { key: 'wrong', title: 'Wrong', format: 'count', hint: 'Of these, labels that differ' },
  { key: 'precision', title: 'Precision at k', format: 'percent' },
  {
    key: 'base',
    title: 'Without ranking',
    format: 'percent',
    hint: 'Labels that differ, of all that have a second label',
  },
];

/** How many of the strongest candidates are wrong by the second labels. */
function Precision({ source }: { source: ImageSource }) {
  const { bands } = useTask();
  const [wanted, setWanted] = useOption('precision', [{ value: 'no' }, { value: 'yes' }], 'no');
  const [done, setDone] = useState(0);
  const running = useRef({});
  const ask = useMemo(
    () =>
      wanted === 'no'
        ? null
        : async (own: ImageSource) => {
            const run = {};
            running.current = run;
            const second = await own.secondLabels();
            return checkClasses(own, second, bands, (classes) => {
              if (running.current !== run) return false;
              setDone(classes);
              return true;
            });
          },
    [wanted, bands],
  );
  const found = useAnswer(source, ask);
  const cancel = () => {
    running.current = {};
    setWanted('no');
  };
  return (
    <>
      <Subheading title="How many candidates are wrong?">
        Where another open label file has some of the images, it is taken as right.
      </Subheading>
      {wanted === 'no' && <Button onClick={() => setWanted('yes')}>Check all classes</Button>}
      {wanted === 'yes' && !found && (
        <Controls>
          <progress
            aria-label="Classes checked"
            max={source.classes.length}
            value={done}
            className="h-1.5 w-40 accent-accent"
          />
          <span className="text-soft text-sm tabular-nums">
            {done} of {countOf(source.classes.length, 'class', 'classes')}
          </span>
          <Button onClick={cancel}>Cancel</Button>
        </Controls>
      )}
      {found?.second === null && (
        <EmptyState>No other open label file shares images and classes with this task.</EmptyState>
      )}
      {found && found.precision.length > 0 && (
        <ResultTable
          name="candidate-precision"
          caption={`Candidates against the labels of ${found.second}`}
          columns={PRECISION}
          rows={asTableRows(found.precision)}
        />
      )}
      {found && (
        <Rows
          table="label_candidates"
          columns={COLUMNS.label_candidates}
          rows={asTableRows(found.candidates)}
        />
      )}
    </>
  );
}

interface Found {
  readonly of: ClassImages;
  readonly candidates: ReturnType<typeof classCandidates>;
  readonly rows: Int32Array;
  at(row: number): number;
}

function Candidates({ found, label }: { found: Found; label: '0' | '1' }) {
  const view = useTask();
  const { of, candidates, rows, at } = found;
  const numbers = useMemo<readonly ImageNumber[]>(
    () => [
      {
        key: 'disagreement',
        title: 'Disagreement',
        hint: 'Share of the images of the other label beyond its score, from 0.5 to 1',
        format: 'score',
        at: (row) => orNull(at(row)),
      },
    ],
    [at],
  );
  const own = useMemo(
    () => rows.filter((row) => of.labels[row] === Number(label)),
    [rows, of, label],
  );
  const positives = of.labels.reduce((sum, one) => sum + Number(one === 1), 0);
  const what = label === '1' ? 'labelled positive' : 'labelled negative';
  return (
    <>
      {positives < FEW && (
        <Note>
          {of.class} has only {countOf(positives, 'positive')}: many negatives score above most of
          them by chance. Treat its candidates with care.
        </Note>
      )}
      {own.length === 0 ? (
        <EmptyState>
          No image {what} for {of.class} lies beyond half of the others.
        </EmptyState>
      ) : (
        <ImageList
          of={of}
          rows={own}
          order="disagreement"
          numbers={numbers}
          caption={`Images ${what} for ${of.class} whose label may be wrong`}
          name={`label-candidates-${of.class}`}
        />
      )}
      <Rows
        table="label_candidates"
        columns={COLUMNS.label_candidates}
        rows={asTableRows(candidates)}
        query={resultQuery('label_candidates', view, of.class)}
      />
    </>
  );
}

export default function LabelCandidatesView() {
  const { classOrder, bands, teams, allTeams, threshold } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('scores of single images');
  const source = useImageSource(seen && needed === null);
  const [label, setLabel] = useOption('label', LABELS, '1');
  const { value: name, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder,
    fallback: [classOrder[0] ?? '', 'first'],
  });
  const ask = useCallback(
    async (own: ImageSource): Promise<Found> => {
      const index = own.classes.findIndex((one) => one.name === name);
      const labels = own.labels[index]!;
      const [sums, scores, second] = await Promise.all([
        own.disagreement(name),
        own.scores(name),
        own.secondLabels(),
      ]);
      const rows = ([1, 0] as const).flatMap((one) => sums.candidates(labels, one));
      const shown = teams.flatMap((team) => scores.filter((one) => one.team === team));
      return {
        of: { class: name, threshold, labels, teams: shown },
        candidates: classCandidates(own, index, sums, second, bands),
        rows: Int32Array.from(rows, ({ row }) => row),
        at: (row) => sums.at(row),
      };
    },
    [name, bands, teams, threshold],
  );
  const found = useAnswer(source, ask);
  return (
    <div ref={place} className="min-h-40">
      {needed ?? (
        <>
          <Controls>
            <Select label="Class" {...field} />
            <Segmented label="Show images" value={label} options={LABELS} onChange={setLabel} />
          </Controls>
          {teams.length < allTeams.length && (
            <Note>
              All {allTeams.length} teams take part in the ranking, also the{' '}
              {allTeams.length - teams.length} that are not shown.
            </Note>
          )}
          {found ? <Candidates found={found} label={label} /> : <Pending>Ranking…</Pending>}
          {source && <Precision source={source} />}
        </>
      )}
    </div>
  );
}
