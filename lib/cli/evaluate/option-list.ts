/** An option of the command, as it is parsed and as `--help` explains it. */
export interface OptionText {
  /** Placeholder of its value in the help; an option without a placeholder takes no value. */
  readonly value?: string;
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly many?: boolean;
  readonly text: readonly string[];
}

export const FORMATS = ['table', 'json', 'csv', 'parquet', 'codabench'] as const;

const LIST = {
  labels: {
    value: 'FILE',
    text: [
      'The labels: an id column, and 0 or 1 for each class. Empty or -1 is unknown unless the',
      'next five options say otherwise.',
    ],
  },
  blank: {
    value: 'MEANING',
    text: [
      'What an empty label means, and NA, None or null: unknown, negative or positive.',
      'Default: unknown.',
    ],
  },
  'minus-one': {
    value: 'MEANING',
    text: [
      'What the label -1 means. Default: unknown; negative where labels are 1 and -1 and',
      'never 0 or empty.',
    ],
  },
  zero: { value: 'MEANING', text: ['What the label 0 means. Default: negative.'] },
  label: {
    value: 'WORD=MEANING',
    many: true,
    text: [
      'What another word or code means, for example --label "2=positive". May be given several',
      'times. Yes, no, positive, negative, present, absent and uncertain are known.',
    ],
  },
  cut: {
    value: 'C',
    text: ['For soft labels between 0 and 1: a label above C is positive, otherwise negative.'],
  },
  predictions: {
    value: 'FILE...',
    many: true,
    text: [
      'Predictions, one file per team: an id column, and a score for each class. Accepts',
      'several files, patterns such as "runs/*.parquet", and NAME=FILE to name the team;',
      'otherwise the team is named after the file.',
    ],
  },
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
  layout: {
    value: '[FILE=]LAYOUT',
    many: true,
    text: [
      'wide (a column for each class), long (a row for each image and class), sets (a cell lists',
      'the classes) or paired (labels and scores side by side: give the file to both --labels and',
      '--predictions). Default: recognised from the columns. FILE=LAYOUT is for one file.',
    ],
  },
  duplicates: {
    value: 'mean|max',
    text: [
      'How several rows of one id are combined: mean (for labels, the majority) or max. By',
      'default they are refused, unless they are identical.',
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
  level: {
    value: 'P',
    text: [
      'For --bootstrap: nominal coverage of the intervals, 0.5 to 0.999. Default: 0.95. For',
      '--results: how much the file holds, summary (default) or exact, which adds the number of',
      'positives and negatives at each distinct score; the intervals then have 0.95.',
    ],
  },
  format: {
    value: 'FORMAT',
    text: [
      'What is printed: table (default), json or csv. With parquet, the table is printed',
      'and --out holds Parquet files beside the CSV files. With codabench, the labels are',
      'read from ref/ and the submission from res/ of --input; --out gets scores.json,',
      'scores.txt and detailed_results.html.',
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
  report: {
    value: 'FILE.html',
    text: [
      'Writes a report as one HTML page: figures, tables, settings and files. It holds no',
      'score or label of an image, loads nothing and runs no script.',
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
      'subgroups of fewer images. Default: 1, nothing is merged. Merged counts cannot be pooled.',
    ],
  },
  sql: {
    value: 'ENGINE',
    text: [
      'Evaluates nothing, but prints a query that makes score counts in a database: duckdb,',
      'postgres, clickhouse, spark or bigquery. Save its result as CSV or Parquet and give it to',
      '--predictions. DuckDB, PostgreSQL and ClickHouse are tested; the SQL for Spark and BigQuery',
      'is checked by a parser and not tested on these engines.',
    ],
  },
  'labels-table': {
    value: 'TABLE',
    text: [
      'For --sql: the table with the labels, 1 for positive and 0 for negative; any other value',
      'is unknown. Each image must be in it once. DuckDB also takes files: "labels/*.parquet".',
    ],
  },
  'predictions-table': {
    value: 'TABLE',
    text: [
      'For --sql: the table with the scores of one team, 0 to 1. Each image must be in it once.',
    ],
  },
  wide: {
    text: ['For --sql: a row for each image, a column for each class (default).'],
  },
  long: {
    text: [
      'For --sql: a row for each image and class, with columns class and label in the one table',
      'and class and score in the other.',
    ],
  },
  subgroups: {
    value: 'LIST',
    text: [
      'Attributes, separated by commas, by whose values images are counted. For --results:',
      'columns of the labels or metadata, "none" for none; default: all. For --sql: columns of',
      'the labels table.',
    ],
  },
  replicates: {
    value: 'N',
    text: [
      'For --sql: counts of N replicates of a Poisson bootstrap, 1 to 5,000, by --seed and',
      '--cluster (a column of the labels table; without it single images). Their weights are',
      'the same on every engine.',
    ],
  },
  help: { short: 'h', text: ['Prints this text.'] },
} satisfies Record<string, OptionText>;

export type OptionName = keyof typeof LIST;

/** All options, in the order of the help. */
export const OPTION_LIST: Readonly<Record<OptionName, OptionText>> = LIST;

export const OPTION_NAMES = Object.keys(LIST) as readonly OptionName[];
