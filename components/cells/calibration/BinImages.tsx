'use client';

import { useCallback, useMemo } from 'react';
import { PointedImages } from '@/components/cells/shared/PointedImages';
import { useTask } from '@/components/hooks/context';
import { useAnswer, useImageSource } from '@/components/hooks/use-images';
import { Pending } from '@/components/ui/pending';
import type { ImageNumber } from '@/lib/notebook/images/listing';
import { formatScore } from '@/lib/plots/core/format';
import { classImagesOf, rowsInBin } from '@/lib/scoring/images/lists';
import type { ImageSource } from '@/lib/scoring/images/source';
import type { CalibrationBinRow } from '@/lib/scoring/result-tables';
import { orNull } from '@/lib/scoring/undefined';

/** The images of a bin of calibration, those labelled negative and positive alike. */
export default function BinImages({ bin }: { bin: CalibrationBinRow }) {
  const { teams, threshold } = useTask();
  const source = useImageSource(true);
  const name = bin.class;
  const ask = useCallback(
    (own: ImageSource) => classImagesOf(own, name, teams, threshold),
    [name, threshold, teams],
  );
  const of = useAnswer(source, ask);
  const own = of?.class === name ? of.teams.find(({ team }) => team === bin.team) : undefined;
  const rows = useMemo(() => (of && own ? rowsInBin(of, own, bin) : null), [of, own, bin]);
  const numbers = useMemo<readonly ImageNumber[]>(
    () =>
      own
        ? [
            {
              key: 'score',
              title: 'Score',
              hint: `Score of ${bin.team}`,
              format: 'score',
              at: (row) => orNull(own.scores[row]!),
            },
          ]
        : [],
    [own, bin.team],
  );
  if (!of || !rows) return <Pending>Looking up scores…</Pending>;
  const caption = `Scores from ${formatScore(bin.lower)} to ${formatScore(bin.upper)}: ${name}, ${bin.team}`;
  return (
    <PointedImages
      of={of}
      rows={rows}
      order="order of the label file"
      numbers={numbers}
      caption={caption}
      name={`bin-${name}-${bin.bin}`}
      team={bin.team}
    />
  );
}
