import { rankSets } from '@/lib/metrics';
import type { RankDistributionRow, RankingRule, RankSetRow } from '@/lib/scoring/result-tables';
import { rankDistributionRow } from '@/lib/scoring/tables/rank-distribution';
import { rankSetRow } from '@/lib/scoring/tables/rank-sets';
import type { RowHead } from '@/lib/scoring/tables/resampled';
import type { ClassReplicates, SampleKind, TaskReplicates } from './replicates';
import { meanSeries } from './series';

/** Ranks of teams in every sample: `ranks[team][sample]`, 1 for the best; 0 where undefined. */
export type Ranks = readonly Uint16Array[];

/** What teams are ranked by, highest first; each further key breaks ties of those before it. */
type Keys = readonly (readonly Float64Array[])[];

function beats(keys: Keys, a: number, b: number, sample: number): boolean {
  for (const key of keys) {
    const gap = key[a]![sample]! - key[b]![sample]!;
    if (gap !== 0 && !Number.isNaN(gap)) return gap > 0;
  }
  return false;
}

function rankBy(keys: Keys): Ranks {
  const [first = []] = keys;
  return first.map((own, team) =>
    Uint16Array.from(own, (value, sample) => {
      if (Number.isNaN(value)) return 0;
      const better = first.filter(
        (other, k) => !Number.isNaN(other[sample]!) && beats(keys, k, team, sample),
      );
      return 1 + better.length;
    }),
  );
}

/** Adds to each team its rank among `values` in a sample; ties get the mean of their ranks. */
function addRanks(
  values: readonly (Float64Array | null)[],
  sample: number,
  sums: Float64Array,
  counts: Uint32Array,
): void {
  for (let team = 0; team < values.length; team++) {
    const own = values[team]?.[sample];
    if (own === undefined || Number.isNaN(own)) continue;
    let rank = 1;
    for (let k = 0; k < values.length; k++) {
      const other = values[k]?.[sample];
      if (k === team || other === undefined) continue;
      if (other > own) rank += 1;
      else if (other === own) rank += 0.5;
    }
    sums[team]! += rank;
    counts[team]!++;
  }
}

/** Mean over classes of each team's rank by AP in the class, in every sample. */
function meanRanks(
  teams: readonly (readonly ClassReplicates[])[],
  kind: SampleKind,
): readonly Float64Array[] {
  const names = [...new Set(teams.flatMap((classes) => classes.map((c) => c.class)))];
  const byTeam = teams.map((classes) => new Map(classes.map((c) => [c.class, c[kind].ap])));
  const byClass = names.map((name) => byTeam.map((own) => own.get(name) ?? null));
  const samples = teams[0]?.[0]?.[kind].ap.length ?? 0;
  const means = teams.map(() => new Float64Array(samples));
  for (let sample = 0; sample < samples; sample++) {
    const sums = new Float64Array(teams.length);
    const counts = new Uint32Array(teams.length);
    for (const values of byClass) addRanks(values, sample, sums, counts);
    means.forEach((own, team) => {
      own[sample] = sums[team]! / counts[team]!;
    });
  }
  return means;
}

function keysOf(
  teams: readonly (readonly ClassReplicates[])[],
  rule: RankingRule,
  kind: SampleKind,
): Keys {
  const by = (metric: 'map' | 'mauroc' | 'mf1' | 'macro_fnr') =>
    teams.map((classes) => meanSeries(classes, metric, kind));
  const negative = (series: Float64Array) => series.map((value) => -value);
  switch (rule) {
    case 'map':
      return [by('map'), by('mauroc')];
    case 'macro_fnr':
      return [by('macro_fnr').map(negative)];
    case 'mean_rank_ap':
      return [meanRanks(teams, kind).map(negative)];
    default:
      return [by(rule)];
  }
}

/** Ranks by one rule: of each team in every replicate, and on all images. */
export interface Ranking {
  readonly head: RowHead;
  readonly metric: RankingRule;
  readonly teams: readonly string[];
  readonly bootstrap: Ranks;
  readonly full: Ranks;
  /** What teams are ranked by, higher is better: in every replicate, and on all images. */
  readonly values: Readonly<Record<'bootstrap' | 'full', readonly Float64Array[]>>;
}

/**
 * Ranks teams by a rule in every replicate and on all images. Equal values have equal rank; by mAP,
 * ties are broken by mAUROC as in the leaderboard. `mean_rank_ap` ranks teams by AP in each class,
 * then ranks the means of these ranks.
 *
 * @param teams in the order of the result
 * @param classes the classes to rank by, in canonical order
 */
export function rankingOf(
  head: RowHead,
  replicates: TaskReplicates,
  teams: readonly string[],
  classes: readonly string[],
  metric: RankingRule,
): Ranking {
  const byTeam = new Map(replicates.teams.map((own) => [own.team, own.classes]));
  const samples = teams.map((team) => {
    const own = new Map(byTeam.get(team)!.map((c) => [c.class, c]));
    return classes.flatMap((name) => own.get(name) ?? []);
  });
  const keys = {
    bootstrap: keysOf(samples, metric, 'bootstrap'),
    full: keysOf(samples, metric, 'full'),
  };
  return {
    head,
    metric,
    teams,
    bootstrap: rankBy(keys.bootstrap),
    full: rankBy(keys.full),
    values: { bootstrap: keys.bootstrap[0]!, full: keys.full[0]! },
  };
}

/** `rank_distribution`: how often each team takes each rank, teams by rank on all images. */
export function rankDistribution(ranking: Ranking): RankDistributionRow[] {
  const { head, metric, teams, bootstrap, full } = ranking;
  const order = [...teams.keys()].sort((a, b) => full[a]![0]! - full[b]![0]!);
  return order.flatMap((team) => {
    const counts = new Uint32Array(teams.length + 1);
    for (const rank of bootstrap[team]!) counts[rank]!++;
    const replicates = bootstrap[team]!.length - counts[0]!;
    const common = { head, metric, team: teams[team]!, fullRank: full[team]![0]!, replicates };
    return teams.map((_, place) =>
      rankDistributionRow({ ...common, rank: place + 1, count: counts[place + 1]! }),
    );
  });
}

/**
 * `rank_sets`: the ranks that each team may have, teams by rank on all images. Teams without a value
 * on all images have no set. Replicates in which a team has none are left out; none below two.
 */
export function rankSetRows(ranking: Ranking, level: number): RankSetRow[] {
  const { head, metric, teams, full, values } = ranking;
  const order = [...teams.keys()]
    .filter((team) => full[team]![0]! > 0)
    .sort((a, b) => full[a]![0]! - full[b]![0]!);
  const series = order.map((team) => values.bootstrap[team]!);
  const defined = [...(series[0]?.keys() ?? [])].filter((index) =>
    series.every((own) => !Number.isNaN(own[index]!)),
  );
  if (defined.length < 2) return [];
  const estimates = order.map((team) => values.full[team]![0]!);
  const replicates = series.map((own) => Float64Array.from(defined, (index) => own[index]!));
  const { lower, upper } = rankSets(estimates, replicates, level);
  return order.map((team, place) =>
    rankSetRow({
      head,
      metric,
      team: teams[team]!,
      rank: full[team]![0]!,
      lower: lower[place]!,
      upper: upper[place]!,
      teams: order.length,
      level,
      replicates: defined.length,
    }),
  );
}
