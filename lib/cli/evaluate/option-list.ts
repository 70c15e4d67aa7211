import { LABEL_OPTIONS, READER_OPTIONS } from './label-option-list';
import type { OptionText } from './option-text';
import { SQL_OPTIONS } from './sql-option-list';

export const FORMATS = ['table', 'json', 'csv', 'parquet', 'codabench', 'evalai'] as const;

const LIST = {
  ...LABEL_OPTIONS,
  predictions: {
    value: 'FILE...',
    many: true,
    text: [
      'Predictions, one file per team: an id column, and a score for each class. Accepts',
      'several files, patterns such as "runs/*.parquet", and NAME=FILE to name the team;',
      'otherwise the team is named after the file.',
    ],
  },
  ...READER_OPTIONS,
  counts: {
    value: 'FILE',
    text: [
      'Training counts: a row for each class with its positives and images. They decide',
      'which classes are head, medium and tail. Default: the counts of the labels.',
    ],
  },
  'training-images': {
    value: 'N',
    text: ['Number of training images, if the counts do not give it.'],
  },
  metadata: {
    value: 'FILE',
    text: [
      'Attributes of the images, by id. --bootstrap resamples by patient if it has a column',
      'subject_id or patient_id.',
    ],
  },
  challenge: {
    value: 'FILE|NAME',
    text: [
      'Description of the challenge: a JSON file, or the name of a built-in one (cxr-lt-2024,',
      'cxr-lt-2023, cxr-lt-2026, nih-chestx-ray14, chexpert, chexpert-5, vindr-cxr, ptb-xl).',
      'It says the bands, the ranking, the threshold and the spellings of classes. Default:',
      'the one that the classes of the labels belong to.',
    ],
  },
  head: {
    value: 'P',
    text: [
      'A class is head if its prevalence is above P. --head and --tail replace the bands of the',
      'challenge; if only --tail is given, P is 0.1.',
    ],
  },
  tail: {
    value: 'P',
    text: ['A class is tail if its prevalence is below P. If only --head is given, P is 0.01.'],
  },
  divide: {
    value: 'HOW',
    text: ['Divides classes by prevalence (default), or by the group that the challenge says.'],
  },
  task: {
    value: 'NAME',
    text: ["Name of the task in the tables. Default: from the labels' file name."],
  },
  threshold: {
    value: 'T',
    text: [
      'A class is called positive if its score is above T, a multiple of 0.001',
      'from 0 to 1. Default: 0.5.',
    ],
  },
  bins: {
    value: 'N',
    text: ['Number of calibration bins of equal width, 2 to 100. Default: 15.'],
  },
  binning: {
    value: 'HOW',
    text: [
      'Calibration bins of equal width (default), or of equal mass: an equal number of images.',
    ],
  },
  scale: {
    value: '[FILE=]SCALE',
    many: true,
    text: [
      'What the scores are: probability (default), percent (divided by 100), logit (logistic',
      'function applied) or rank (any numbers: AP and AUROC are computed, statistics at a',
      'threshold and calibration are not). FILE=SCALE is for one file or team, and may be given',
      'several times. The scale never changes AP and AUROC.',
    ],
  },
  incomplete: {
    value: 'HOW',
    text: [
      'What to do with a team that scored fewer images or classes than another: mark (default:',
      'shown without a rank) or rank (with the others). refuse is an error for every file that',
      'does not score all images and classes of the labels.',
    ],
  },
  'missing-images': {
    value: 'HOW',
    text: [
      'What to do with images of the labels that a team has no scores of: leave-out (default), or',
      'score-0: they have the lowest score, as on some platforms, and the team is ranked.',
    ],
  },
  id: {
    value: 'NAME',
    text: [
      'Column with the ids, in each file that has it. Default: the column that the files share.',
      'Ids also match if they differ only in path, file extension, leading zeros, case or Unicode',
      'form. For --sql: column of both tables. Default: id.',
    ],
  },
  classes: {
    value: 'FILE',
    text: [
      'Names of the classes, one on each line, for files that only number them: .npy and .npz,',
      'lists of scores, labels such as "0 12 3". For --sql: the names themselves, separated by',
      'commas; put a name with a comma in double quotes. Wide tables need them; of long tables',
      'all classes are taken by default.',
    ],
  },
  class: {
    value: 'COLUMN[=CLASS]',
    many: true,
    text: [
      'Column that is a class, in each file that has it; =CLASS names the class. May be given',
      'several times.',
    ],
  },
  'no-class': {
    value: 'COLUMN',
    many: true,
    text: ['Column that is no class, in each file that has it. May be given several times.'],
  },
  layout: {
    value: '[FILE=]LAYOUT',
    many: true,
    text: [
      'wide (a column for each class), long (a row for each image and class), sets (a cell lists',
      'the classes), paired (labels and scores side by side: give the file to both --labels and',
      '--predictions) or readers (a column for each class and human reader). Default: recognised',
      'from the columns. FILE=LAYOUT is for one file.',
    ],
  },
  duplicates: {
    value: 'mean|max',
    text: [
      'How several rows of one id are combined: mean (for labels, the majority) or max. Both are',
      'of the scores as the file has them: the mean of logits, not of their probabilities. By',
      'default several rows are refused, unless they are identical.',
    ],
  },
  'row-order': {
    text: [
      'Confirms that rows without ids, and classes without names, are in the same order as in',
      'the labels. Nothing checks this: use it only if you know how the file was written.',
    ],
  },
  'keep-going': {
    text: [
      'If some predictions cannot be used, names them and scores the others. By default nothing is',
      'scored then.',
    ],
  },
  bootstrap: {
    value: 'N',
    text: [
      'Bootstrap replicates of the images, 100 to 5,000, paired over all teams: intervals of',
      'values, ranks and differences in the leaderboard, and three more tables in --out.',
      '1,000 are usual.',
    ],
  },
  seed: {
    value: 'N',
    text: ['Seed of the bootstrap: the same seed gives the same replicates. Default: 7.'],
  },
  cluster: {
    value: 'COLUMN',
    text: [
      'Images with an equal value in this column of the labels or metadata are resampled',
      'together. Default: subject_id or patient_id if there is one, since the images of a patient',
      'are alike, else single images. "none" is for single images in any case, "id-part" for the',
      'part of the id that images share, such as 00011997 in 00011997_000.png.',
    ],
  },
  confidence: {
    value: 'P',
    text: ['For --bootstrap: confidence level of the intervals, 0.5 to 0.999. Default: 0.95.'],
  },
  level: {
    value: 'LEVEL',
    text: [
      'For --results: how much the file holds, summary (default) or exact, which adds the number',
      'of positives and negatives at each distinct score. A number is read as --confidence.',
    ],
  },
  format: {
    value: 'FORMAT',
    text: [
      'What is printed: table (default), json or csv. With parquet, the table is printed',
      'and --out holds Parquet files beside the CSV files. With codabench, the labels are',
      'read from ref/ and the submission from res/ of --input; --out gets scores.json,',
      'scores.txt and detailed_results.html. With evalai, what the script of EvalAI returns is',
      'printed; --task is the codename of the split.',
    ],
  },
  input: {
    value: 'FOLDER',
    text: ['The input folder of Codabench or CodaLab, for --format codabench.'],
  },
  out: {
    value: 'FOLDER',
    text: ['Folder for the result tables, a CSV file each.'],
  },
  findings: {
    text: [
      'Prints findings above the table: who leads, what the tail costs, what is missed, in words',
      'with their numbers. --out and --report have them always.',
    ],
  },
  report: {
    value: 'FILE.html',
    text: [
      'Writes a report as one HTML page: figures, tables, settings and files. It holds no',
      'score or label of an image, loads nothing and runs no script.',
    ],
  },
  misses: {
    value: 'FILE.csv',
    text: [
      'Writes every image labelled positive for a class, with the number of teams that miss it.',
      'It holds ids of images.',
    ],
  },
  'label-candidates': {
    value: 'FILE.csv',
    text: [
      'Writes images whose label may be wrong, because the scores of the teams disagree with it:',
      'at most 100 of each label and class. It holds ids of images.',
    ],
  },
  slices: {
    text: [
      'Adds to --out how far each class of each team fares differently among images that share up to',
      'three values of attributes, or the label of another class (slices), and what attributes alone',
      'predict (attribute_baseline). Keeps all scores in memory.',
    ],
  },
  'second-labels': {
    value: 'FILE',
    text: [
      'Other labels of some of the images, such as a gold set. Adds to --out how far they agree',
      '(label_comparison), what that changes for teams (label_effects, label_rankings, task_gaps) and',
      'estimates from both (gold_estimates). Keeps all scores in memory.',
    ],
  },
  results: {
    value: 'FILE.longtail.zip',
    text: [
      'Writes a results file: what all figures and tables need, without ids and rows of images.',
      'The notebook opens it without the images, labels and predictions.',
    ],
  },
  'min-count': {
    value: 'K',
    text: [
      'For --results: merges neighbouring scores until each count holds K images, and leaves out',
      'subgroups of fewer images, and replicates. Default: 1, nothing is merged; positives of rare',
      'classes may then be found by whoever has the scores. Merged counts cannot be pooled.',
    ],
  },
  ...SQL_OPTIONS,
  help: { short: 'h', text: ['Prints this text.'] },
} satisfies Record<string, OptionText>;

export type OptionName = keyof typeof LIST;

/** All options, in the order of the help. */
export const OPTION_LIST: Readonly<Record<OptionName, OptionText>> = LIST;

export const OPTION_NAMES = Object.keys(LIST) as readonly OptionName[];
