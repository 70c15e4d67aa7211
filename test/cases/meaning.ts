import { type Case, IDS, LABEL_FILE, LABELS, MAP, SCORE_FILE, SCORES } from './common';

type Cell = string | number;

/** A wide table of two classes and further columns. */
function table(
  classes: readonly (readonly Cell[])[],
  more: Readonly<Record<string, readonly Cell[]>> = {},
): string {
  const columns = [...classes, ...Object.values(more)];
  const rows = IDS.map((id, row) => [id, ...columns.map((own) => own[row])].join(','));
  return `${['image_id', 'Edema', 'Mass', ...Object.keys(more)].join(',')}\n${rows.join('\n')}\n`;
}

const labelsAs = (zero: Cell, one: Cell) =>
  table(LABELS.map((own) => own.map((v) => (v ? one : zero))));
const scoresAs = (change: (score: number) => number) => table(SCORES.map((own) => own.map(change)));
/** The last image's label of Edema: it has the lowest score, and AP does not depend on it. */
const lastAs = (word: Cell) =>
  table(LABELS.map((own, i) => own.map((v, row) => (i === 0 && row === 7 ? word : v))));
const ODD = IDS.map((_, row) => row % 2);

const of = (title: string, labels: string, scores: string, more: Partial<Case> = {}): Case => ({
  title,
  files: { 'labels.csv': labels, 'p.csv': scores },
  labels: 'labels.csv',
  predictions: ['p.csv'],
  expected: { p: MAP },
  ...more,
});

export const MEANING_CASES: readonly Case[] = [
  of(
    'a column of scores that is no class',
    LABEL_FILE,
    table(SCORES, { inference_ms: IDS.map((_, i) => 40.5 + i) }),
    { notes: [/columns without a class in the labels: inference_ms/] },
  ),
  of('labels of 1 and -1', labelsAs(-1, 1), SCORE_FILE, { notes: [/-1 is read as negative/] }),
  of(
    'a known attribute among classes',
    table(LABELS, { Male: ODD }),
    table(SCORES, { Male: ODD }),
    {
      notes: [/Not classes: column Male/],
    },
  ),
  of(
    'a column of 0 and 1 that equals its label',
    table(LABELS, { Contrast: ODD }),
    table(SCORES, { Contrast: ODD }),
    { notes: [/"Contrast" holds only 0 and 1 and equals its label/] },
  ),
  of('empty labels that mean negative', labelsAs('', 1), SCORE_FILE, {
    overrides: { meanings: { blank: 'negative' } },
    options: ['--blank', 'negative'],
  }),
  of('-1 negative and 0 unknown', lastAs(0).replace(/,0(?=[,\n])/g, ',-1'), SCORE_FILE, {
    overrides: { meanings: { minusOne: 'negative', zero: 'unknown' } },
    options: ['--minus-one', 'negative', '--zero', 'unknown'],
  }),
  ...['NA', 'None', 'null', ''].map((word) => of(`a label "${word}"`, lastAs(word), SCORE_FILE)),
  of('labels in words', labelsAs('No', 'Yes'), SCORE_FILE),
  of('labels in codes', labelsAs(1, 2), SCORE_FILE, {
    overrides: { meanings: { words: { 1: 'negative', 2: 'positive' } } },
    options: ['--label', '1=negative', '--label', '2=positive'],
  }),
  of(
    'large logits',
    LABEL_FILE,
    scoresAs((score) => 98 + score),
    {
      overrides: { scale: 'logit' },
      options: ['--scale', 'p.csv=logit'],
    },
  ),
  of(
    'scores that can only be ranked',
    LABEL_FILE,
    scoresAs((score) => 2000 * score - 700),
    {
      overrides: { scale: 'rank' },
      options: ['--scale', 'rank'],
    },
  ),
  of('a score just above 1', LABEL_FILE, SCORE_FILE.replace('0.95', '1.0000001'), {
    notes: [/1 score is outside \[0, 1\] by rounding and clipped/],
  }),
  {
    ...of('a team that leaves out a class', LABEL_FILE, SCORE_FILE),
    files: {
      'labels.csv': LABEL_FILE,
      'p.csv': SCORE_FILE,
      'q.csv': SCORE_FILE.split('\n')
        .map((line) => line.replace(/,[^,]*$/, ''))
        .join('\n'),
    },
    predictions: ['p.csv', 'q.csv'],
    expected: { p: MAP, q: 13 / 18 },
    notes: [/scored on 1 class only; no column for Mass/],
  },
];
