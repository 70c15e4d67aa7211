import type { TableColumn, TableRow } from '@/components/ui/table-format';

const text = (key: string, title: string): TableColumn => ({ key, title, format: 'text' });
const count = (key: string, title: string, hint?: string): TableColumn => ({
  key,
  title,
  format: 'count',
  ...(hint && { hint }),
});
const score = (key: string, title: string, hint?: string): TableColumn => ({
  key,
  title,
  format: 'score',
  ...(hint && { hint }),
});

/** A column whose best value is set in bold on paper. */
const best = (is: 'highest' | 'lowest', column: TableColumn): TableColumn => ({
  ...column,
  best: { is, of: 'column' },
});

const task = text('task', 'Task');
const team = text('team', 'Team');
const classColumn = text('class', 'Class');
const band = text('band', 'Band');
const prevalence: TableColumn = { key: 'prevalence', title: 'Prevalence', format: 'percent' };

const signed = (key: string, title: string): TableColumn => ({ key, title, format: 'signed' });

const comparison: readonly TableColumn[] = [
  text('metric', 'Metric'),
  team,
  text('other', 'Less'),
  signed('difference', 'Difference'),
  signed('lower', 'Lower'),
  signed('upper', 'Upper'),
  score('level', 'Level'),
  { key: 'probability', title: 'Better in', format: 'percent', hint: 'Share of replicates' },
  score('p_value', 'p'),
  score('p_holm', 'p (Holm)'),
  count('replicates', 'Replicates'),
];

/** Columns of the result tables as they are shown. */
export const COLUMNS = {
  label_counts: [
    task,
    text('split', 'Split'),
    classColumn,
    count('positives', 'Positives'),
    count('images', 'Images'),
    prevalence,
    band,
  ],
  team_metrics: [
    task,
    text('team', 'Team'),
    count('rank', 'Rank'),
    best('highest', score('map', 'mAP', 'Mean of average precision over classes')),
    best('highest', score('mauroc', 'mAUROC', 'Mean of the area under the ROC curve over classes')),
    best('highest', score('mf1', 'mF1', 'Mean of F1 over classes, at the threshold')),
    best('lowest', score('mece', 'mECE', 'Mean of the expected calibration error over classes')),
    best('highest', score('micro_f1', 'Micro F1', 'F1 of the counts summed over classes')),
    best('lowest', score('macro_fnr', 'Macro FNR', 'Mean of the false negative rate over classes')),
    best(
      'lowest',
      score('micro_fnr', 'Micro FNR', 'False negative rate of the counts summed over classes'),
    ),
    best('lowest', score('mbrier', 'mBrier', 'Mean of the Brier score over classes')),
  ],
  band_metrics: [
    task,
    team,
    band,
    count('classes', 'Classes'),
    score('map', 'mAP'),
    score('mauroc', 'mAUROC'),
    score('mf1', 'mF1'),
    score('mfnr', 'Mean FNR'),
  ],
  class_metrics: [
    task,
    team,
    classColumn,
    band,
    count('positives', 'Positives'),
    count('images', 'Images'),
    prevalence,
    score('ap', 'AP'),
    score('auroc', 'AUROC'),
    score('precision', 'Precision'),
    score('recall', 'Recall'),
    score('f1', 'F1'),
    score('fnr', 'FNR'),
    score('fpr', 'FPR'),
    score('specificity', 'Specificity'),
    score('brier', 'Brier'),
    score('ece', 'ECE'),
    score(
      'ece_decision',
      'Decision ECE',
      'accuracy = [(score ≥ 0.5) = label] against the score; inferred reading of the paper’s mECE',
    ),
  ],
  calibration_bins: [
    task,
    team,
    classColumn,
    count('bin', 'Bin'),
    score('lower', 'Above'),
    score('upper', 'Up to'),
    count('count', 'Images'),
    score('mean_score', 'Mean score'),
    score('positive_rate', 'Positive rate'),
  ],
  curve_points: [
    task,
    team,
    classColumn,
    text('curve', 'Curve'),
    score('x', 'x'),
    score('y', 'y'),
    score('threshold', 'Threshold'),
  ],
  bootstrap_metrics: [
    task,
    team,
    text('scope', 'Of'),
    text('subject', 'Class or band'),
    text('metric', 'Metric'),
    score('estimate', 'Value'),
    score('lower', 'Lower'),
    score('upper', 'Upper'),
    text('method', 'Method'),
    score('level', 'Level'),
    score('standard_error', 'Standard error', 'Standard deviation of the replicates'),
    count('replicates', 'Replicates'),
    count('lost', 'Lost', 'Replicates without a positive image of the class'),
    count('positives', 'Positives'),
  ],
  rank_distribution: [
    task,
    text('metric', 'Ranked by'),
    team,
    count('full_rank', 'Rank', 'On all images'),
    count('rank', 'Rank in a replicate'),
    count('replicates', 'Replicates'),
    { key: 'probability', title: 'Share', format: 'percent' },
  ],
  pairwise_comparisons: [task, text('scope', 'Of'), ...comparison],
  class_differences: [
    task,
    text('subject', 'Class'),
    band,
    count('positives', 'Positives'),
    ...comparison,
    {
      key: 'share',
      title: 'Adds to the mean',
      format: 'signed',
      hint: 'Difference over the number of classes',
    },
  ],
} satisfies Record<string, readonly TableColumn[]>;

/** Typed rows as a table takes them. */
export function asTableRows<T extends object>(rows: readonly T[]): readonly TableRow[] {
  return rows as readonly unknown[] as readonly TableRow[];
}
