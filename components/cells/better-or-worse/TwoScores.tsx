'use client';

import { useCallback, useMemo } from 'react';
import { Figure } from '@/components/cells/shared/Figure';
import { useTask } from '@/components/hooks/context';
import { useEphemeral } from '@/components/hooks/ephemeral';
import { selectedRows, selectImages } from '@/lib/notebook/images/image-selection';
import type { FigureParams } from '@/lib/plots/core/params';
import type { Tags } from '@/lib/plots/core/tagged';
import { type TwoScoresParams, twoScoresFigure } from '@/lib/plots/two-scores';
import type { ClassImages } from '@/lib/scoring/images/class-images';
import type { Among } from '@/lib/scoring/images/flips';
import { callCounts, gridAxis, gridCells } from '@/lib/scoring/images/score-grid';

/** What the images are that both, neither or one of two submissions calls positive. */
const CORNERS: Readonly<Record<Among, TwoScoresParams['corners']>> = {
  positives: {
    neither: 'wrong in both',
    onlyFirst: 'broken',
    onlySecond: 'fixed',
    both: 'right in both',
  },
  negatives: {
    neither: 'right in both',
    onlyFirst: 'fixed',
    onlySecond: 'broken',
    both: 'wrong in both',
  },
  all: undefined,
};

interface TwoScoresProps {
  /** With the scores of the two teams alone. */
  of: ClassImages;
  /** The images that are drawn. */
  rows: Int32Array;
  among: Among;
  scale: 'linear' | 'log';
  /** Called with the images of a cell or of a drawn area, memoised. */
  onRows(rows: Int32Array): void;
}

/** The scores of two submissions for the images of a class. A drawn area selects its images. */
export function TwoScores({ of, rows, among, scale, onRows }: TwoScoresProps) {
  const { id } = useTask();
  const selection = useEphemeral((state) => state.images);
  const { labels, threshold } = of;
  const [first, second] = [of.teams[0]!, of.teams[1]!];
  const axis = useMemo(
    () => gridAxis([first.scores, second.scores], rows, threshold, scale),
    [first, second, rows, threshold, scale],
  );
  const cells = useMemo(
    () => gridCells(first.scores, second.scores, rows, axis),
    [first, second, rows, axis],
  );
  const draw = useCallback(
    (params: FigureParams) => {
      const { edges } = axis;
      const chosen = selectedRows(selection, id);
      const count = (own: Int32Array, isCounted: (row: number) => boolean) =>
        own.reduce((sum, row) => sum + Number(isCounted(row)), 0);
      return twoScoresFigure(
        cells.map(({ x, y, rows: own }, part) => ({
          part: `${part}`,
          x1: edges[x]!,
          x2: edges[x + 1]!,
          y1: edges[y]!,
          y2: edges[y + 1]!,
          images: own.length,
          positives: count(own, (row) => labels[row] === 1),
          selected: chosen.size === 0 ? 0 : count(own, (row) => chosen.has(row)),
        })),
        {
          ...params,
          subject: of.class,
          first: first.team,
          second: second.team,
          scale,
          domain: [edges[0] ?? 0, edges.at(-1) ?? 1],
          // Thresholds tuned for the classes of each submission are no one line.
          threshold: first.decisions || second.decisions ? null : threshold,
          counts: callCounts(
            first.decisions ?? first.scores,
            second.decisions ?? second.scores,
            rows,
            threshold,
          ),
          ...(CORNERS[among] && { corners: CORNERS[among] }),
        },
      );
    },
    [axis, cells, selection, id, labels, of.class, first, second, scale, threshold, rows, among],
  );
  const rowsOf = useCallback(
    (marks: readonly Tags[]) => {
      const parts = new Set(
        marks.flatMap(({ part }) => (part === undefined ? [] : [Number(part)])),
      );
      return Int32Array.from([...parts].flatMap((part) => [...(cells[part]?.rows ?? [])])).sort();
    },
    [cells],
  );
  const onBrush = useCallback(
    (marks: readonly Tags[]) => {
      const inside = rowsOf(marks);
      selectImages(id, inside);
      onRows(inside);
    },
    [rowsOf, id, onRows],
  );
  const onPoint = useCallback((mark: Tags) => onRows(rowsOf([mark])), [rowsOf, onRows]);
  return <Figure draw={draw} onPoint={onPoint} onBrush={onBrush} name={`two-scores-${of.class}`} />;
}
