'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { percentOf } from '@/components/cells/shared/interval-words';
import type { TaskUncertainty } from '@/lib/notebook/uncertainty/task-uncertainty';
import { carriedByBand, carriedDifferenceFigure } from '@/lib/plots/carried-difference';
import type { FigureParams } from '@/lib/plots/figure-params';
import { differencePhrase, pairsOf } from '@/lib/plots/pairwise-rows';

interface CarriedDifferenceProps {
  u: TaskUncertainty;
  team: string;
  other: string;
}

/** Which classes the difference in mAP is made of. */
export function CarriedDifference({ u, team, other }: CarriedDifferenceProps) {
  const rows = u.classDifferences(team, other, 'ap');
  const carried = useMemo(
    () =>
      rows.flatMap(({ subject, band, share }) =>
        share === null ? [] : [{ class: subject, band, contribution: share }],
      ),
    [rows],
  );
  const title = `mAP of ${team} less ${other}`;
  const draw = useCallback(
    (params: FigureParams) => carriedDifferenceFigure(carried, { ...params, title }),
    [carried, title],
  );
  const whole = pairsOf(u.teamPairs('map'))(team, other);
  return (
    <>
      <h3 className="mt-10 font-medium text-lg">Which classes carry the difference in mAP?</h3>
      <p className="mt-1 mb-4 max-w-prose text-soft">
        mAP is a mean, so its difference is the sum of the classes’ own differences, each divided by
        the number of classes. The largest stand first; each begins where the one before it ended.
      </p>
      <Figure draw={draw} name="carried-difference" />
      <p className="mt-3 text-sm tabular-nums">
        {whole && (
          <>
            In all {differencePhrase(whole)} ({percentOf(whole.level)} interval).{' '}
          </>
        )}
        By band: {carriedByBand(carried).join(', ')}.
      </p>
    </>
  );
}
