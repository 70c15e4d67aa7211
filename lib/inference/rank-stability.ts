import { kendall, percentileInterval } from '@/lib/metrics';
import type { RankingRule } from '@/lib/scoring/result-tables';
import type { Ranking } from './ranks';
import { spreadOf } from './spread';

/** How one team's rank varies over the replicates. */
export interface TeamStability {
  readonly team: string;
  /** On all images. */
  readonly rank: number;
  /** Share of replicates in which it is first, or among the first three, ties included. */
  readonly first: number;
  readonly topThree: number;
  readonly median: number;
  /** Interval of the rank at the requested level. */
  readonly lower: number;
  readonly upper: number;
}

/** How stable a ranking is over replicates. */
export interface RankStability {
  readonly metric: RankingRule;
  readonly replicates: number;
  /** Kendall's tau-b between the ranks of a replicate and those on all images. */
  readonly kendall: {
    readonly mean: number;
    readonly lower: number;
    readonly upper: number;
  } | null;
  /** By rank on all images. */
  readonly teams: readonly TeamStability[];
}

function teamStability(
  team: string,
  rank: number,
  ranks: Uint16Array,
  level: number,
): TeamStability {
  const known = ranks.filter((r) => r > 0).sort();
  const share = (most: number) => known.filter((r) => r <= most).length / known.length;
  const at = (p: number) => known[Math.round(p * (known.length - 1))]!;
  return {
    team,
    rank,
    first: share(1),
    topThree: share(3),
    median: at(0.5),
    lower: at((1 - level) / 2),
    upper: at((1 + level) / 2),
  };
}

/** Kendall's tau-b of each replicate's ranks and those on all images; NaN where all are equal or one has none. */
function taus({ bootstrap, full }: Ranking): Float64Array {
  const whole = full.map((ranks) => ranks[0]!);
  return Float64Array.from(bootstrap[0]!, (_, index) => {
    const ranked = bootstrap.map((ranks) => ranks[index]! || Number.NaN);
    return kendall(whole, ranked);
  });
}

/** The stability of a ranking; null without a replicate or with fewer than two ranked teams. */
export function rankStability(ranking: Ranking, level: number): RankStability | null {
  const { metric, teams, bootstrap, full } = ranking;
  const ranked = [...teams.keys()].filter((team) => full[team]![0]! > 0);
  const replicates = bootstrap[0]?.length ?? 0;
  if (replicates === 0 || ranked.length < 2) return null;
  const only = {
    ...ranking,
    bootstrap: ranked.map((t) => bootstrap[t]!),
    full: ranked.map((t) => full[t]!),
  };
  const tau = taus(only);
  const [lower, upper] = percentileInterval(tau, level);
  const { count, mean } = spreadOf(tau);
  return {
    metric,
    replicates,
    kendall: count === 0 ? null : { mean, lower, upper },
    teams: ranked
      .map((team) => teamStability(teams[team]!, full[team]![0]!, bootstrap[team]!, level))
      .sort((a, b) => a.rank - b.rank),
  };
}
