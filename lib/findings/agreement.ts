import { countOf } from '@/lib/plots/core/format';
import { agreement, teamPoints } from '@/lib/scoring/task-agreement';
import type { Finding, FindingInputs } from './types';
import { correlationText, finding } from './words';

/** Teams that a correlation needs at least. */
const NEEDED = 3;

const LEVEL = 0.95;

/** Whether teams that do well on one task do well on another. */
export function agreementFindings({ task, classRows, others }: FindingInputs): Finding[] {
  const [most] = others
    .map((other) => ({ other, points: teamPoints(classRows, other.classRows, 'ap') }))
    .sort((a, b) => b.points.length - a.points.length);
  if (!most || most.points.length === 0) return [];
  const { other, points } = most;
  const common = { task, topic: 'agreement', cell: 'task-agreement' } as const;
  if (points.length < NEEDED) {
    return [
      finding(
        {
          ...common,
          strength: 'described',
          statistic: 'teams on both tasks',
          value: points.length,
        },
        `${countOf(points.length, 'team')} ${points.length === 1 ? 'has' : 'have'} predictions for both ${task} and ${other.task}: too few to say whether the tasks agree.`,
      ),
    ];
  }
  const { r, spearman, interval, n } = agreement(points);
  const figure = {
    kind: 'points',
    xTitle: task,
    yTitle: other.task,
    points: points.map(({ name, x, y }) => ({ team: name, x, y })),
  } as const;
  if (r === null) {
    return [
      finding(
        { ...common, strength: 'not tested', figure },
        `The ${n} teams on both ${task} and ${other.task} have the same mean AP on one of them, so no correlation is defined.`,
      ),
    ];
  }
  const isClear = interval !== null && (interval[0] > 0 || interval[1] < 0);
  const says = !isClear
    ? `Whether teams that do well on ${task} do well on ${other.task} is open`
    : r > 0
      ? `Teams that do well on ${task} do well on ${other.task} too`
      : `Teams that do well on ${task} do worse on ${other.task}`;
  const ends = interval
    ? ` (95\u00a0% interval ${correlationText(interval[0])} to ${correlationText(interval[1])})`
    : '';
  const rank = spearman === null ? '' : `, Spearman’s ρ ${correlationText(spearman)}`;
  return [
    finding(
      {
        ...common,
        strength: interval === null ? 'not tested' : isClear ? 'clear' : 'uncertain',
        statistic: 'r of mean ap',
        value: r,
        ...(interval && {
          lower: interval[0],
          upper: interval[1],
          level: LEVEL,
          basis: 'Fisher’s z: for other teams on the same test sets',
        }),
        figure,
      },
      `${says}: r = ${correlationText(r)}${ends}${rank}, ${countOf(n, 'team')}, mean AP.`,
    ),
  ];
}
