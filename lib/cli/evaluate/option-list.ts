/** An option of the command, as it is parsed and as `--help` explains it. */
export interface OptionText {
  /** What stands for its value in the help; an option without it takes none. */
  readonly value?: string;
  readonly short?: string;
  readonly text: readonly string[];
}

export const FORMATS = ['table', 'json', 'csv', 'parquet'] as const;
export const SCALES = ['probability', 'percent', 'logit'] as const;

const LIST = {
  labels: {
    value: 'FILE',
    text: ['The labels: an id column, and 0 or 1 for each class; empty or -1 is unknown.'],
  },
  predictions: {
    value: 'FILE...',
    text: [
      'Predictions, one file a team: an id column, and a score for each class. Several',
      'files, patterns such as "runs/*.parquet", and NAME=FILE, which names the team;',
      'otherwise the file does.',
    ],
  },
  counts: {
    value: 'FILE',
    text: [
      'Training counts: a row for each class with its positives and images. They decide',
      'which classes are head, medium and tail; without them the labels do.',
    ],
  },
  'training-images': {
    value: 'N',
    text: ['Number of training images, for counts that do not give it.'],
  },
  metadata: {
    value: 'FILE',
    text: [
      'Attributes of the images, by id; --bootstrap finds there which of them are of one',
      'patient.',
    ],
  },
  task: {
    value: 'NAME',
    text: ["Name of the task in the tables; otherwise the labels' file name gives it."],
  },
  threshold: {
    value: 'T',
    text: [
      'A class is called positive where its score is above T, a multiple of 0.001',
      'from 0 to 1. Default: 0.5.',
    ],
  },
  bins: {
    value: 'N',
    text: ['Number of calibration bins of equal width, 2 to 100. Default: 15.'],
  },
  scale: {
    value: 'SCALE',
    text: [
      'What the scores are: probability (default), percent (divided by 100) or logit',
      '(put through the logistic function), in every predictions file alike.',
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
      'together. Default: subject_id where there is one, since the images of a patient are',
      'alike, else single images; "none" for single images in any case.',
    ],
  },
  level: {
    value: 'P',
    text: ['Share of cases in which intervals shall hold the true value. Default: 0.95.'],
  },
  format: {
    value: 'FORMAT',
    text: [
      'What is printed: table (default), json or csv. With parquet, the table is printed',
      'and --out holds Parquet files beside the CSV files.',
    ],
  },
  out: {
    value: 'FOLDER',
    text: ['Where the result tables are written, a CSV file each.'],
  },
  help: { short: 'h', text: ['Prints this text.'] },
} satisfies Record<string, OptionText>;

export type OptionName = keyof typeof LIST;

/** Every option there is, in the order of the help. */
export const OPTION_LIST: Readonly<Record<OptionName, OptionText>> = LIST;

export const OPTION_NAMES = Object.keys(LIST) as readonly OptionName[];
