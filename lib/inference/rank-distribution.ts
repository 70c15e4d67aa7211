import type { RankDistributionRow, RankingRule } from '@/lib/scoring/result-tables';
import type { Ranking } from './ranks';

export const RANKING_RULES: readonly RankingRule[] = [
  'map',
  'mauroc',
  'mf1',
  'macro_fnr',
  'mean_rank_ap',
];

/** `rank_distribution`: how often each team takes each rank, teams by rank on all images. */
export function rankDistribution(ranking: Ranking): RankDistributionRow[] {
  const { task, metric, teams, draws, full } = ranking;
  const order = [...teams.keys()].sort((a, b) => full[a]![0]! - full[b]![0]!);
  return order.flatMap((team) => {
    const counts = new Uint32Array(teams.length + 1);
    for (const rank of draws[team]!) counts[rank]!++;
    const replicates = draws[team]!.length - counts[0]!;
    return teams.map((_, place) => ({
      task,
      metric,
      team: teams[team]!,
      full_rank: full[team]![0]! || null,
      rank: place + 1,
      replicates,
      probability: replicates === 0 ? 0 : counts[place + 1]! / replicates,
    }));
  });
}
