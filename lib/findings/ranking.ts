import { TEAM_STATISTICS, type TeamStatisticName } from '@/lib/metrics';
import { countOf, formatScore } from '@/lib/plots/core/format';
import type { MiniFigure } from '@/lib/plots/core/mini-plot';
import type { TeamMetricRow } from '@/lib/scoring/result-tables';
import { meanOf } from '@/lib/scoring/undefined';
import type { Ends, Finding, FindingInputs, Part } from './types';
import { finding, intervalText, listed, team, withConfidence } from './words';

interface Ranked {
  readonly row: TeamMetricRow;
  readonly rank: number;
  readonly value: number;
}

/** Teams in the small figure. */
const SHOWN = 5;

/** The teams that have a rank, best first. */
export function rankedTeams({ teams, ranking }: FindingInputs): readonly Ranked[] {
  return teams
    .flatMap((row) => {
      const value = row[ranking.metric as TeamStatisticName] ?? null;
      return row.rank === null || value === null ? [] : [{ row, rank: row.rank, value }];
    })
    .sort((a, b) => a.rank - b.rank);
}

function figureOf(ranked: readonly Ranked[], inference: FindingInputs['inference']): MiniFigure {
  return {
    kind: 'rows',
    format: 'score',
    rows: ranked.slice(0, SHOWN).map(({ row, value }) => ({
      name: row.team,
      team: row.team,
      value,
      ...(inference?.interval(row.team) ?? { lower: null, upper: null }),
    })),
  };
}

/** Which other teams may be first; what is said where this is not known. */
function contenders(
  { inference, item }: FindingInputs,
  leader: Ranked,
  ranked: readonly Ranked[],
): { readonly parts: readonly Part[]; readonly strength: Finding['strength'] } {
  const sets = inference?.rankSets.filter((set) => ranked.some(({ row }) => row.team === set.team));
  if (!inference || !sets || sets.length === 0) {
    return {
      strength: 'not tested',
      parts: [
        inference
          ? ' Which ranks are certain is not known: replicates of some teams are missing.'
          : ` Without intervals it is open whether other ${item.many} would give another order.`,
      ],
    };
  }
  const others = sets.filter((set) => set.lower === 1 && set.team !== leader.row.team);
  const sure = withConfidence(inference.level);
  if (others.length === 0) {
    return { strength: 'clear', parts: [` No other team is first, ${sure}.`] };
  }
  const names = ranked.flatMap(({ row }) =>
    others.some((set) => set.team === row.team) ? [team(row.team)] : [],
  );
  const who: readonly Part[] =
    others.length === ranked.length - 1 && others.length > 2
      ? [`Each of the other ${others.length} teams`]
      : listed(names);
  return {
    strength: 'uncertain',
    parts: [
      ' ',
      ...who,
      ' may be first too: the test set cannot tell ',
      others.length === 1 ? 'the two' : 'them',
      ` apart ${sure}.`,
    ],
  };
}

/** What random scores would reach: AP without skill is the prevalence. */
function withoutSkill({ classRows }: FindingInputs, name: string): string {
  const known = classRows.filter((row) => row.team === name && row.ap !== null);
  const chance = meanOf(known.map((row) => row.prevalence));
  return chance === null ? '' : ` Random scores would have ${formatScore(chance)}.`;
}

/** Who leads, and who cannot be told apart from the leader. */
export function rankingFindings(inputs: FindingInputs): Finding[] {
  const { task, ranking, inference } = inputs;
  const ranked = rankedTeams(inputs);
  const [first] = ranked;
  if (!first || !Object.hasOwn(TEAM_STATISTICS, ranking.metric)) return [];
  const metric = ranking.metric as TeamStatisticName;
  const { title } = TEAM_STATISTICS[metric];
  const ends: Ends | null = inference?.interval(first.row.team) ?? null;
  const level = inference?.level ?? 0.95;
  const value = `${title} ${formatScore(first.value)}`;
  const common = {
    task,
    topic: 'ranking',
    cell: 'leaderboard',
    statistic: metric,
    value: first.value,
    lower: ends?.lower ?? null,
    upper: ends?.upper ?? null,
    level: ends ? level : null,
    basis: ends && inference ? inference.basis : null,
    figure: figureOf(ranked, inference),
  } as const;
  if (ranked.length === 1) {
    const chance = metric === 'map' ? withoutSkill(inputs, first.row.team) : '';
    return [
      finding(
        { ...common, team: first.row.team, strength: 'described' },
        team(first.row.team),
        ` has ${value}${intervalText(ends, level)}.`,
        inputs.teams.length === 1
          ? ' With one team there is no ranking.'
          : ' No other team has a rank.',
        chance,
      ),
    ];
  }
  const together = ranked.filter(({ rank }) => rank === first.rank);
  if (together.length > 1) {
    return [
      finding(
        { ...common, strength: 'uncertain' },
        listed(together.map(({ row }) => team(row.team))),
        ` share the first place with ${value}.`,
      ),
    ];
  }
  const second = ranked[1]!;
  const ahead = Math.abs(first.value - second.value);
  const { parts, strength } = contenders(inputs, first, ranked);
  return [
    finding(
      { ...common, team: first.row.team, strength },
      team(first.row.team),
      ` leads with ${value}${intervalText(ends, level)}, `,
      ahead === 0
        ? 'equal to '
        : `${ahead < 0.0005 ? 'less than 0.001' : formatScore(ahead)} ahead of `,
      team(second.row.team),
      ranked.length > 2 ? ` (${countOf(ranked.length, 'team')}).` : '.',
      parts,
    ),
  ];
}
