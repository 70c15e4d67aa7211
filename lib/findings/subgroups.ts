import { newcombe, normalCdf } from '@/lib/metrics';
import { countOf } from '@/lib/plots/core/format';
import { atThreshold } from '@/lib/plots/core/threshold';
import { type Gap, groupGaps } from '@/lib/scoring/group-gaps';
import type { GroupRow } from '@/lib/scoring/result-tables';
import { rankedTeams } from './ranking';
import type { Finding, FindingInputs } from './types';
import { className, finding, intervalText, rateText, team } from './words';

/** Positives that a group needs at least. */
const LEAST = 20;

const LEVEL = 0.95;

/** Scores times attributes that are counted without being asked for; a second or two. */
const MOST_COUNTED = 2e7;

/**
 * Whether subgroups are counted for the findings.
 *
 * @param attributes by which images are not counted yet
 * @param scores of all images, classes and teams
 */
export function isCountedUnasked(attributes: number, scores: number): boolean {
  return attributes * scores <= MOST_COUNTED;
}

/** A gap of one class between two groups of an attribute. */
interface OwnGap extends Gap {
  readonly attribute: string;
  readonly pair: readonly [most: GroupRow, least: GroupRow];
}

/** All gaps of a team, the most certain first. */
function gapsOf(rows: readonly GroupRow[]): OwnGap[] {
  const attributes = [...new Set(rows.map((row) => row.attribute!))];
  return attributes
    .flatMap((attribute) => {
      const own = rows.filter((row) => row.attribute === attribute);
      return groupGaps(own, LEAST).map((gap) => {
        const rowOf = (group: string) =>
          own.find((row) => row.class === gap.class && row.group === group)!;
        return { ...gap, attribute, pair: [rowOf(gap.most), rowOf(gap.least)] as const };
      });
    })
    .sort((a, b) => b.errors - a.errors);
}

const missed = ({ fnr, positives }: GroupRow) => ({
  count: Math.round(fnr! * positives!),
  of: positives!,
});

/** The largest gap of the leader between two groups, corrected for how many were compared. */
export function subgroupFindings(inputs: FindingInputs): Finding[] {
  const { task, groups, item, threshold } = inputs;
  const leader = rankedTeams(inputs)[0]?.row.team ?? groups[0]?.team;
  const gaps = gapsOf(groups.filter((row) => row.team === leader));
  const [widest] = gaps;
  if (!widest || !leader) return [];
  const [most, least] = widest.pair;
  const [lower, upper] = newcombe(missed(most), missed(least), LEVEL);
  const p = Math.min(1, 2 * (1 - normalCdf(widest.errors)) * gaps.length);
  const isClear = p < 1 - LEVEL;
  const rate = (row: GroupRow) => rateText(row.fnr!);
  const tested = countOf(gaps.length, 'comparison');
  return [
    finding(
      {
        task,
        topic: 'subgroups',
        cell: 'by-group',
        strength: isClear ? 'clear' : 'uncertain',
        statistic: `difference of fnr by ${widest.attribute}`,
        value: widest.gap,
        lower,
        upper,
        level: LEVEL,
        basis: `Newcombe, ${item.many} taken as independent; tested with Bonferroni over ${tested}`,
        team: leader,
        class: widest.class,
        figure: {
          kind: 'rows',
          format: 'percent',
          rows: [most, least].map((row) => ({
            name: `${row.attribute} ${row.group}`,
            class: widest.class,
            value: row.fnr!,
            lower: null,
            upper: null,
          })),
        },
      },
      isClear ? '' : `No gap between subgroups is significant among ${tested}. The largest: `,
      team(leader),
      ' misses ',
      className(widest.class),
      ` in ${rate(most)} of positives where ${widest.attribute} is ${widest.most} and in ${rate(least)} where it is ${widest.least}: `,
      `a gap of ${Math.round(100 * widest.gap)} points`,
      intervalText({ lower, upper }, LEVEL, (value) => `${Math.round(100 * value)}`),
      ` ${atThreshold(threshold, String)}.`,
      isClear
        ? ` It is the most certain of ${tested}, and significant after correction for them.`
        : '',
    ),
  ];
}
