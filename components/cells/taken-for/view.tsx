'use client';

import { useCallback, useMemo, useRef } from 'react';
import { COLUMNS } from '@/components/cells/shared/columns';
import { Figure } from '@/components/cells/shared/Figure';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import { ResultTable, Rows } from '@/components/cells/shared/ResultTable';
import type { CellText } from '@/components/export/cell-info';
import { useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState, Subheading } from '@/components/ui/blocks';
import { optionsOf, Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import type { TableColumn } from '@/components/ui/table-format';
import { asTableRows } from '@/components/ui/table-format';
import { teamTableQuery } from '@/lib/notebook/query/image-queries';
import type { FigureParams } from '@/lib/plots/core/params';
import type { Tags } from '@/lib/plots/core/tagged';
import { twoRatesFigure } from '@/lib/plots/two-rates';
import type { CoCalls } from '@/lib/scoring/images/co-calls';
import type { ImageSource } from '@/lib/scoring/images/source';
import { type CoPredictionRow, coPredictionRows } from '@/lib/scoring/tables/co-predictions';
import { ClassMatrix } from './ClassMatrix';
import { PAIR_LISTS, PairImages, type PairList } from './PairImages';

export const about: CellText = {
  shows:
    'Of the images of a class that a team misses: how often it calls another class instead, against how often it calls that class where it finds the first.',
  reading:
    'A class that is called far more often where the first is missed is what the first is taken for. The last table compares the calls with the labels: pairs of classes that a model couples more closely than the labels do.',
  computed:
    'Calls are scores above the threshold. A call is a mistake if the image is labelled negative for the class. Phi is the correlation of two classes over images whose labels of both are known.',
  onPage:
    'First all pairs of classes, then one class. Click a cell of the matrix, or a class below it, to list the images.',
};

/** Classes of the figure, and pairs of the table. */
const MOST = 20;
const PAIRS = 30;

const COUNTED = [
  { value: 'called', label: 'all calls' },
  { value: 'mistaken', label: 'mistakes only' },
] as const;

const COUPLED: readonly TableColumn[] = [
  { key: 'class', title: 'Class', format: 'text' },
  { key: 'other', title: 'Other', format: 'text' },
  { key: 'phi_calls', title: 'Phi of calls', format: 'signed' },
  { key: 'phi_labels', title: 'Phi of labels', format: 'signed' },
  { key: 'gap', title: 'Difference', format: 'signed', hint: 'Phi of calls minus phi of labels' },
  { key: 'called_both', title: 'Called both', format: 'count' },
  { key: 'labelled_both', title: 'Labelled both', format: 'count' },
];

/** Pairs of classes whose calls go together more, or less, than their labels. */
function coupledPairs(rows: readonly CoPredictionRow[]) {
  const pairs = rows.flatMap((row) =>
    row.class < row.other && row.phi_calls !== null && row.phi_labels !== null
      ? [{ ...row, gap: row.phi_calls - row.phi_labels }]
      : [],
  );
  return pairs.sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap)).slice(0, PAIRS);
}

interface TakenForProps {
  team: string;
  calls: CoCalls;
  source: ImageSource;
}

const NO_CLASS = 'choose a class';

function TakenFor({ team, calls, source }: TakenForProps) {
  const view = useTask();
  const { task, classOrder } = view;
  const [counted, setCounted] = useOption('counted', COUNTED, 'called');
  const [list, setList] = useOption('list', PAIR_LISTS, 'taken');
  const { value: name, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder.filter((own) => calls.classes.includes(own)),
    fallback: [calls.classes[0] ?? '', 'first'],
  });
  const rows = useMemo(() => coPredictionRows(task, team, calls), [task, team, calls]);
  const own = useMemo(() => {
    const part = (count: number, of: number) => (of === 0 ? null : count / of);
    return rows
      .filter((row) => row.class === name)
      .map((row) => ({
        class: row.other,
        first: part(counted === 'called' ? row.found_called : row.found_mistaken, row.found),
        second: part(counted === 'called' ? row.missed_called : row.missed_mistaken, row.missed),
      }))
      .sort((a, b) => (b.second ?? 0) - (b.first ?? 0) - ((a.second ?? 0) - (a.first ?? 0)))
      .slice(0, MOST);
  }, [rows, name, counted]);
  const coupled = useMemo(() => coupledPairs(rows), [rows]);
  const [other, setOther] = useChoice('other', NO_CLASS);
  const others = classOrder.filter((own) => own !== name && calls.classes.includes(own));
  const onPoint = useCallback(
    ({ class: pointed }: Tags) => pointed !== undefined && setOther(pointed),
    [setOther],
  );
  const setName = field.onChange;
  const onPair = useCallback(
    (pointed: string, second: string, own: PairList) => {
      setName(pointed);
      setOther(second);
      setList(own);
    },
    [setName, setOther, setList],
  );
  const index = calls.classes.indexOf(name);
  const title = `Called positive, images of ${name} (${calls.missed[index]} missed, ${calls.found[index]} found)`;
  const draw = useCallback(
    (params: FigureParams) =>
      twoRatesFigure(own, {
        ...params,
        title,
        names: { first: 'where it is found', second: 'where it is missed' },
      }),
    [own, title],
  );
  return (
    <>
      <ClassMatrix rows={rows} team={team} onPair={onPair} />
      <Subheading title="One class" />
      <Controls>
        <Select label="Class" {...field} />
        <Segmented label="Count" value={counted} options={COUNTED} onChange={setCounted} />
        <Select
          label="List images with"
          value={others.includes(other) ? other : NO_CLASS}
          options={optionsOf([NO_CLASS, ...others])}
          onChange={setOther}
        />
        {others.includes(other) && (
          <Segmented label="Images" value={list} options={PAIR_LISTS} onChange={setList} />
        )}
      </Controls>
      <Figure draw={draw} onPoint={onPoint} />
      <Rows
        table="co_predictions"
        columns={COLUMNS.co_predictions}
        rows={asTableRows(rows)}
        query={teamTableQuery('co_predictions', task, team)}
      />
      {others.includes(other) && (
        <PairImages source={source} team={team} name={name} other={other} list={list} />
      )}
      <Subheading title="Pairs that the model couples and the labels do not">
        The pairs whose calls go together most differently from their labels.
      </Subheading>
      <ResultTable
        name="coupled-classes"
        caption={`Pairs of classes by calls and labels, ${team}`}
        columns={COUPLED}
        rows={asTableRows(coupled)}
      />
    </>
  );
}

export default function TakenForView() {
  const { teams, threshold } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('which classes are called together');
  const source = useImageSource(seen && needed === null);
  const { value: team, field } = useChoiceOrSelected('team', 'teams', {
    names: teams,
    fallback: [teams[0] ?? '', 'best'],
  });
  const ask = useCallback(
    async (own: ImageSource) => ({ team, calls: await own.coCalls(team, threshold) }),
    [team, threshold],
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
          {found?.calls === null && (
            <EmptyState>
              Scores of {found.team} are on the scale rank: no threshold divides them.
            </EmptyState>
          )}
          {source && found?.calls && (
            <TakenFor team={found.team} calls={found.calls} source={source} />
          )}
        </>
      )}
    </div>
  );
}
