'use client';

import { useCallback, useMemo, useRef } from 'react';
import { ImageList } from '@/components/cells/shared/ImageList';
import { useImagesNeeded } from '@/components/cells/shared/ImagesNeeded';
import type { CellText } from '@/components/export/cell-info';
import { useItem, useTask } from '@/components/hooks/context';
import { useChoice, useOption } from '@/components/hooks/document';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { useSeen } from '@/components/hooks/use-near';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState, Note } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Pending } from '@/components/ui/pending';
import { Segmented } from '@/components/ui/ToggleGroup';
import { selectedRows } from '@/lib/notebook/images/image-selection';
import type { ImageNumber } from '@/lib/notebook/images/listing';
import { countOf, formatScore } from '@/lib/plots/core/format';
import type { ClassImages } from '@/lib/scoring/images/class-images';
import { classImagesOf, type ListKind, listRows, teamsTogether } from '@/lib/scoring/images/lists';
import type { ImageSource } from '@/lib/scoring/images/source';
import { orNull } from '@/lib/scoring/undefined';

export const about: CellText = {
  shows:
    'The images of a class that teams miss, that they call positive by mistake, or that lie near the threshold, the worst first: those that most teams get wrong, and of these the ones with the lowest or highest mean score.',
  reading:
    'An image that every team misses is hard, or its label is wrong. One that a single team misses shows what that team cannot see.',
  computed: 'A team calls an image positive if its score is above the threshold.',
  onPage:
    'Name a folder with the pictures to see them: they stay in this browser. Select images here to find them again in other lists.',
};

const KINDS = [
  { value: 'missed', label: 'missed' },
  { value: 'false-alarms', label: 'false positives' },
  { value: 'borderline', label: 'near the threshold' },
  { value: 'positives', label: 'all positives' },
  { value: 'selected', label: 'selected' },
] as const;

type Kind = (typeof KINDS)[number]['value'];

const ALL_TEAMS = 'all teams';

const CAPTIONS: Readonly<Record<Kind, string>> = {
  missed: 'Missed images',
  'false-alarms': 'Images called positive by mistake',
  borderline: 'Images near the threshold',
  positives: 'Images labelled positive',
  selected: 'Selected images',
};

const ORDERS: Readonly<Record<ListKind, (isOne: boolean) => string>> = {
  missed: (isOne) => (isOne ? 'lowest score' : 'teams that miss it'),
  'false-alarms': (isOne) => (isOne ? 'highest score' : 'teams that call it positive'),
  borderline: () => 'distance from the threshold',
  positives: (isOne) => (isOne ? 'lowest score' : 'teams that miss it'),
};

interface ListProps {
  of: ClassImages;
  kind: Kind;
  /** The team whose mistakes are listed; null for all. */
  team: string | null;
}

function List({ of, kind, team }: ListProps) {
  const { id } = useTask();
  const item = useItem();
  const selection = useEphemeral((state) => state.images);
  const among = useMemo(
    () => of.teams.filter((own) => team === null || own.team === team),
    [of, team],
  );
  const together = useMemo(() => teamsTogether(of, among), [of, among]);
  const rows = useMemo(
    () =>
      kind === 'selected'
        ? Int32Array.from(selectedRows(selection, id))
        : listRows(of, together, kind),
    [kind, selection, id, of, together],
  );
  const numbers = useMemo<readonly ImageNumber[]>(() => {
    const all = teamsTogether(of, of.teams);
    return [
      {
        key: 'wrong',
        title: 'Wrong in',
        hint: `Of ${countOf(of.teams.length, 'team')}, those whose call is not the label`,
        format: 'count',
        at: (row) => (of.labels[row]! > 1 ? null : all.wrong[row]!),
      },
      {
        key: 'mean',
        title: 'Mean score',
        format: 'score',
        at: (row) => orNull(all.mean[row]!),
      },
    ];
  }, [of]);
  const unranked = among.filter((own) => !own.areProbabilities);
  const positives = of.labels.reduce((sum, label) => sum + Number(label === 1), 0);
  return (
    <>
      <Note>
        {kind === 'missed' &&
          `${countOf(rows.length, 'positive')} of ${countOf(positives, 'positive')} of ${of.class} missed by ${team ?? 'at least one team'} at the threshold ${formatScore(of.threshold)}.`}
        {kind === 'false-alarms' &&
          `${countOf(rows.length, item.one, item.many)} labelled negative for ${of.class} and called positive by ${team ?? 'at least one team'} at the threshold ${formatScore(of.threshold)}.`}
        {unranked.length > 0 &&
          ` ${unranked.map((own) => own.team).join(', ')}: scores on the scale rank have no threshold.`}
      </Note>
      {rows.length === 0 ? (
        <EmptyState>
          {kind === 'selected' ? 'Nothing is selected in a gallery, table or figure.' : 'None.'}
        </EmptyState>
      ) : (
        <ImageList
          of={of}
          rows={rows}
          order={kind === 'selected' ? 'order of the label file' : ORDERS[kind](team !== null)}
          numbers={numbers}
          caption={`${CAPTIONS[kind]}: ${of.class}${team === null ? '' : `, ${team}`}`}
          name={`${kind}-${of.class}`}
          team={team}
        />
      )}
    </>
  );
}

export default function ClassImagesView() {
  const { classOrder, teams, threshold } = useTask();
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place, '600px');
  const needed = useImagesNeeded('scores of single images');
  const source = useImageSource(seen && needed === null);
  const [kind, setKind] = useOption('kind', KINDS, 'missed');
  const [whose, setWhose] = useChoice('team', ALL_TEAMS);
  const { value: name, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder,
    fallback: [classOrder[0] ?? '', 'first'],
  });
  const ask = useCallback(
    (own: ImageSource) => classImagesOf(own, name, teams, threshold),
    [name, threshold, teams],
  );
  const of = useAnswer(source, ask);
  const team = teams.includes(whose) ? whose : null;
  const options = [ALL_TEAMS, ...teams].map((value) => ({ value, label: value }));
  return (
    <div ref={place} className="min-h-40" data-listed={of ? kind : undefined}>
      {needed ?? (
        <>
          <Controls>
            <Select label="Class" {...field} />
            <Select
              label="Mistakes of"
              value={team ?? ALL_TEAMS}
              options={options}
              onChange={setWhose}
            />
            <Segmented label="Show" value={kind} options={KINDS} onChange={setKind} />
          </Controls>
          {of ? <List of={of} kind={kind} team={team} /> : <Pending />}
        </>
      )}
    </div>
  );
}
