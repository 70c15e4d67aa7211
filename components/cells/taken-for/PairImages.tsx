'use client';

import { useCallback } from 'react';
import { PointedImages } from '@/components/cells/shared/PointedImages';
import { useTask } from '@/components/hooks/context';
import { useAnswer } from '@/components/hooks/use-images';
import { Pending } from '@/components/ui/pending';
import { classImagesOf, rowsCalledBoth, rowsTakenFor } from '@/lib/scoring/images/lists';
import type { ImageSource } from '@/lib/scoring/images/source';

/** Which images of a pair of classes are listed. */
export const PAIR_LISTS = [
  { value: 'taken', label: 'missed, other called' },
  { value: 'both', label: 'called both, not labelled both' },
] as const;

export type PairList = (typeof PAIR_LISTS)[number]['value'];

interface PairImagesProps {
  source: ImageSource;
  team: string;
  name: string;
  other: string;
  list: PairList;
}

/** The images of a team for a class and another one. */
export function PairImages({ source, team, name, other, list }: PairImagesProps) {
  const { threshold } = useTask();
  const ask = useCallback(
    async (own: ImageSource) => {
      const [of, second] = await Promise.all(
        [name, other].map((one) => classImagesOf(own, one, [team], threshold)),
      );
      if (!of || !second) return null;
      const rows = { taken: rowsTakenFor, both: rowsCalledBoth }[list](of, second, team);
      return { of, other, list, rows };
    },
    [team, name, other, list, threshold],
  );
  const found = useAnswer(source, ask);
  if (
    found?.of.class !== name ||
    found.other !== other ||
    found.list !== list ||
    found.of.teams[0]?.team !== team
  ) {
    return <Pending>Looking up scores…</Pending>;
  }
  const what =
    list === 'taken'
      ? `${name} missed and ${other} called`
      : `${name} and ${other} called, not both labelled`;
  return (
    <PointedImages
      of={found.of}
      rows={found.rows}
      order="order of the label file"
      caption={`${what}: ${team}`}
      name={`${list}-${name}-${other}`}
      team={team}
    />
  );
}
