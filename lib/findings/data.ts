import { countOf, formatCount, formatPercent } from '@/lib/plots/core/format';
import type { LabelCountRow } from '@/lib/scoring/result-tables';
import { FEW_POSITIVES } from './missed';
import type { Finding, FindingInputs } from './types';
import { className, finding, listed, team } from './words';

const common = (inputs: FindingInputs, cell: string) =>
  ({ task: inputs.task, topic: 'data', cell, strength: 'described' }) as const;

const isAre = (count: number) => (count === 1 ? 'is' : 'are');

function classesWith(
  inputs: FindingInputs,
  test: (row: LabelCountRow) => boolean,
  statistic: string,
  ...words: readonly [before: string, after: (count: number) => string]
): Finding[] {
  const rows = inputs.labels.filter((row) => row.split === 'test' && test(row));
  if (rows.length === 0) return [];
  const names = listed(rows.map((row) => className(row.class!)));
  return [
    finding(
      {
        ...common(inputs, 'long-tail'),
        statistic,
        value: rows.length,
        class: rows.length === 1 ? rows[0]!.class : null,
      },
      `${countOf(rows.length, 'class')} ${rows.length === 1 ? 'has' : 'have'} ${words[0]}: `,
      names,
      `. ${words[1](rows.length)}`,
    ),
  ];
}

function unknownLabels(inputs: FindingInputs): Finding[] {
  const { labels, images, item } = inputs;
  const test = labels.filter((row) => row.split === 'test');
  const all = test.length * images;
  const unknown = test.reduce((sum, row) => sum + images - row.images!, 0);
  if (all === 0 || unknown <= 0) return [];
  const most = test.reduce((a, b) => (b.images! < a.images! ? b : a));
  return [
    finding(
      {
        ...common(inputs, 'long-tail'),
        statistic: 'share of labels unknown',
        value: unknown / all,
        class: most.class,
      },
      `${formatPercent(unknown / all)} of the labels are unknown (${formatCount(unknown)} of ${formatCount(all)}) and left out of the statistics of their class. Most are missing for `,
      className(most.class!),
      `: ${formatCount(most.images)} of ${countOf(images, item.one, item.many)} have a label.`,
    ),
  ];
}

function incompleteTeams(inputs: FindingInputs): Finding[] {
  const { teams, item } = inputs;
  const left = teams.filter((row) => row.rank === null && row.map !== null);
  if (left.length === 0 || left.length === teams.length) return [];
  return [
    finding(
      { ...common(inputs, 'leaderboard'), statistic: 'teams without a rank', value: left.length },
      `${countOf(left.length, 'team')} of ${teams.length} scored fewer ${item.many} or classes than others and ${left.length === 1 ? 'has' : 'have'} no rank: `,
      listed(left.map((row) => team(row.team))),
      '.',
    ),
  ];
}

/** Whether intervals hold for patients: they do not where single images were resampled. */
function patients(inputs: FindingInputs): Finding[] {
  const { inference, item } = inputs;
  if (!inference?.singles) return [];
  const caution =
    inference.caution ||
    `No column says which ${item.many} are of one patient, so single ${item.many} are resampled. If patients have several ${item.many}, the intervals are too narrow.`;
  return [finding(common(inputs, 'ranking-stability'), caution)];
}

/** What is wrong with the files, or limits what they can show. */
export function dataFindings(inputs: FindingInputs): Finding[] {
  const { item } = inputs;
  return [
    ...classesWith(
      inputs,
      (row) => row.positives === 0,
      'classes without positives',
      `no positive ${item.one}`,
      (count) =>
        `${count === 1 ? 'It has' : 'They have'} no AP, AUROC or FNR, and ${isAre(count)} left out of the means.`,
    ),
    ...classesWith(
      inputs,
      (row) => row.images! > 0 && row.positives === row.images,
      'classes without negatives',
      `no negative ${item.one}`,
      () => 'AP is 1 there whatever the scores.',
    ),
    ...classesWith(
      inputs,
      (row) => row.positives! > 0 && row.positives! < FEW_POSITIVES,
      `classes with fewer than ${FEW_POSITIVES} positives`,
      `fewer than ${FEW_POSITIVES} positive ${item.many}`,
      (count) => `${count === 1 ? 'Its statistics are' : 'Their statistics are'} rough estimates.`,
    ),
    ...unknownLabels(inputs),
    ...incompleteTeams(inputs),
    ...patients(inputs),
  ];
}
