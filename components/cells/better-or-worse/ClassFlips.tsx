'use client';

import { useCallback, useMemo, useState } from 'react';
import { PointedImages } from '@/components/cells/shared/PointedImages';
import { useTask } from '@/components/hooks/context';
import { useOption } from '@/components/hooks/document';
import { type CallsAt, useAnswer } from '@/components/hooks/use-images';
import { useChoiceOrSelected } from '@/components/selection/use-only-selected';
import { Controls, EmptyState, Subheading } from '@/components/ui/blocks';
import { Select } from '@/components/ui/fields';
import { Segmented } from '@/components/ui/ToggleGroup';
import { rowsOf } from '@/lib/metrics';
import type { ClassImages } from '@/lib/scoring/images/class-images';
import { type Among, type Flips, flipsOf } from '@/lib/scoring/images/flips';
import { classImagesOf } from '@/lib/scoring/images/lists';
import type { ImageSource, TeamCalls } from '@/lib/scoring/images/source';
import { TwoScores } from './TwoScores';

const KINDS = [
  { value: 'fixed', label: 'fixed' },
  { value: 'broken', label: 'broken' },
  { value: 'bothWrong', label: 'wrong in both' },
  { value: 'area', label: 'in the area' },
] as const;

type Kind = (typeof KINDS)[number]['value'];

const SCALES = [
  { value: 'linear', label: 'linear' },
  { value: 'log', label: 'logarithmic' },
] as const;

export interface FlipsProps {
  source: ImageSource;
  at: CallsAt;
  team: TeamCalls;
  other: TeamCalls;
  among: Among;
}

interface DrawnArea {
  /** What the area was drawn over. */
  readonly of: ClassImages;
  readonly rows: Int32Array;
}

interface ClassProps {
  of: ClassImages;
  flips: Flips;
  among: Among;
}

/** The two scores of the images of a class, and the images that flip. */
function FlippedImages({ of, flips, among }: ClassProps) {
  const [kind, setKind] = useOption<Kind>('kind', KINDS, 'broken');
  const [scale, setScale] = useOption('scale', SCALES, 'linear');
  const [area, setArea] = useState<DrawnArea | null>(null);
  const images = useMemo(() => rowsOf(flips.images), [flips]);
  const onRows = useCallback(
    (rows: Int32Array) => {
      setArea({ of, rows });
      setKind('area');
    },
    [of, setKind],
  );
  const drawn = area?.of === of ? area.rows : null;
  const rows = useMemo(() => (kind === 'area' ? drawn : rowsOf(flips[kind])), [flips, kind, drawn]);
  const [first, second] = of.teams.map((own) => own.team);
  return (
    <>
      <TwoScores of={of} rows={images} among={among} scale={scale} onRows={onRows} />
      <Controls>
        <Segmented label="Axes" value={scale} options={SCALES} onChange={setScale} />
        <Segmented label="List images" value={kind} options={KINDS} onChange={setKind} />
      </Controls>
      {rows ? (
        <PointedImages
          of={of}
          rows={rows}
          order="order of the label file"
          caption={`${of.class}, ${KINDS.find((own) => own.value === kind)!.label}: ${first} to ${second}`}
          name={`flips-${of.class}`}
          team={second!}
        />
      ) : (
        <EmptyState>Draw a rectangle in the figure, or click a cell of it.</EmptyState>
      )}
    </>
  );
}

/** A class whose images flip between two submissions. */
export function ClassFlips({ source, at, team, other, among }: FlipsProps) {
  const { classOrder } = useTask();
  const { value: name, field } = useChoiceOrSelected('class', 'classes', {
    names: classOrder,
    fallback: [classOrder[0] ?? '', 'first'],
  });
  const { calls, threshold } = at;
  const flips = useMemo(() => {
    const index = calls.classes.findIndex((own) => own.name === name);
    return flipsOf(calls, index, team, other, among);
  }, [calls, name, team, other, among]);
  const ask = useCallback(
    (own: ImageSource) => classImagesOf(own, name, [team.team, other.team], threshold),
    [name, threshold, team, other],
  );
  const of = useAnswer(source, ask);
  const isCurrent =
    of?.class === name && of.teams[0]?.team === team.team && of.teams[1]?.team === other.team;
  return (
    <>
      <Subheading title="The scores of a class">
        Draw a rectangle to select its images; click a cell to list them.
      </Subheading>
      <Controls>
        <Select label="Class" {...field} />
      </Controls>
      {!flips && <EmptyState>One of the two has no scores of {name}.</EmptyState>}
      {flips && isCurrent && <FlippedImages of={of} flips={flips} among={among} />}
    </>
  );
}
