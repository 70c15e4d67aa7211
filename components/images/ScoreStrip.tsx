'use client';

import type { ClassImages } from '@/lib/scoring/images/class-images';

interface ScoreStripProps {
  of: ClassImages;
  row: number;
  /** The team whose score is emphasised. */
  team: string | null;
}

const HEIGHT = 12;
const tick = (x: number, from: number, to: number) => `M${(100 * x).toFixed(2)} ${from}V${to}`;

/**
 * The scores of all teams for an image on a line from 0 to 1, with the threshold. Nothing where scores
 * are no probabilities.
 */
export function ScoreStrip({ of, row, team }: ScoreStripProps) {
  const known = of.teams.filter(
    ({ areProbabilities, scores }) => areProbabilities && !Number.isNaN(scores[row]!),
  );
  if (known.length === 0) return null;
  const of01 = (scores: ArrayLike<number>) => Math.max(0, Math.min(1, scores[row]!));
  const path = known.map(({ scores }) => tick(of01(scores), 2, HEIGHT - 2)).join('');
  const own = known.find((other) => other.team === team);
  const line = { vectorEffect: 'non-scaling-stroke' } as const;
  return (
    <svg
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      width="100%"
      height={HEIGHT}
      aria-hidden
      className="block overflow-visible"
    >
      <path d={`M0 ${HEIGHT / 2}H100`} stroke="var(--line)" {...line} />
      <path
        d={tick(of.threshold, 0, HEIGHT)}
        stroke="var(--soft)"
        strokeDasharray="2 2"
        {...line}
      />
      <path d={path} stroke="var(--ink)" strokeOpacity={0.55} strokeWidth={1.5} {...line} />
      {own && (
        <path
          d={tick(of01(own.scores), 0, HEIGHT)}
          stroke="var(--accent)"
          strokeWidth={3}
          {...line}
        />
      )}
    </svg>
  );
}
