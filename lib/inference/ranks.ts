import type { RankingRule } from '@/lib/scoring/result-tables';
import type { ClassReplicates, TeamReplicates } from './replicates';
import { meanSeries, type Which } from './series';

/** Ranks of teams in every sample: `ranks[team][sample]`, 1 for the best; 0 where undefined. */
export type Ranks = readonly Uint16Array[];

/** What teams are ranked by, one after the other where they tie; the highest first. */
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

/** Adds to each team its rank among `values` in a sample, ties sharing the mean of their places. */
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
  which: Which,
): readonly Float64Array[] {
  const names = [...new Set(teams.flatMap((classes) => classes.map((c) => c.class)))];
  const byTeam = teams.map((classes) => new Map(classes.map((c) => [c.class, c[which].ap])));
  const byClass = names.map((name) => byTeam.map((own) => own.get(name) ?? null));
  const samples = teams[0]?.[0]?.[which].ap.length ?? 0;
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
  which: Which,
): Keys {
  const by = (metric: 'map' | 'mauroc' | 'mf1' | 'macro_fnr') =>
    teams.map((classes) => meanSeries(classes, metric, which));
  const negative = (series: Float64Array) => series.map((value) => -value);
  switch (rule) {
    case 'map':
      return [by('map'), by('mauroc')];
    case 'macro_fnr':
      return [by('macro_fnr').map(negative)];
    case 'mean_rank_ap':
      return [meanRanks(teams, which).map(negative)];
    default:
      return [by(rule)];
  }
}

/** Ranks by one rule: of each team in every draw, and on all images. */
export interface Ranking {
  readonly task: string;
  readonly metric: RankingRule;
  readonly teams: readonly string[];
  readonly draws: Ranks;
  readonly full: Ranks;
}

/**
 * Ranks teams by a rule in every draw and on all images: equal in rank where equal; by mAP ties are
 * parted by mAUROC as in the leaderboard. By `mean_rank_ap` a team's rank by AP is taken in each
 * class, and the mean of these ranked.
 *
 * @param classes the classes that count
 */
export function rankingOf(
  task: string,
  teams: readonly TeamReplicates[],
  classes: ReadonlySet<string>,
  metric: RankingRule,
): Ranking {
  const shown = teams.map((team) => team.classes.filter((c) => classes.has(c.class)));
  const ranks = (which: Which) => rankBy(keysOf(shown, metric, which));
  return {
    task,
    metric,
    teams: teams.map((team) => team.team),
    draws: ranks('draws'),
    full: ranks('full'),
  };
}
