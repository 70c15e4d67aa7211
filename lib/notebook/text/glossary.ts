/** A term that the texts of the page use. */
export interface GlossaryTerm {
  /** Its name above the definition. */
  readonly term: string;
  /** How texts write it, case and all. */
  readonly written: readonly string[];
  readonly definition: string;
  /** Its definition as TeX. */
  readonly formula?: string;
}

/** The terms that are explained where they stand. `lib/metrics/README.md` has the exact definitions. */
export const GLOSSARY: readonly GlossaryTerm[] = [
  {
    term: 'Average precision (AP)',
    written: ['average precision', 'AP'],
    definition:
      'Area under the precision-recall curve of a class, as a sum of steps: precision P at each threshold, weighted by the recall R it adds. A random ranking has about the prevalence of the class.',
    formula: '\\mathrm{AP} = \\sum_k (R_k - R_{k-1})\\, P_k',
  },
  {
    term: 'Mean average precision (mAP)',
    written: ['mAP'],
    definition: 'Mean of AP over classes: each class counts the same, however rare it is.',
    formula: '\\mathrm{mAP} = \\frac{1}{C} \\sum_{c=1}^{C} \\mathrm{AP}_c',
  },
  {
    term: 'Area under the ROC curve (AUROC)',
    written: ['AUROC'],
    definition:
      'Share of pairs of a positive and a negative image in which the positive has the higher score s; ties count half. A random ranking has 0.5.',
    formula: '\\mathrm{AUROC} = P(s_+ > s_-) + \\tfrac{1}{2} P(s_+ = s_-)',
  },
  {
    term: 'Mean AUROC (mAUROC)',
    written: ['mAUROC'],
    definition: 'Mean of AUROC over classes.',
  },
  {
    term: 'F1',
    written: ['F1'],
    definition: 'Harmonic mean of precision and recall at the threshold.',
    formula:
      '\\mathrm{F}_1 = \\frac{2\\,\\mathrm{TP}}{2\\,\\mathrm{TP} + \\mathrm{FP} + \\mathrm{FN}}',
  },
  {
    term: 'False negative rate (FNR)',
    written: ['false negative rate', 'FNR'],
    definition:
      'Share of the positive images of a class that are not called positive: 1 minus recall.',
    formula: '\\mathrm{FNR} = \\frac{\\mathrm{FN}}{\\mathrm{TP} + \\mathrm{FN}}',
  },
  {
    term: 'Expected calibration error (ECE)',
    written: ['expected calibration error', 'ECE'],
    definition:
      'Mean distance between the mean score and the share of positives in bins of scores, weighted by the number of images in each bin. 0 is perfectly calibrated.',
    formula: '\\mathrm{ECE} = \\sum_b \\frac{n_b}{n} \\left| \\bar{y}_b - \\bar{s}_b \\right|',
  },
  {
    term: 'Mean ECE (mECE)',
    written: ['mECE'],
    definition: 'Mean of ECE over classes.',
  },
  {
    term: 'Brier score',
    written: ['Brier score'],
    definition: 'Mean squared distance between score s and label y. Lower is better.',
    formula: '\\frac{1}{n} \\sum_{i=1}^{n} (s_i - y_i)^2',
  },
  {
    term: 'Net benefit',
    written: ['net benefit', 'Net benefit'],
    definition:
      'True positives minus false positives, each false positive weighted by the odds of the threshold t at which one acts.',
    formula: '\\frac{\\mathrm{TP}}{n} - \\frac{\\mathrm{FP}}{n} \\cdot \\frac{t}{1-t}',
  },
  {
    term: 'Prevalence',
    written: ['prevalence', 'Prevalence'],
    definition: 'Share of images that are positive for a class.',
  },
  {
    term: 'Band',
    written: ['band', 'bands', 'Bands'],
    definition:
      'The classes whose prevalence in training lies in one range: head, medium and tail. The settings say where each begins.',
  },
  {
    term: 'Confidence interval',
    written: ['confidence interval', 'confidence intervals'],
    definition:
      'A range for the true value. Over many test sets drawn in the same way, about 95 % of 95 % intervals contain it.',
  },
  {
    term: 'Replicate',
    written: ['replicate', 'replicates'],
    definition:
      'All statistics computed once more on patients (or images) drawn with replacement from the test set. The spread of many replicates says how uncertain a statistic is.',
  },
  {
    term: 'BCa interval',
    written: ['BCa'],
    definition:
      'A bootstrap interval that corrects the percentiles of the replicates for bias and for a spread that changes with the value (bias-corrected and accelerated; Efron 1987).',
  },
  {
    term: 'Jackknife interval',
    written: ['jackknife', 'Jackknife'],
    definition:
      'An interval from the spread of a statistic when groups of patients (or images) are left out one after the other.',
  },
  {
    term: 'Holm’s correction',
    written: ['Holm'],
    definition:
      'Raises the p values of m comparisons so that the chance of any false positive among them stays below the level. The smallest is multiplied by m, the next by m - 1, and so on; none becomes smaller than the one before.',
    formula:
      '\\tilde{p}_{(i)} = \\min\\!\\left(1,\\ \\max_{j \\le i}\\, (m - j + 1)\\, p_{(j)}\\right)',
  },
  {
    term: 'Rank set',
    written: ['rank set', 'rank sets', 'Rank set'],
    definition:
      'The ranks that a team may truly have. At the 95 % level, all sets together contain all true ranks in about 95 % of test sets.',
  },
  {
    term: 'Gold standard',
    written: ['gold standard', 'gold set', 'gold labels'],
    definition:
      'Labels that experts made by hand, taken as the truth. CXR-LT 2024 has them for 406 studies (Task 2); its other labels come from reports.',
  },
  {
    term: 'Synthetic twin',
    written: ['synthetic twin', 'twin'],
    definition:
      'Files made so that their statistics come close to the tables of the paper. Images, patients and scores are invented: its numbers are not those of the teams.',
  },
  {
    term: 'Macro FNR',
    written: ['Macro FNR', 'macro FNR'],
    definition: 'Mean of FNR over classes: each class counts the same.',
  },
  {
    term: 'Micro FNR',
    written: ['Micro FNR', 'micro FNR'],
    definition:
      'FNR of all classes counted together: misses of all classes over positives of all classes, so common classes dominate.',
  },
  {
    term: 'Cohen’s kappa',
    written: ['kappa'],
    definition:
      'Agreement of two readers beyond what chance gives: observed agreement a against the agreement e of independent readers.',
    formula: '\\kappa = \\frac{a - e}{1 - e}',
  },
  {
    term: 'McNemar’s test',
    written: ['McNemar'],
    definition:
      'Compares two teams on the same images by those that only one of them gets right: without a difference, each team has about half of these.',
  },
];

/** A piece of a text: plain, or written for a term. */
export interface TextPiece {
  readonly text: string;
  readonly term: GlossaryTerm | null;
}

const TERM_OF = new Map(GLOSSARY.flatMap((term) => term.written.map((text) => [text, term])));

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// Longer ones first, so that "Macro FNR" is not "FNR".
const WRITTEN = [...TERM_OF.keys()].sort((a, b) => b.length - a.length).map(escaped);
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:${WRITTEN.join('|')})(?![\\p{L}\\p{N}_-])`,
  'gu',
);

/**
 * Divides a text at the terms in it. A term is marked once: where it is in `known` it stays plain,
 * and what is marked is added to `known`.
 */
export function piecesOf(text: string, known: Set<GlossaryTerm>): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    const term = TERM_OF.get(match[0])!;
    if (known.has(term)) continue;
    known.add(term);
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), term: null });
    pieces.push({ text: match[0], term });
    end = match.index + match[0].length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end), term: null });
  return pieces;
}
